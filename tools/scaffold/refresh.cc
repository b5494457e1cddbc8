#include "tools/scaffold/refresh.h"

#include <filesystem>
#include <map>
#include <string_view>
#include <utility>

#include "tools/scaffold/directory_files.h"
#include "tools/scaffold/skeleton_mark.h"
#include "tools/spec/text_file.h"

namespace insight::scaffold {
namespace {

class Planner {
 public:
  Planner(const std::vector<TextFile>& files, const RefreshOptions& options)
      : options_(options) {
    for (const TextFile& file : files) texts_.emplace(file.path, file.text);
  }

  Refresh Plan(const spec::PluginSpec& spec, const PluginSkeleton& skeleton) {
    if (options_.help) plan_.generated.push_back(skeleton.help);
    const std::string* const build = Text(skeleton.build.path);
    plan_.missing.push_back(skeleton.build);
    plan_.build_lacks_plugin = build != nullptr && !MakesPlugin(*build, spec);
    if (skeleton.connection.size() == 3) {
      AddCode({skeleton.connection[0], skeleton.connection[1]},
              skeleton.connection[2], {});
    }
    for (const StepFiles& step : skeleton.steps) {
      AddCode({step.source}, step.test, {step.sample});
    }
    return std::move(plan_);
  }

 private:
  // Returns what the file holds; null if there is none.
  [[nodiscard]] const std::string* Text(const std::string& path) const {
    const auto found = texts_.find(path);
    return found == texts_.end() ? nullptr : &found->second;
  }

  void AddCode(const std::vector<TextFile>& code, const TextFile& test,
               const std::vector<TextFile>& samples) {
    bool is_new = true;
    for (const TextFile& file : code) {
      is_new = is_new && Text(file.path) == nullptr;
    }
    for (const TextFile& file : code) Add(file, is_new);
    Add(test, is_new && options_.tests);
    if (!is_new) return;
    plan_.missing.insert(plan_.missing.end(), samples.begin(), samples.end());
  }

  void Add(const TextFile& file, bool is_new) {
    const std::string* const text = Text(file.path);
    if (text != nullptr && IsUneditedSkeleton(*text)) {
      plan_.generated.push_back(file);
    } else if (text != nullptr || is_new) {
      plan_.missing.push_back(file);
    }
  }

  std::map<std::string_view, std::string> texts_;
  const RefreshOptions& options_;
  Refresh plan_;
};

bool IsLookedAt(const std::string& path) {
  const std::filesystem::path as_path(path);
  const std::string folder = as_path.parent_path().string();
  if (folder.empty()) {
    return path == "BUILD" || path == "connection.h" || path == "connection.cc";
  }
  if (folder == "tests") {
    return path.ends_with("_test.cc") || path.ends_with(".json");
  }
  const bool is_code =
      folder == "actions" || folder == "triggers" || folder == "tasks";
  return is_code && path.ends_with(".cc");
}

}  // namespace

Refresh PlanRefresh(const spec::PluginSpec& spec,
                    const PluginSkeleton& skeleton,
                    const std::vector<TextFile>& files,
                    const RefreshOptions& options) {
  Refresh plan = Planner(files, options).Plan(spec, skeleton);
  for (Orphan& orphan : FindOrphans(files, skeleton)) {
    if (options.prune && orphan.is_unedited) {
      plan.removed.push_back(std::move(orphan.path));
    } else {
      plan.orphans.push_back(std::move(orphan));
    }
  }
  return plan;
}

std::vector<TextFile> ReadPluginFiles(const std::string& directory) {
  std::vector<TextFile> files;
  for (const std::string& path : FilesBelow(directory)) {
    if (!IsLookedAt(path)) continue;
    const std::filesystem::path whole = std::filesystem::path(directory) / path;
    files.push_back({path, spec::ReadTextFile(whole.string())});
  }
  return files;
}

}  // namespace insight::scaffold
