#include "tools/spec/yaml_node.h"

#include "sdk/json/json.h"
#include "tools/spec/yaml_scalar.h"

namespace insight::spec {

YamlNode::YamlNode() = default;
YamlNode::YamlNode(const YamlNode&) = default;
YamlNode::YamlNode(YamlNode&&) noexcept = default;
YamlNode& YamlNode::operator=(const YamlNode&) = default;
YamlNode& YamlNode::operator=(YamlNode&&) noexcept = default;
YamlNode::~YamlNode() = default;

const YamlMember* YamlNode::Find(std::string_view key) const {
  for (const YamlMember& member : members) {
    if (member.key == key) return &member;
  }
  return nullptr;
}

Json ToJson(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::kNull:
      return nullptr;
    case YamlNode::Kind::kScalar:
      return node.plain ? ResolvePlainScalar(node.text) : Json(node.text);
    case YamlNode::Kind::kSequence: {
      Json array = Json::array();
      for (const YamlNode& item : node.items) array.push_back(ToJson(item));
      return array;
    }
    case YamlNode::Kind::kMap: {
      Json object = Json::object();
      for (const YamlMember& member : node.members) {
        object[member.key] = ToJson(member.value);
      }
      return object;
    }
  }
  return nullptr;
}

std::string_view Describe(const YamlNode& node) {
  if (node.kind == YamlNode::Kind::kSequence) return "a list";
  if (node.kind == YamlNode::Kind::kMap) return "a map";
  const Json value = ToJson(node);
  if (value.is_null()) return "null";
  if (value.is_boolean()) return "a boolean";
  if (IsInteger(value)) return "an integer";
  if (value.is_number()) return "a number";
  return "a string";
}

}  // namespace insight::spec
