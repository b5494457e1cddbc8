#include "tools/version/version_bump.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "sdk/json/json.h"
#include "tools/spec/yaml_node.h"
#include "tools/spec/yaml_parser.h"

namespace insight::version {
namespace {

using spec::PluginSpec;
using spec::Position;
using spec::Problem;

constexpr const char* kVersionHint =
    "Versions are MAJOR.MINOR.PATCH and start at 1.0.0, see "
    "https://semver.org/.";

// Whether the numbers behind the one that rose are 0.
bool IsReset(const SemanticVersion& version, Bump bump) {
  if (bump == Bump::kMajor) return version.minor == 0 && version.patch == 0;
  if (bump == Bump::kMinor) return version.patch == 0;
  return true;
}

// What the rule's public namesake says of a change that the version lacks.
std::string Complaint(const Change& change, const SemanticVersion& right) {
  const std::string remedy =
      " Please change the plugin version to " + VersionText(right);
  if (change.bump == Bump::kMinor) {
    return change.text + " without incrementing minor version." + remedy;
  }
  // As it has always been said.
  if (change.path.starts_with("connection.") &&
      (change.path.ends_with(".title") || change.path.ends_with(".type"))) {
    return change.text + ", requiring a major version increment." + remedy;
  }
  return change.text + " without a major version increment." + remedy;
}

class BumpCheck {
 public:
  BumpCheck(const PluginSpec& base, const PluginSpec& spec)
      : base_(base),
        spec_(spec),
        before_(ReadVersions(base)),
        after_(ReadVersions(spec)),
        changes_(CompareSpecs(base, spec)) {}

  std::vector<Problem> Check() {
    if (!before_.version) {
      Add(after_.position, "version",
          "the base's version, \"" + before_.text +
              "\", cannot be compared with: it is not MAJOR.MINOR.PATCH");
    } else if (!after_.version) {
      Add(after_.position, "version",
          "Version does not match required semver format.", kVersionHint);
    } else {
      CheckVersion();
      CheckConnectionVersion();
    }
    std::stable_sort(problems_.begin(), problems_.end(),
                     [](const Problem& a, const Problem& b) {
                       return a.position < b.position;
                     });
    return std::move(problems_);
  }

 private:
  void Add(Position position, std::string path, std::string text,
           std::string hint = {}) {
    problems_.push_back({.position = position,
                         .path = std::move(path),
                         .text = std::move(text),
                         .rule = kVersionBumpRule,
                         .hint = std::move(hint)});
  }

  void CheckVersion() {
    const Bump needed = NeededBump(changes_);
    const Bump actual = BumpBetween(*before_.version, *after_.version);
    right_ = RightVersion(base_, spec_, needed);
    if (*after_.version < *before_.version) {
      Add(after_.position, "version",
          "The version is lower than that of the base, " + before_.text + ".",
          "Please change the plugin version to " + VersionText(right_));
    } else if (!IsReset(*after_.version, actual)) {
      Add(after_.position, "version",
          actual == Bump::kMajor
              ? "Major version increment should set minor and patch versions "
                "to 0."
              : "Minor version increment should set patch version to 0.",
          "Please change the plugin version to " + VersionText(right_));
    }
    if (needed == Bump::kPatch && actual == Bump::kNone) {
      AddPatchProblem();
      return;
    }
    for (const Change& change : changes_) {
      if (change.bump > actual && change.bump > Bump::kPatch) {
        Add(change.position, change.path, Complaint(change, right_));
      }
    }
  }

  // One for all: any number of small changes asks for one new version.
  void AddPatchProblem() {
    const Change& first = changes_.front();
    std::string text =
        "The spec has changed without a version increment: " + first.path +
        ", line " + std::to_string(first.position.line);
    if (const std::size_t others = changes_.size() - 1; others > 0) {
      text += ", and " + std::to_string(others) + " more";
    }
    Add(after_.position, "version",
        text + ". Please change the plugin version to " + VersionText(right_));
  }

