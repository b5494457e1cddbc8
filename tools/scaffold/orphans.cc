#include "tools/scaffold/orphans.h"

#include <set>
#include <string_view>
#include <utility>

#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "tools/scaffold/skeleton_mark.h"
#include "tools/scaffold/step_names.h"

namespace insight::scaffold {
namespace {

using generator::StepKind;

constexpr StepKind kKinds[] = {StepKind::kAction, StepKind::kTrigger,
                               StepKind::kTask};

// Whether the file is in this folder itself.
bool IsIn(std::string_view path, std::string_view folder) {
  return path.size() > folder.size() && path.starts_with(folder) &&
         path.find('/', folder.size()) == std::string_view::npos;
}

class OrphanFinder {
 public:
  explicit OrphanFinder(const PluginSkeleton& skeleton) {
    for (const TextFile& file : AllFiles(skeleton)) known_.insert(file.path);
    for (const StepFiles& step : skeleton.steps) {
      steps_.emplace(step.kind, step.step->name);
    }
  }

  // Returns why the file belongs to nothing; empty if it may.
  [[nodiscard]] std::string Reason(const TextFile& file) const {
    if (known_.contains(file.path)) return "";
    if (file.path == "connection.h" || file.path == "connection.cc") {
      return "the spec has no connection";
    }
    for (const StepKind kind : kKinds) {
      const std::string name(KindName(kind));
      if (IsIn(file.path, name + "s/") && file.path.ends_with(".cc")) {
        return "the spec has no such " + name;
      }
    }
    if (!IsIn(file.path, "tests/")) return "";
    if (file.path.ends_with("_test.cc")) {
      return IsMarkedAsSkeleton(file.text) ? "the spec has nothing of this name"
                                           : "";
    }
    return file.path.ends_with(".json") ? ReasonOfSample(file.text) : "";
  }

 private:
  [[nodiscard]] std::string ReasonOfSample(const std::string& text) const {
    Json message;
    try {
      message = ParseJson(text);
    } catch (const JsonParseException&) {
      return "";  // Whatever it is, it is no sample.
    }
    if (!message.is_object() || !message.contains("type") ||
        !message.contains("body") || !message["body"].is_object()) {
      return "";
    }
    for (const StepKind kind : kKinds) {
      const std::string name(KindName(kind));
      const Json& body = message["body"];
      if (message["type"] != name + "_start" || !body.contains(name) ||
          !body[name].is_string()) {
        continue;
      }
      if (!steps_.contains({kind, body[name].get<std::string>()})) {
        return "the spec has no such " + name;
      }
    }
    return "";
  }

  std::set<std::string> known_;
  std::set<std::pair<StepKind, std::string>> steps_;
};

}  // namespace

std::vector<Orphan> FindOrphans(const std::vector<TextFile>& files,
                                const PluginSkeleton& skeleton) {
  const OrphanFinder finder(skeleton);
  std::vector<Orphan> orphans;
  for (const TextFile& file : files) {
    std::string reason = finder.Reason(file);
    if (reason.empty()) continue;
    orphans.push_back({.path = file.path,
                       .reason = std::move(reason),
                       .is_unedited = IsUneditedSkeleton(file.text)});
  }
  return orphans;
}

}  // namespace insight::scaffold
