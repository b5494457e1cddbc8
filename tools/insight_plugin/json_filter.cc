#include "tools/insight_plugin/json_filter.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <stdexcept>
#include <utility>

#include "sdk/json/json.h"
#include "sdk/json/parse.h"

namespace insight::tool {
namespace {

bool IsNamePart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '_';
}

[[noreturn]] void Refuse(std::string_view text) {
  throw std::invalid_argument("\"" + std::string(text) +
                              "\" is no path such as .body.output, .items[0] "
                              "or .[\"a key\"]");
}

// Takes `size` characters from the start of `rest`.
std::string_view Take(std::size_t size, std::string_view& rest) {
  const std::string_view taken = rest.substr(0, size);
  rest.remove_prefix(taken.size());
  return taken;
}

// How many characters a quoted key has, quotes included; npos if it has no end.
std::size_t QuotedSize(std::string_view text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

// "name" of "name.more"; nothing if there is none.
std::optional<std::string> TakeName(std::string_view& rest) {
  const auto end = std::find_if_not(rest.begin(), rest.end(), IsNamePart);
  if (end == rest.begin()) return std::nullopt;
  return std::string(Take(static_cast<std::size_t>(end - rest.begin()), rest));
}

// What is between brackets, of "[0].more" or "[\"a key\"].more".
std::optional<std::string_view> TakeBracketed(std::string_view& rest) {
  Take(1, rest);
  const std::size_t size =
      rest.starts_with('"') ? QuotedSize(rest) : rest.find(']');
  if (size == std::string_view::npos) return std::nullopt;
  const std::string_view inner = Take(size, rest);
  if (Take(1, rest) != "]") return std::nullopt;
  return inner;
}

std::optional<std::ptrdiff_t> AsIndex(std::string_view text) {
  std::ptrdiff_t index = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, index);
  if (error != std::errc() || end != last) return std::nullopt;
  return index;
}

std::optional<std::string> AsKey(std::string_view text) {
  try {
    return ParseJson(text).get<std::string>();
  } catch (const JsonParseException&) {
    return std::nullopt;
  }
}

// The part at the place; null where there is none.
const Json* Member(const Json& value, const std::string& key) {
  if (!value.is_object()) {
    throw std::runtime_error("there can be no \"" + key +
                             "\" in a value that is no object");
  }
  const auto found = value.find(key);
  return found == value.end() ? nullptr : &*found;
}

const Json* Element(const Json& value, std::ptrdiff_t index) {
  if (!value.is_array()) {
    throw std::runtime_error("there can be no [" + std::to_string(index) +
                             "] in a value that is no array");
  }
  const auto size = static_cast<std::ptrdiff_t>(value.size());
  if (index < 0) index += size;
  if (index < 0 || index >= size) return nullptr;
  return &value[static_cast<std::size_t>(index)];
}

}  // namespace

JsonFilter::JsonFilter(std::string_view text) {
  if (!text.starts_with('.')) Refuse(text);
  if (text == ".") return;
  for (std::string_view rest = text; !rest.empty();) {
    const bool has_dot = rest.starts_with('.');
    if (has_dot) Take(1, rest);
    std::optional<Step> step;
    if (rest.starts_with('[')) {
      const std::optional<std::string_view> inner = TakeBracketed(rest);
      if (!inner) Refuse(text);
      step = inner->starts_with('"') ? std::optional<Step>(AsKey(*inner))
                                     : std::optional<Step>(AsIndex(*inner));
    } else if (has_dot) {
      step = TakeName(rest);
    }
    if (!step) Refuse(text);
    steps_.push_back(*std::move(step));
  }
}

Json JsonFilter::Apply(const Json& value) const {
  const Json* part = &value;
  for (const Step& step : steps_) {
    if (part->is_null()) return nullptr;
    part = std::holds_alternative<std::string>(step)
               ? Member(*part, std::get<std::string>(step))
               : Element(*part, std::get<std::ptrdiff_t>(step));
    if (part == nullptr) return nullptr;
  }
  return *part;
}

}  // namespace insight::tool
