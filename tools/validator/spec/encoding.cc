#include <algorithm>
#include <cstdio>
#include <string>

#include "sdk/json/unicode.h"
#include "tools/validator/spec/spec_rules.h"

namespace insight::validator {
namespace {

using spec::YamlMember;
using spec::YamlNode;

bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// Returns `"é" (U+00E9)`.
std::string NameOf(std::string_view text) {
  const CodePoint first = FirstCodePoint(text, Surrogates::kAccept);
  char number[16];
  std::snprintf(number, sizeof(number), "U+%04X",
                static_cast<unsigned>(first.value));
  return '"' + std::string(text.substr(0, first.length)) + "\" (" + number +
         ')';
}

// YAML bounds how deep it goes.
void CheckNode(const YamlNode& node, const std::string& path,
               Findings& findings) {
  const auto bad =
      std::find_if_not(node.text.begin(), node.text.end(), IsAscii);
  if (bad != node.text.end()) {
    const auto offset = static_cast<std::size_t>(bad - node.text.begin());
    findings.Add({.position = node.position,
                  .path = path,
                  .text = "A forbidden character was found: " +
                          NameOf(std::string_view(node.text).substr(offset)),
                  .hint = "Only ASCII characters may be used in a spec."});
  }
  int index = 0;
  for (const YamlNode& item : node.items) {
    CheckNode(item, path + '.' + std::to_string(index++), findings);
  }
  for (const YamlMember& member : node.members) {
    CheckNode(member.value, path.empty() ? member.key : path + '.' + member.key,
              findings);
  }
}

}  // namespace

void CheckEncoding(const PluginFolder& folder, Findings& findings) {
  CheckNode(folder.root(), "", findings);
}

}  // namespace insight::validator
