#include "tools/export/yaml_text.h"

// yaml-cpp, whose emitter knows the indentation and the escapes.
#include <yaml-cpp/emitter.h>

#include <algorithm>
#include <cstdint>

#include "sdk/json/json.h"
#include "tools/spec/yaml_scalar.h"

namespace insight::exporting {
namespace {

// The emitter quotes what is no plain scalar, but not what is another value.
bool NeedsQuotes(const std::string& text) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  const bool is_simple = !text.empty() &&
                         (is_letter(text.front()) || text.front() == '/') &&
                         std::all_of(text.begin(), text.end(), [&](char c) {
                           return is_letter(c) || (c >= '0' && c <= '9') ||
                                  c == '_' || c == '-' || c == '.' || c == '/';
                         });
  return !is_simple || !spec::ResolvePlainScalar(text).is_string();
}

void Emit(const Json& value, YAML::Emitter& out) {
  if (value.is_object()) {
    out << YAML::BeginMap;
    for (const auto& [key, member] : value.items()) {
      out << YAML::Key;
      Emit(Json(key), out);
      out << YAML::Value;
      Emit(member, out);
    }
    out << YAML::EndMap;
  } else if (value.is_array()) {
    out << YAML::BeginSeq;
    for (const Json& element : value) Emit(element, out);
    out << YAML::EndSeq;
  } else if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    if (NeedsQuotes(text)) out << YAML::DoubleQuoted;
    out << text;
  } else if (value.is_boolean()) {
    out << value.get<bool>();
  } else if (value.is_number_integer()) {
    out << value.get<std::int64_t>();
  } else if (value.is_number()) {
    out << value.get<double>();
  } else {
    out << YAML::Null;
  }
}

}  // namespace

std::string YamlText(const Json& value) {
  YAML::Emitter out;
  Emit(value, out);
  return std::string(out.c_str(), out.size()) + '\n';
}

}  // namespace insight::exporting
