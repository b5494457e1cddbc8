#include "sdk/codec/json_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

#include "sdk/json/json.h"

namespace insight {
namespace {

std::string Join(const std::vector<std::string>& parts,
                 std::string_view separator) {
  std::string joined;
  for (const std::string& part : parts) {
    if (!joined.empty()) joined += separator;
    joined += part;
  }
  return joined;
}

std::string_view Describe(const Json& value) {
  if (value.is_null()) return "null";
  if (value.is_boolean()) return "a boolean";
  if (value.is_string()) return "a string";
  if (value.is_array()) return "an array";
  if (value.is_object()) return "an object";
  return "a number";
}

std::int64_t ToInteger(const JsonReader& from, double value) {
  // 2^63, which a double holds exactly; the largest integer it does not.
  constexpr double kBeyond = 9223372036854775808.0;
  if (std::trunc(value) != value) {
    from.MustBe("an integer");
  } else if (!(value >= -kBeyond && value < kBeyond)) {
    from.AddProblem("is an integer beyond 64 bits");
  } else {
    return static_cast<std::int64_t>(value);
  }
  return 0;
}

}  // namespace

ReadException::ReadException(std::vector<std::string> problems)
    : ClientException(Join(problems, "; ")), problems_(std::move(problems)) {}

bool JsonReader::EnterObject() const {
  if (value_->is_object()) return true;
  MustBe("an object");
  return false;
}

std::size_t JsonReader::EnterArray() const {
  if (value_->is_array()) return value_->size();
  MustBe("an array");
  return 0;
}

JsonReader JsonReader::Member(std::string_view key, bool required) const {
  for (auto& [name, value] : value_->get_ref<Json::object_t&>()) {
    if (name != key) continue;
    const bool absent = value.is_null() && !required;
    return {absent ? nullptr : &value, *this, key, 0};
  }
  JsonReader missing(nullptr, *this, key, 0);
  if (required) missing.AddProblem("is missing");
  return missing;
}

JsonReader JsonReader::Element(std::size_t index) const {
  return {&(*value_)[index], *this, "", index};
}

void JsonReader::MustBe(std::string_view what) const {
  AddProblem("must be " + std::string(what) + ", not " +
             std::string(Describe(*value_)));
}

void JsonReader::AddProblem(std::string_view text) const {
  problems_->push_back(Path() + " " + std::string(text));
}

std::string JsonReader::Path() const {
  if (parent_ == nullptr) return std::string(key_);
  std::string path = parent_->Path();
  if (key_.empty()) return path + "[" + std::to_string(index_) + "]";
  return path + "." + std::string(key_);
}

void ReadJson(const JsonReader& from, bool& to) {
  if (!from.value().is_boolean()) return from.MustBe("a boolean");
  to = from.value().get<bool>();
}

void ReadJson(const JsonReader& from, std::int64_t& to) {
  const Json& value = from.value();
  if (value.is_number_float()) {
    to = ToInteger(from, value.get<double>());
  } else if (IsBigInteger(value) ||
             (value.is_number_unsigned() &&
              value.get<std::uint64_t>() >
                  static_cast<std::uint64_t>(
                      std::numeric_limits<std::int64_t>::max()))) {
    from.AddProblem("is an integer beyond 64 bits");
  } else if (value.is_number_integer()) {
    to = value.get<std::int64_t>();
  } else {
    from.MustBe("an integer");
  }
}

// An integer beyond 64 bits with sign is the nearest double.
void ReadJson(const JsonReader& from, Number& to) {
  const Json& value = from.value();
  if (value.is_number_float()) {
    to = value.get<double>();
  } else if (value.is_number_unsigned()) {
    to = value.get<std::uint64_t>();
  } else if (value.is_number_integer()) {
    to = value.get<std::int64_t>();
  } else if (IsBigInteger(value)) {
    double number = 0;
    const std::string digits = IntegerText(value);
    const auto result =
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (result.ec != std::errc()) {
      from.AddProblem("is a number beyond a double's range");
    }
    to = number;
  } else {
    from.MustBe("a number");
  }
}

void ReadJson(const JsonReader& from, std::string& to) {
  if (!from.value().is_string()) return from.MustBe("a string");
  to = std::move(from.value().get_ref<std::string&>());
}

void ReadJson(const JsonReader& from, Json& to) {
  to = std::move(from.value());
}

void ReadJson(const JsonReader& from, Bytes& to) {
  std::string base64;
  ReadJson(from, base64);
  to = Bytes::FromBase64(std::move(base64));
}

void ReadJson(const JsonReader& from, Date& to) { ReadJson(from, to.text); }

void ReadJson(const JsonReader& from, File& to) {
  if (!from.EnterObject()) return;
  from.Optional("filename", to.filename);
  from.Optional("content", to.content);
}

void ReadJson(const JsonReader& from, Password& to) {
  std::string text;
  ReadJson(from, text);
  to = Password(std::move(text));
}

void ReadJson(const JsonReader& from, SecretKey& to) {
  if (!from.EnterObject()) return;
  std::string text;
  from.Required("secretKey", text);
  to = SecretKey(std::move(text));
}

void ReadJson(const JsonReader& from, AsymmetricKey& to) {
  if (!from.EnterObject()) return;
  std::string text;
  from.Required("privateKey", text);
  to = AsymmetricKey(std::move(text));
}

void ReadJson(const JsonReader& from, UsernamePassword& to) {
  if (!from.EnterObject()) return;
  from.Required("username", to.username);
  from.Required("password", to.password);
}

void ReadJson(const JsonReader& from, Token& to) {
  if (!from.EnterObject()) return;
  from.Optional("domain", to.domain);
  from.Required("token", to.token);
}

void ReadJson(const JsonReader& from, std::vector<bool>& to) {
  const std::size_t size = from.EnterArray();
  to.assign(size, false);
  for (std::size_t i = 0; i < size; ++i) {
    bool element = false;
    ReadJson(from.Element(i), element);
    to[i] = element;
  }
}

std::size_t ReadEnum(const JsonReader& from,
                     std::span<const std::string_view> names) {
  if (!from.value().is_string()) {
    from.MustBe("a string");
    return 0;
  }
  const auto& text = from.value().get_ref<const std::string&>();
  const auto name = std::find(names.begin(), names.end(), text);
  if (name != names.end()) {
    return static_cast<std::size_t>(name - names.begin());
  }
  from.AddProblem("must be one of " + Join({names.begin(), names.end()}, ", "));
  return 0;
}

}  // namespace insight
