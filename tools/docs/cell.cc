#include "tools/docs/cell.h"

#include <optional>
#include <string_view>
#include <utility>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/python_text.h"
#include "tools/spec/timestamp.h"

namespace insight::docs {
namespace {

using spec::Timestamp;

bool IsWordCharacter(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z') || c == '_';
}

// Whether `word` is in the text at `at` as a word that no other one follows
// after a space: "true" is one in [true, "or true"], not in "true story".
bool IsLoneWord(std::string_view text, std::size_t at, std::string_view word) {
  if (!text.substr(at).starts_with(word)) return false;
  if (at > 0 && IsWordCharacter(text[at - 1])) return false;
  const std::string_view rest = text.substr(at + word.size());
  if (rest.empty()) return true;
  if (IsWordCharacter(rest[0])) return false;
  return rest.size() < 2 || rest[0] != ' ' || !IsWordCharacter(rest[1]);
}

std::string WithPythonBooleans(std::string_view json) {
  std::string text;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const bool is_boolean =
        IsLoneWord(json, at, "true") || IsLoneWord(json, at, "false");
    text += is_boolean ? (json[at] == 't' ? 'T' : 'F') : json[at];
  }
  return text;
}

// Python: repr(value).
std::string Repr(const Json& value) {
  if (const std::optional<Timestamp> timestamp = spec::GetTimestamp(value)) {
    return spec::PythonRepr(*timestamp);
  }
  if (!value.is_structured()) return PythonRepr(value);
  std::string text(1, value.is_array() ? '[' : '{');
  for (const auto& [key, member] : value.items()) {
    if (text.size() > 1) text += ", ";
    if (value.is_object()) text += PythonQuoted(key) + ": ";
    text += Repr(member);
  }
  return text + (value.is_array() ? ']' : '}');
}

}  // namespace

std::string CellText(const Json& value) {
  return value.is_array()
             ? WithPythonBooleans(DumpJson(WithTimestampsAsText(value)))
             : StrText(value);
}

std::string StrText(const Json& value) {
  if (const std::optional<Timestamp> timestamp = spec::GetTimestamp(value)) {
    return spec::PythonStr(*timestamp);
  }
  return value.is_structured() ? Repr(value) : PythonStr(value);
}

Json WithTimestampsAsText(Json value) {
  if (const std::optional<Timestamp> timestamp = spec::GetTimestamp(value)) {
    return spec::PythonStr(*timestamp);
  }
  if (value.is_structured()) {
    for (Json& member : value) {
      member = WithTimestampsAsText(std::move(member));
    }
  }
  return value;
}

}  // namespace insight::docs
