#include "sdk/server/yaml_json.h"

// yaml-cpp, since YAML's grammar is large and well tested there.
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <stdexcept>
#include <utility>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"

namespace insight {
namespace {

constexpr int kMaxDepth = 100;
constexpr std::string_view kDigits = "0123456789";

bool IsOneOf(std::string_view text, std::initializer_list<const char*> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool AllOf(std::string_view text, std::string_view characters) {
  return text.find_first_not_of(characters) == std::string_view::npos;
}

Json IntegerInBase(const std::string& digits, int base, bool negative) {
  std::int64_t value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, value, base);
  if (error != std::errc() || rest != end) return nullptr;
  return negative ? -value : value;
}

// Null if the text is no integer.
Json ReadInteger(std::string digits, bool negative) {
  if (digits.starts_with("0x")) {
    return IntegerInBase(digits.substr(2), 16, negative);
  }
  if (digits.starts_with("0b")) {
    return IntegerInBase(digits.substr(2), 2, negative);
  }
  if (!AllOf(digits, kDigits)) return nullptr;
  if (digits.size() > 1 && digits[0] == '0') {
    return IntegerInBase(digits, 8, negative);
  }
  return MakeInteger((negative ? "-" : "") + digits);
}

// Null if the text is no number with a point.  An exponent needs its sign.
Json ReadFloat(std::string_view digits, bool negative) {
  const double sign = negative ? -1 : 1;
  if (IsOneOf(digits, {".inf", ".Inf", ".INF"})) {
    return sign * std::numeric_limits<double>::infinity();
  }
  if (IsOneOf(digits, {".nan", ".NaN", ".NAN"})) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  const std::size_t point = digits.find('.');
  const std::size_t exponent = digits.find_first_of("eE");
  const bool has_sign =
      exponent == std::string_view::npos ||
      (exponent + 2 < digits.size() &&
       (digits[exponent + 1] == '-' || digits[exponent + 1] == '+'));
  if (point == std::string_view::npos || digits == "." || !has_sign ||
      !AllOf(digits, "0123456789.eE+-")) {
    return nullptr;
  }
  double value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, value);
  if (error == std::errc::invalid_argument || rest != end) return nullptr;
  return sign * value;
}

Json ResolveScalar(const std::string& text) {
  if (IsOneOf(text, {"", "~", "null", "Null", "NULL"})) return nullptr;
  if (IsOneOf(text, {"yes", "Yes", "YES", "true", "True", "TRUE", "on", "On",
                     "ON"})) {
    return true;
  }
  if (IsOneOf(text, {"no", "No", "NO", "false", "False", "FALSE", "off", "Off",
                     "OFF"})) {
    return false;
  }
  const bool has_sign = text[0] == '-' || text[0] == '+';
  std::string digits = text.substr(has_sign ? 1 : 0);
  if (digits.empty() || !AllOf(digits.substr(0, 1), "0123456789.")) return text;
  std::erase(digits, '_');
  Json number = ReadInteger(digits, text[0] == '-');
  if (number.is_null()) number = ReadFloat(digits, text[0] == '-');
  return number.is_null() ? Json(text) : number;
}

Json ConvertNode(const YAML::Node& node, int depth);

// Members of `<<` count where the map has none of that name.
void Merge(const Json& source, Json& map) {
  if (source.is_array()) {
    for (const Json& item : source) Merge(item, map);
  } else if (source.is_object()) {
    for (const auto& [key, value] : source.items()) {
      if (!map.contains(key)) map[key] = value;
    }
  }
}

Json ConvertMap(const YAML::Node& node, int depth) {
  Json map = Json::object();
  Json merged;
  for (const auto& member : node) {
    const Json key = ConvertNode(member.first, depth + 1);
    Json value = ConvertNode(member.second, depth + 1);
    if (key == "<<" && member.first.Tag() != "!") {
      merged = std::move(value);
    } else {
      map[key.is_string() ? key.get<std::string>() : DumpJson(key)] =
          std::move(value);
    }
  }
  Merge(merged, map);
  return map;
}

Json ConvertNode(const YAML::Node& node, int depth) {
  if (depth > kMaxDepth) {
    throw std::runtime_error("The spec is nested too deeply.");
  }
  switch (node.Type()) {
    case YAML::NodeType::Scalar: {
      const std::string& tag = node.Tag();
      const bool plain = tag == "?" || tag.empty();
      return plain ? ResolveScalar(node.Scalar()) : Json(node.Scalar());
    }
    case YAML::NodeType::Sequence: {
      Json array = Json::array();
      for (const auto& item : node) {
        array.push_back(ConvertNode(item, depth + 1));
      }
      return array;
    }
    case YAML::NodeType::Map:
      return ConvertMap(node, depth);
    default:
      return nullptr;
  }
}

// Whether a plain scalar of this text would be read as this text.
bool IsPlainText(const std::string& text) {
  if (text.empty() || !ResolveScalar(text).is_string()) return false;
  constexpr std::string_view kIndicators = "-?:,[]{}#&*!|>'\"%@` ";
  if (kIndicators.find(text.front()) != std::string_view::npos) return false;
  if (text.back() == ' ' || text.back() == ':') return false;
  if (text.find(": ") != std::string::npos ||
      text.find(" #") != std::string::npos) {
    return false;
  }
  return std::all_of(text.begin(), text.end(),
                     [](unsigned char c) { return c >= 0x20 && c < 0x7F; });
}

std::string ScalarText(const Json& value) {
  if (!value.is_string()) return DumpJson(value);
  const auto& text = value.get_ref<const std::string&>();
  if (IsPlainText(text)) return text;
  const bool printable =
      std::all_of(text.begin(), text.end(),
                  [](unsigned char c) { return c >= 0x20 && c < 0x7F; });
  // JSON's escapes are YAML's.
  if (!printable) return DumpJson(value);
  std::string quoted = "'";
  for (const char c : text) quoted.append(c == '\'' ? 2 : 1, c);
  return quoted + "'";
}

void AppendYaml(const Json& value, std::size_t indent, std::string& out);

// What follows "key:": a block on the next lines, or a scalar on the same one.
void AppendMember(const Json& value, std::size_t indent, std::string& out) {
  if (value.is_structured() && !value.empty()) {
    out += '\n';
    // A sequence stands below its key, not to the right of it.
    AppendYaml(value, value.is_array() ? indent : indent + 2, out);
  } else {
    out += ' ';
    AppendYaml(value, indent, out);
  }
}

void AppendYaml(const Json& value, std::size_t indent, std::string& out) {
  if (!value.is_structured() || value.empty()) {
    out += value.is_structured() ? DumpJson(value) : ScalarText(value);
    out += '\n';
    return;
  }
  bool first = true;  // Its indentation is there, after "- ".
  const auto begin_line = [&] {
    if (!first || out.empty() || out.back() == '\n') out.append(indent, ' ');
    first = false;
  };
  if (value.is_array()) {
    for (const Json& item : value) {
      begin_line();
      out += "- ";
      AppendYaml(item, indent + 2, out);
    }
    return;
  }
  for (const auto& [key, member] : value.items()) {
    begin_line();
    out.append(ScalarText(key)).append(":");
    AppendMember(member, indent, out);
  }
}

}  // namespace

Json YamlToJson(std::string_view text) {
  try {
    return ConvertNode(YAML::Load(std::string(text)), 0);
  } catch (const YAML::Exception& e) {
    throw std::runtime_error("The spec is no YAML: " + std::string(e.what()));
  }
}

std::string JsonToYaml(const Json& value) {
  std::string text;
  AppendYaml(value, 0, text);
  return text;
}

}  // namespace insight