  void CheckConnectionVersion() {
    if (spec_.connection.empty()) return;
    const bool changed = ChangesConnection(changes_);
    const std::optional<std::int64_t> expected =
        RightConnectionVersion(&base_, spec_, changed, right_);
    const std::optional<std::int64_t>& actual = after_.connection_version;
    if (actual == expected) return;
    const std::string advice = " Based on plugin version this should be '" +
                               std::to_string(expected.value_or(1)) + "'.";
    std::string text;
    if (!actual) {
      text =
          "Connection detail specified in plugin.spec.yaml but no connection "
          "version has been specified.";
    } else if (!before_.connection_version) {
      text =
          "First time connection version is supplied does not match expected "
          "value.";
    } else if (!changed) {
      text =
          "Connection details have not changed but the connection version was "
          "bumped.";
    } else if (actual == before_.connection_version) {
      text =
          "Connection details have changed but no version bump has occurred.";
    } else {
      text = "Connection version has been bumped incorrectly.";
    }
    Add(after_.connection_version_position, "connection_version",
        text + advice);
  }

  const PluginSpec& base_;
  const PluginSpec& spec_;
  const StatedVersions before_;
  const StatedVersions after_;
  const std::vector<Change> changes_;
  SemanticVersion right_;
  std::vector<Problem> problems_;
};

}  // namespace

StatedVersions ReadVersions(const PluginSpec& spec) {
  spec::Problems warnings;
  const spec::YamlNode root = spec::ParseYaml(spec.text, spec.file, warnings);
  StatedVersions stated{.text = spec.version,
                        .version = ParseVersion(spec.version)};
  const spec::YamlMember* version = root.Find("version");
  if (version != nullptr) stated.position = version->value.position;
  const spec::YamlMember* connection = root.Find("connection_version");
  // A missing one is missed where the connection is.
  if (connection == nullptr) connection = root.Find("connection");
  if (connection == nullptr) return stated;
  stated.connection_version_position = connection->key_position;
  if (connection->key == "connection" || connection->value.is_null()) {
    return stated;
  }
  stated.connection_version_position = connection->value.position;
  const Json value = ToJson(connection->value);
  const bool is_number = value.is_number_integer() && value > 0;
  stated.connection_version = is_number ? value.get<std::int64_t>() : 0;
  return stated;
}

std::vector<Problem> CheckVersionBump(const PluginSpec& base,
                                      const PluginSpec& spec) {
  return BumpCheck(base, spec).Check();
}

std::vector<Problem> CheckFirstVersion(const PluginSpec& spec) {
  const StatedVersions stated = ReadVersions(spec);
  if (spec.connection.empty() || stated.connection_version) return {};
  const SemanticVersion version =
      stated.version.value_or(SemanticVersion{.major = 1});
  return {{.position = stated.connection_version_position,
           .path = "connection_version",
           .text = "Connection detail specified in plugin.spec.yaml but no "
                   "connection version has been specified. Based on plugin "
                   "version this should be '" +
                   std::to_string(version.major) + "'.",
           .rule = kVersionBumpRule}};
}

SemanticVersion RightVersion(const PluginSpec& base, const PluginSpec& spec,
                             Bump bump) {
  const std::optional<SemanticVersion> before = ParseVersion(base.version);
  if (!before) {
    throw std::runtime_error("the version of the base, \"" + base.version +
                             "\", is not MAJOR.MINOR.PATCH");
  }
  const std::optional<SemanticVersion> after = ParseVersion(spec.version);
  if (after && *after >= *before) {
    const Bump actual = BumpBetween(*before, *after);
    if (actual >= bump && IsReset(*after, actual)) return *after;
    bump = std::max(bump, actual);
  }
  return Bumped(*before, bump);
}

std::optional<std::int64_t> RightConnectionVersion(
    const PluginSpec* base, const PluginSpec& spec, bool connection_changed,
    const SemanticVersion& right_version) {
  const StatedVersions after = ReadVersions(spec);
  if (spec.connection.empty()) return after.connection_version;
  if (base == nullptr) {
    return after.connection_version.value_or(right_version.major);
  }
  const std::optional<std::int64_t> before =
      ReadVersions(*base).connection_version;
  if (!before) return right_version.major;
  return *before + (connection_changed ? 1 : 0);
}

}  // namespace insight::version
