#include "tools/insight_plugin/semver_command.h"

#include <CLI/CLI.hpp>

#include "tools/insight_plugin/raise_version.h"
#include "tools/version/bump_plan.h"
#include "tools/version/semantic_version.h"

namespace insight::tool {
namespace {

using version::Bump;

constexpr Bump kBumps[] = {Bump::kPatch, Bump::kMinor, Bump::kMajor};

version::BumpRequest RequestOf(const std::string& version) {
  if (const auto exact = version::ParseVersion(version)) {
    return {.version = exact};
  }
  for (const Bump bump : kBumps) {
    if (version == version::BumpName(bump)) return {.bump = bump};
  }
  return {};  // "auto"
}

std::string CheckVersion(std::string& version) {
  const version::BumpRequest request = RequestOf(version);
  if (request.version || request.bump || version == "auto") return "";
  return '"' + version +
         "\" is no version like 1.2.3, nor major, minor, patch or auto";
}

}  // namespace

usage::CommandHelp SemverCommand::help() const {
  return {
      .description =
          "Does what bump does, with a version and a text of yours; a version "
          "that the changes do not allow is an error.",
      .examples = {{"Set the version",
                    "insight-plugin semver 2.0.0 \"Sign in with OAuth\" -d "
                    "plugins/jira"},
                   {"Raise it as the changes need it",
                    "insight-plugin semver auto \"Look up several hosts\""}},
      .files = {{"plugin.spec.yaml", "the spec"},
                {"help.md", "which has the history as well"}}};
}

void SemverCommand::DeclareMore(CLI::App& app) {
  app.add_option("version", version_,
                 "The version (1.2.3), or how much it rises: major, minor, "
                 "patch, or auto for what the changes need")
      ->type_name("VERSION")
      ->required()
      ->check(CLI::Validator(CheckVersion, ""));
  app.add_option("changelog", changelog_,
                 "What changed, for the version's history")
      ->type_name("TEXT")
      ->required();
  DeclareBase(app, base_);
  writing_.Declare(app);
}

void SemverCommand::RunOn(const Target& target, Report& report) {
  version::BumpRequest request = RequestOf(version_);
  request.message = changelog_;
  RaiseVersion(target, base_, request, writing_, report);
}

}  // namespace insight::tool
