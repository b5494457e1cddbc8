#include "tools/validator/spec/lower_case_name.h"

#include <algorithm>

namespace insight::validator {

using spec::YamlNode;

namespace {

bool IsLower(char c) { return c >= 'a' && c <= 'z'; }

bool IsWordByte(char c) {
  return IsLower(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         c == '_' || c == '.';
}

std::string AsciiLower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

}  // namespace

std::optional<std::string> LowerCaseNameFault(std::string_view what,
                                              const YamlNode& node) {
  const std::string name(what);
  if (!IsText(node) || node.text.empty()) {
    return "Plugin " + AsciiLower(name) + " does not contain a string.";
  }
  if (AsciiLower(node.text) == "komand") {
    return name + " 'komand' not allowed. It's likely you meant 'rapid7'.";
  }
  if (node.text.ends_with('.')) {
    return name + " ends with period when it should not.";
  }
  if (!IsLower(node.text.front())) {
    return name + " starts with a capital letter when it should not.";
  }
  if (node.text.find_first_of(" \t\n") != std::string::npos) {
    return name + " should be separated by underscores, not spaces.";
  }
  if (node.text.find_first_of("'\"") != std::string::npos) {
    return name + " is surrounded by or contains quotes when it should not.";
  }
  return std::nullopt;
}

std::optional<Edit> UnquotingEdit(const PluginFolder& folder,
                                  const YamlNode& node) {
  const std::optional<PluginFolder::Range> range = folder.LiteralRange(node);
  if (!range || !range->quoted ||
      !std::all_of(node.text.begin(), node.text.end(), IsWordByte)) {
    return std::nullopt;
  }
  YamlNode plain = node;
  plain.plain = true;
  if (!IsText(plain)) return std::nullopt;
  return Edit{
      .begin = range->begin - 1, .size = range->size + 2, .text = node.text};
}

void CheckLowerCaseName(const PluginFolder& folder, std::string_view key,
                        std::string_view what, Findings& findings) {
  const YamlNode* node = folder.Find(key);
  if (node == nullptr || node->is_null()) return;
  if (const std::optional<std::string> fault =
          LowerCaseNameFault(what, *node)) {
    findings.Add(
        {.position = node->position, .path = std::string(key), .text = *fault});
  }
  if (node->kind != YamlNode::Kind::kScalar || node->plain) return;
  findings.Add({.position = node->position,
                .path = std::string(key),
                .text = std::string(what) +
                        " is surrounded by or contains quotes when it should "
                        "not.",
                .hint = "Write it without quotes."},
               UnquotingEdit(folder, *node));
}

}  // namespace insight::validator
