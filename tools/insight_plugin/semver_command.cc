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

void SemverCommand::DeclareMore(CLI::App& app) {
  app.add_option("version", version_,
                 "The version (1.2.3), or how much it rises: major, minor, "
                 "patch, or auto for what the changes need")
      ->required()
      ->check(CLI::Validator(CheckVersion, ""));
  app.add_option("changelog", changelog_,
                 "What changed, for the version's history")
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
