#include "tools/spec/spec_reader.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "tools/spec/field_reader.h"
#include "tools/spec/yaml_node.h"
#include "tools/spec/yaml_parser.h"

namespace insight::spec {
namespace {

constexpr std::string_view kTopLevelKeys[] = {"plugin_spec_version",
                                              "extension",
                                              "products",
                                              "name",
                                              "title",
                                              "description",
                                              "version",
                                              "vendor",
                                              "support",
                                              "status",
                                              "tags",
                                              "hub_tags",
                                              "resources",
                                              "actions",
                                              "connection",
                                              "types",
                                              "supported_versions",
                                              "sdk",
                                              "connection_version",
                                              "key_features",
                                              "version_history",
                                              "links",
                                              "references",
                                              "requirements",
                                              "troubleshooting",
                                              "enable_cache",
                                              "cloud_ready",
                                              "triggers",
                                              "fedramp_ready",
                                              "language",
                                              "tasks",
                                              "is_connector"};

constexpr std::string_view kStepKeys[] = {
    "title", "description", "input", "output", "help", "action_type"};

constexpr std::string_view kTaskKeys[] = {
    "title", "description", "input", "output", "help", "state", "schedule"};

// Bounds how deep types can contain each other, which is walked recursively.
// Real specs have 200 at most.
constexpr std::size_t kMaxTypes = 1000;

// Such as "compression": it names a folder, a namespace and a program.
bool IsPluginName(std::string_view name) {
  return !name.empty() && name.front() >= 'a' && name.front() <= 'z' &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
         });
}

std::string WithoutNewlines(std::string text) {
  std::erase(text, '\n');
  return text;
}

class SpecReader {
 public:
  SpecReader(const std::string& file, std::string_view text) {
    spec_.file = file;
    spec_.text = text;
  }

  PluginSpec Read() {
    root_ = ParseYaml(spec_.text, spec_.file, problems_);
    if (root_.is_map()) {
      ReadRoot();
    } else {
      problems_.AddError(root_.position, "",
                         "a spec is a map that starts with "
                         "plugin_spec_version, not " +
                             std::string(Describe(root_)));
    }
    if (problems_.has_errors()) {
      throw SpecException(spec_.file, problems_.Sorted());
    }
    spec_.warnings = problems_.Sorted();
    return std::move(spec_);
  }

 private:
  void ReadRoot() {
    WarnOfUnknownKeys(root_, kTopLevelKeys, "", problems_);
    CheckSpecVersion();
    ReadName();
    spec_.title = ReadText(root_, "title", "");
    spec_.vendor = ReadText(root_, "vendor", "");
    const YamlMember* cache = root_.Find("enable_cache");
    spec_.enable_cache = cache != nullptr && ToJson(cache->value) == Json(true);
    spec_.version = ReadText(root_, "version", "");
    ReadDocumentation();
    spec_.description = WithoutNewlines(spec_.documentation.description);
    const std::vector<const YamlMember*> types = ReadMap("types");
    if (types.size() > kMaxTypes) {
      problems_.AddError(
          types[kMaxTypes]->key_position, "types",
          "a spec may have at most " + std::to_string(kMaxTypes) + " types");
      return;
    }
    for (const YamlMember* type : types) type_names_.push_back(type->key);
    for (const YamlMember* type : types) {
      spec_.types.push_back({.name = type->key,
                             .position = type->key_position,
                             .fields = ReadFields(type, "types." + type->key)});
    }
    spec_.connection = ReadFields(root_.Find("connection"), "connection");
    spec_.actions = ReadSteps("actions", kStepKeys);
    spec_.triggers = ReadSteps("triggers", kStepKeys);
    spec_.tasks = ReadSteps("tasks", kTaskKeys);
  }

  void CheckSpecVersion() {
    const YamlMember* version = root_.Find("plugin_spec_version");
    if (version == nullptr || version->value.text == "v2") return;
    problems_.AddError(version->value.position, "plugin_spec_version",
                       version->value.text == "v3"
                           ? "version v3 is not supported; write the spec as v2"
                           : "only v2 is supported");
  }

  void ReadName() {
    spec_.name = ReadText(root_, "name", "");
    const YamlMember* name = root_.Find("name");
    if (name == nullptr) {
      problems_.AddError({}, "name", "the plugin has no name");
      return;
    }
    spec_.name_position = name->value.position;
    if (!IsPluginName(spec_.name)) {
      problems_.AddError(name->value.position, "name",
                         "a plugin's name is a lower-case letter, then "
                         "lower-case letters, digits and underscores");
    }
  }

  void ReadDocumentation() {
    const auto read = [&](std::string_view key) {
      return ReadValueWithTimestamps(root_, key);
    };
    spec_.documentation = {.description = ReadText(root_, "description", ""),
                           .key_features = read("key_features"),
                           .requirements = read("requirements"),
                           .supported_versions = read("supported_versions"),
                           .troubleshooting = read("troubleshooting"),
                           .version_history = read("version_history"),
                           .links = read("links"),
                           .references = read("references")};
  }

  // Returns the text of a scalar as it was written; empty if there is none.
  std::string ReadText(const YamlNode& map, std::string_view key,
                       const std::string& path) {
    const YamlMember* member = map.Find(key);
    if (member == nullptr || member->value.is_null()) return "";
    if (member->value.kind != YamlNode::Kind::kScalar) {
      problems_.AddError(
          member->value.position, path + member->key,
          "text is needed here, not " + std::string(Describe(member->value)));
    }
    return member->value.text;
  }

  // Returns the members of a map at the top; none if it is missing or null.
  std::vector<const YamlMember*> ReadMap(std::string_view key) {
    std::vector<const YamlMember*> members;
    const YamlMember* map = root_.Find(key);
    if (map == nullptr || map->value.is_null()) return members;
    if (!map->value.is_map()) {
      problems_.AddError(
          map->value.position, map->key,
          "a map is needed here, not " + std::string(Describe(map->value)));
    }
    for (const YamlMember& member : map->value.members) {
      members.push_back(&member);
    }
    return members;
  }

  FieldList ReadFields(const YamlMember* section, const std::string& path) {
    return FieldReader(type_names_, problems_).ReadFields(section, path);
  }

  std::vector<StepSpec> ReadSteps(const std::string& kind,
                                  std::span<const std::string_view> keys) {
    std::vector<StepSpec> steps;
    for (const YamlMember* member : ReadMap(kind)) {
      const std::string path = kind + "." + member->key;
      const YamlNode& map = member->value;
      StepSpec step{.name = member->key, .position = member->key_position};
      if (!map.is_map() && !map.is_null()) {
        problems_.AddError(
            map.position, path,
            "a map is needed here, not " + std::string(Describe(map)));
      }
      WarnOfUnknownKeys(map, keys, path, problems_);
      step.title = ReadText(map, "title", path + ".");
      step.full_description = ReadText(map, "description", path + ".");
      step.description = WithoutNewlines(step.full_description);
      step.help = ReadText(map, "help", path + ".");
      step.input = ReadFields(map.Find("input"), path + ".input");
      step.output = ReadFields(map.Find("output"), path + ".output");
      step.state = ReadFields(map.Find("state"), path + ".state");
      steps.push_back(std::move(step));
    }
    return steps;
  }

  PluginSpec spec_;
  YamlNode root_;
  std::vector<std::string> type_names_;
  Problems problems_;
};

}  // namespace

PluginSpec ReadPluginSpec(std::string_view text, const std::string& file) {
  return SpecReader(file, text).Read();
}

}  // namespace insight::spec
