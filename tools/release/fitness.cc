#include "tools/release/fitness.h"

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>

#include "sdk/json/json.h"
#include "tools/docs/help_page.h"
#include "tools/image/files.h"
#include "tools/release/built_images.h"
#include "tools/release/layout.h"
#include "tools/spec/plugin_spec.h"
#include "tools/spec/problem.h"
#include "tools/spec/spec_reader.h"
#include "tools/spec/text_file.h"
#include "tools/validator/plugin_folder.h"
#include "tools/validator/validator.h"
#include "tools/version/base_spec.h"
#include "tools/version/version_bump.h"

namespace insight::release {
namespace {

namespace fs = std::filesystem;
using spec::PluginSpec;

constexpr const char* kBump =
    "tools/bazelw run //tools/insight_plugin:insight-plugin -- bump -d ";

void AddProblems(const std::string& file,
                 const std::vector<spec::Problem>& problems,
                 std::vector<Unfit>& found) {
  for (const spec::Problem& problem : problems) {
    if (problem.severity != spec::Severity::kError) continue;
    std::string line = spec::FormatProblems(file, {problem});
    line.erase(line.find_last_not_of('\n') + 1);
    found.push_back({std::move(line), ""});
  }
}

void CheckVersion(const PluginSpec& plugin,
                  const std::optional<PluginSpec>& released,
                  const std::string& folder, bool is_affected,
                  std::vector<Unfit>& found) {
  if (!released) {
    AddProblems(plugin.file, version::CheckFirstVersion(plugin), found);
    return;
  }
  AddProblems(plugin.file, version::CheckVersionBump(*released, plugin), found);
  if (is_affected && released->version == plugin.version) {
    found.push_back(
        {"its image changes, but the version is still " + plugin.version,
         kBump + folder + " --patch -m WHAT_CHANGED"});
  }
}

// A history is a list of "VERSION - TEXT", the newest first.
void CheckHistory(const PluginSpec& plugin, const std::string& folder,
                  std::vector<Unfit>& found) {
  const auto& history = plugin.documentation.version_history;
  const bool has_entry = history && history->value.is_array() &&
                         !history->value.empty() &&
                         history->value.front().is_string() &&
                         history->value.front().get<std::string>().starts_with(
                             plugin.version + " - ");
  if (!has_entry) {
    found.push_back(
        {"version_history does not begin with an entry for " + plugin.version,
         kBump + folder + " -m WHAT_CHANGED"});
  }
}

void CheckHelp(const PluginSpec& plugin, const fs::path& folder,
               std::vector<Unfit>& found) {
  if (image::ReadFile(folder / "help.md") !=
      docs::HelpPage(plugin, docs::Style::kCorrected)) {
    found.push_back({"help.md is not what the spec gives",
                     "tools/bazelw run //tools/insight_plugin:insight-plugin "
                     "-- refresh -d " +
                         folder.string()});
  }
}

}  // namespace

FitnessChecker::FitnessChecker(const Workspace& workspace, std::string released,
                               const std::vector<AffectedPlugin>& affected)
    : workspace_(workspace),
      released_(std::move(released)),
      affected_(affected),
      bin_(BazelBin(workspace)) {}

std::vector<Unfit> FitnessChecker::Check(const AffectedPlugin& plugin) const {
  std::vector<Unfit> found;
  try {
    CheckSpec(plugin, found);
    CheckImages(plugin, found);
  } catch (const std::exception& error) {
    found.push_back({error.what(), ""});
  }
  return found;
}

void FitnessChecker::CheckSpec(const AffectedPlugin& plugin,
                               std::vector<Unfit>& found) const {
  const fs::path folder = workspace_.root() / plugin.folder;
  const std::string file = (folder / "plugin.spec.yaml").string();
  const PluginSpec current =
      spec::ReadPluginSpec(spec::ReadTextFile(file), file);
  const bool is_affected = std::any_of(affected_.begin(), affected_.end(),
                                       [&](const AffectedPlugin& other) {
                                         return other.folder == plugin.folder;
                                       });
  CheckVersion(current, version::ReadBaseSpec(released_, file), plugin.folder,
               is_affected, found);
  CheckHistory(current, plugin.folder, found);
  CheckHelp(current, folder, found);
  const validator::PluginFolder validated(folder.string(), file);
  AddProblems(file, validator::ProblemsOf(validator::Validate(validated, {})),
              found);
}

void FitnessChecker::CheckImages(const AffectedPlugin& plugin,
                                 std::vector<Unfit>& found) const {
  for (const std::string& label : plugin.images) {
    const std::string hint = "tools/bazelw build " + label;
    if (!fs::exists(DigestOf(bin_, label)) ||
        !fs::exists(ArchiveOf(bin_, label))) {
      found.push_back({label + " is not built", hint});
      continue;
    }
    std::string digest = image::ReadFile(DigestOf(bin_, label));
    digest.erase(digest.find_last_not_of('\n') + 1);
    const Layout layout = Layout::Open(ArchiveOf(bin_, label));
    if (layout.images().front().manifest.digest != digest) {
      found.push_back(
          {label + ": its digest is not that of its archive", hint});
    }
  }
}

}  // namespace insight::release
