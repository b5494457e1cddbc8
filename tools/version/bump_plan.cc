#include "tools/version/bump_plan.h"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <vector>

#include "sdk/json/json.h"
#include "tools/version/change.h"
#include "tools/version/spec_editor.h"
#include "tools/version/version_bump.h"

namespace insight::version {
namespace {

using spec::PluginSpec;

// Returns the top entry of the history if it is about `version`.
std::string TopEntryOf(const PluginSpec& spec, const SemanticVersion& version) {
  const auto& history = spec.documentation.version_history;
  if (!history || !history->value.is_array() || history->value.empty()) {
    return "";
  }
  const Json& top = history->value.front();
  if (!top.is_string()) return "";
  const std::string& text = top.get_ref<const std::string&>();
  return text.starts_with(VersionText(version) + " - ") ? text : "";
}

// "New input added" tells nothing without a name.
std::string HistoryText(const Change& change) {
  return change.text.starts_with("New ")
             ? change.text + ": " +
                   change.path.substr(change.path.rfind('.') + 1)
             : change.text;
}

std::string MessageOf(const std::vector<Change>& changes) {
  if (changes.empty()) {
    throw std::runtime_error(
        "nothing in the spec tells what changed; say it by --message");
  }
  std::vector<std::string> texts;
  for (const Change& change : changes) {
    if (change.bump < Bump::kMinor) continue;
    std::string text = HistoryText(change);
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) {
      texts.push_back(std::move(text));
    }
  }
  if (texts.empty()) return "Documentation and settings updated";
  std::string message;
  for (const std::string& text : texts) {
    message += (message.empty() ? "" : " | ") + text;
  }
  return message;
}

class Planner {
 public:
  Planner(const PluginSpec* base, const PluginSpec& spec,
          const BumpRequest& request)
      : base_(base), spec_(spec), request_(request) {
    if (base != nullptr) changes_ = CompareSpecs(*base, spec);
  }

  BumpPlan Plan() {
    BumpPlan plan{.needed = NeededBump(changes_)};
    CheckRequest(plan.needed);
    plan.version = Version(plan.needed);
    plan.connection_version = RightConnectionVersion(
        base_, spec_, ChangesConnection(changes_), plan.version);
    plan.spec_text = Edited(plan);
    return plan;
  }

 private:
  void CheckRequest(Bump needed) const {
    if (request_.bump && *request_.bump < needed) {
      throw std::runtime_error(
          "the changes ask for a " + std::string(BumpName(needed)) +
          " version, not for a " + std::string(BumpName(*request_.bump)) +
          " one; 'insight-plugin diff' shows them");
    }
    if (base_ == nullptr && !request_.version && !request_.bump) {
      throw std::runtime_error(
          "there is no earlier spec to compare with; say how much changed: "
          "--major, --minor or --patch");
    }
  }

  [[nodiscard]] SemanticVersion Version(Bump needed) const {
    if (request_.version) {
      CheckVersion(*request_.version, needed);
      return *request_.version;
    }
    const PluginSpec& reference = base_ != nullptr ? *base_ : spec_;
    const Bump implied = request_.message.empty() ? Bump::kNone : Bump::kPatch;
    return RightVersion(reference, spec_,
                        std::max(needed, request_.bump.value_or(implied)));
  }

  void CheckVersion(const SemanticVersion& version, Bump needed) const {
    const PluginSpec& reference = base_ != nullptr ? *base_ : spec_;
    // Its own version is what a new plugin starts with.
    if (base_ == nullptr && VersionText(version) == spec_.version) return;
    PluginSpec wanted = spec_;
    wanted.version = VersionText(version);
    const SemanticVersion right = RightVersion(reference, wanted, needed);
    if (right != version) {
      throw std::runtime_error("after " + reference.version +
                               " the version cannot be " + wanted.version +
                               "; the next one is " + VersionText(right));
    }
  }

  [[nodiscard]] std::string Edited(const BumpPlan& plan) const {
    SpecEditor editor(spec_.text, spec_.file);
    const StatedVersions stated = ReadVersions(spec_);
    const bool rises = stated.version != plan.version;
    if (rises) editor.SetValue("version", VersionText(plan.version));
    if (plan.connection_version &&
        plan.connection_version != stated.connection_version) {
      editor.SetValue("connection_version",
                      std::to_string(*plan.connection_version));
    }
    const std::string top = TopEntryOf(spec_, plan.version);
    const bool is_asked = request_.version || request_.bump ||
                          !request_.message.empty() ||
                          plan.needed != Bump::kNone;
    if (top.empty() && (rises || is_asked)) {
      editor.AddHistory(
          VersionText(plan.version) + " - " +
          (request_.message.empty() ? MessageOf(changes_) : request_.message));
    } else if (!top.empty() && top.find(request_.message) == top.npos) {
      editor.ReplaceTopHistory(top + " | " + request_.message);
    }
    return editor.text();
  }

  const PluginSpec* base_;
  const PluginSpec& spec_;
  const BumpRequest& request_;
  std::vector<Change> changes_;
};

}  // namespace

BumpPlan PlanBump(const PluginSpec* base, const PluginSpec& spec,
                  const BumpRequest& request) {
  return Planner(base, spec, request).Plan();
}

}  // namespace insight::version
