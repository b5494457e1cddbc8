#include "tools/insight_plugin/diff_command.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <vector>

#include "sdk/json/json.h"
#include "tools/spec/plugin_spec.h"
#include "tools/spec/spec_reader.h"
#include "tools/spec/text_file.h"
#include "tools/version/base_spec.h"
#include "tools/version/change.h"
#include "tools/version/semantic_version.h"
#include "tools/version/version_bump.h"

namespace insight::tool {
namespace {

namespace fs = std::filesystem;

using spec::PluginSpec;
using spec::Position;
using version::Bump;
using version::BumpName;
using version::Change;
using version::ChangeKind;

// What is gone has its place in the old spec.
bool IsInOldSpec(const Change& change) {
  return change.kind == ChangeKind::kRemoved && change.old_position;
}

std::string PlaceText(const Change& change, const PluginSpec& before,
                      const PluginSpec& after) {
  const bool old = IsInOldSpec(change);
  const Position position = old ? *change.old_position : change.position;
  return (old ? before.file : after.file) + ':' +
         std::to_string(position.line) + ':' + std::to_string(position.column);
}

// The next version after the old one; nothing if that is none.
std::optional<version::SemanticVersion> NeededVersion(const PluginSpec& before,
                                                      Bump bump) {
  const auto old_version = version::ParseVersion(before.version);
  if (!old_version) return std::nullopt;
  return version::Bumped(*old_version, bump);
}

std::string Conclusion(const PluginSpec& before, const PluginSpec& after,
                       Bump bump) {
  if (bump == Bump::kNone) return "Nothing changed for users.\n";
  std::string text = "This needs a " + std::string(BumpName(bump)) + " version";
  if (const auto needed = NeededVersion(before, bump)) {
    text += ": after " + before.version + " at least " +
            version::VersionText(*needed);
  }
  return text + ". The new spec has " +
         (after.version.empty() ? "none" : after.version) + ".\n";
}

std::string Listing(const std::vector<Change>& changes,
                    const PluginSpec& before, const PluginSpec& after) {
  std::string text;
  for (const Bump bump : {Bump::kMajor, Bump::kMinor, Bump::kPatch}) {
    bool is_first = true;
    for (const Change& change : changes) {
      if (change.bump != bump) continue;
      if (is_first) text += std::string(BumpName(bump)) + '\n';
      is_first = false;
      text += "  " + PlaceText(change, before, after) + ": " + change.path +
              ": " + change.text + '\n';
    }
  }
  return text;
}

Json ToJson(const Change& change, const PluginSpec& before,
            const PluginSpec& after) {
  const bool old = IsInOldSpec(change);
  const Position position = old ? *change.old_position : change.position;
  return Json::object({{"bump", BumpName(change.bump)},
                       {"kind", version::ChangeKindName(change.kind)},
                       {"path", change.path},
                       {"file", old ? before.file : after.file},
                       {"line", position.line},
                       {"column", position.column},
                       {"message", change.text}});
}

}  // namespace

usage::CommandHelp DiffCommand::help() const {
  return {
      .description =
          "Lists what a plugin's users notice: steps, fields, types, their "
          "titles and whether they are required. Says whether that makes a "
          "major, minor or patch version.",
      .examples = {{"See what has changed since the last release",
                    "insight-plugin diff origin/main -d plugins/jira"},
                   {"Compare two files",
                    "insight-plugin diff old.plugin.spec.yaml "
                    "new.plugin.spec.yaml"},
                   {"Fail in a script if the version is too low",
                    "insight-plugin diff --check origin/main -d "
                    "plugins/jira"}},
      .files = {{"plugin.spec.yaml", "the spec"}},
      .exit_statuses = {{"1",
                         "a spec has errors, or with --check: the version does "
                         "not account for the changes"}}};
}

void DiffCommand::Declare(CLI::App& app) {
  app.add_option("old", old_,
                 "The spec before: a file, a plugin's directory or a revision "
                 "of git")
      ->type_name(std::string(usage::kFile))
      ->required();
  app.add_option("new", new_,
                 "The spec after: a file or a plugin's directory; by default "
                 "plugin.spec.yaml in the target directory")
      ->type_name(std::string(usage::kSpec));
  app.add_option("-d,--target-dir", target_dir_, "The plugin's directory")
      ->type_name(std::string(usage::kDirectory))
      ->group(kCommonOptions)
      ->capture_default_str();
  app.add_flag("--check", check_,
               "Fail unless the version of the new spec accounts for the "
               "changes");
  DeclareReportOptions(app, options_);
}

std::string DiffCommand::NewFile() const {
  const fs::path path = new_.empty() ? target_dir_ : new_;
  std::error_code ignored;
  if (!new_.empty() && !fs::is_directory(path, ignored)) return new_;
  return path == "." ? "plugin.spec.yaml"
                     : (path / "plugin.spec.yaml").string();
}

int DiffCommand::Run(const Streams& streams) {
  Report report(name(), options_, streams, 1);
  report.StartTarget();
  const std::string new_file = NewFile();
  report.Guard(new_file, [&] { Compare(new_file, report); });
  return report.Finish();
}

void DiffCommand::Compare(const std::string& new_file, Report& report) const {
  std::optional<PluginSpec> before;
  // Its problems are in another file.
  report.Guard(old_, [&] {
    before = version::ReadBaseSpec(old_, new_file);
    if (!before) {
      throw std::runtime_error(new_file + " is not in " + old_ +
                               "; the plugin is new");
    }
  });
  if (!before) return;
  const PluginSpec after =
      spec::ReadPluginSpec(spec::ReadTextFile(new_file), new_file);
  const std::vector<Change> changes = version::CompareSpecs(*before, after);
  const Bump bump = version::NeededBump(changes);
  report.Print(Listing(changes, *before, after));
  report.Print(Conclusion(*before, after, bump));
  if (check_) {
    report.AddFindings(new_file, version::CheckVersionBump(*before, after));
  }
  Json list = Json::array();
  for (const Change& change : changes) {
    list.push_back(ToJson(change, *before, after));
  }
  const auto needed = NeededVersion(*before, bump);
  report.Set("changes", std::move(list));
  report.Set("bump", BumpName(bump));
  report.Set("old_version", before->version);
  report.Set("new_version", after.version);
  report.Set("needed_version",
             needed ? Json(version::VersionText(*needed)) : Json());
}

}  // namespace insight::tool
