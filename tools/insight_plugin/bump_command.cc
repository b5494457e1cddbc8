#include "tools/insight_plugin/bump_command.h"

#include <CLI/CLI.hpp>

#include "tools/insight_plugin/raise_version.h"
#include "tools/version/bump_plan.h"
#include "tools/version/semantic_version.h"

namespace insight::tool {

using version::Bump;

usage::CommandHelp BumpCommand::help() const {
  return {
      .description =
          "Compares the spec with that of the main branch, raises version and "
          "connection_version as the changes need it, adds to the version's "
          "history and writes help.md anew. Layout and comments of the spec "
          "stay as they are. A version that is high enough stays, too.",
      .examples = {{"Raise the version of the plugin in the current directory",
                    "insight-plugin bump"},
                   {"Say yourself what changed, and see it first",
                    "insight-plugin bump -m \"Faster lookup\" --diff"},
                   {"Compare with a tag instead",
                    "insight-plugin bump --base v1.4.0 -d plugins/jira"}},
      .files = {{"plugin.spec.yaml", "the spec"},
                {"help.md", "which has the history as well"}},
      .exit_statuses = {{"1",
                         "the spec has errors, there is nothing to compare it "
                         "with, or with --check: the version would rise"}}};
}

void BumpCommand::DeclareMore(CLI::App& app) {
  DeclareBase(app, base_);
  app.add_option("-m,--message", messages_,
                 "What changed, for the version's history; may be repeated. "
                 "By default what differs in the spec")
      ->type_name("TEXT")
      ->expected(1)
      ->take_all();
  CLI::Option* const major =
      app.add_flag("--major", major_, "Raise the major version");
  CLI::Option* const minor =
      app.add_flag("--minor", minor_, "Raise the minor version at least");
  CLI::Option* const patch =
      app.add_flag("--patch", patch_, "Raise the patch version at least");
  major->excludes(minor)->excludes(patch);
  minor->excludes(patch);
  writing_.Declare(app);
}

void BumpCommand::RunOn(const Target& target, Report& report) {
  version::BumpRequest request;
  if (patch_) request.bump = Bump::kPatch;
  if (minor_) request.bump = Bump::kMinor;
  if (major_) request.bump = Bump::kMajor;
  for (const std::string& message : messages_) {
    request.message += (request.message.empty() ? "" : " | ") + message;
  }
  RaiseVersion(target, base_, request, writing_, report);
}

}  // namespace insight::tool
