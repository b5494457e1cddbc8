#include "sdk/testing/cases/json_difference.h"

#include <algorithm>
#include <cstddef>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"

namespace insight::testing {
namespace {

constexpr std::size_t kLongText = 400;
constexpr std::size_t kContext = 40;

// Where two long texts part is of more interest than how they begin.
std::string Around(std::string_view text, std::size_t place) {
  if (text.size() <= kLongText) return std::string(text);
  const std::size_t begin = place > kContext ? place - kContext : 0;
  const std::string_view part = text.substr(begin, 2 * kContext);
  std::string result = begin > 0 ? "..." : "";
  result += part;
  if (begin + part.size() < text.size()) result += "...";
  return result;
}

class Comparison {
 public:
  void Compare(const Json& expected, const Json& got, const std::string& path) {
    if (expected.is_object() && got.is_object()) {
      CompareObjects(expected, got, path);
    } else if (expected.is_array() && got.is_array()) {
      CompareArrays(expected, got, path);
    } else if (expected != got ||
               expected.is_number_float() != got.is_number_float()) {
      Add(DumpJson(expected), DumpJson(got), path);
    }
  }

  [[nodiscard]] std::vector<std::string> Take() && { return std::move(lines_); }

 private:
  void CompareObjects(const Json& expected, const Json& got,
                      const std::string& path) {
    for (const auto& [key, value] : expected.items()) {
      const std::string place = path + "." + key;
      if (const auto it = got.find(key); it != got.end()) {
        Compare(value, *it, place);
      } else {
        lines_.push_back(place + ": expected " + Shortened(DumpJson(value)) +
                         ", but it is missing");
      }
    }
    for (const auto& [key, value] : got.items()) {
      if (expected.contains(key)) continue;
      lines_.push_back(path + "." + key + ": not expected, got " +
                       Shortened(DumpJson(value)));
    }
  }

  void CompareArrays(const Json& expected, const Json& got,
                     const std::string& path) {
    if (expected.size() != got.size()) {
      lines_.push_back(path + ": expected " + std::to_string(expected.size()) +
                       " elements, got " + std::to_string(got.size()));
    }
    for (std::size_t i = 0; i < std::min(expected.size(), got.size()); ++i) {
      Compare(expected[i], got[i], path + "[" + std::to_string(i) + "]");
    }
  }

  void Add(const std::string& expected, const std::string& got,
           const std::string& path) {
    const std::size_t place =
        std::mismatch(expected.begin(), expected.end(), got.begin(), got.end())
            .first -
        expected.begin();
    lines_.push_back(path + ": expected " + Around(expected, place) + ", got " +
                     Around(got, place));
  }

  std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> DifferencesOf(const Json& expected, const Json& got,
                                       std::string_view path) {
  Comparison comparison;
  comparison.Compare(expected, got, std::string(path));
  return std::move(comparison).Take();
}

std::string Shortened(std::string_view text) {
  if (text.size() <= kLongText) return std::string(text);
  return std::string(text.substr(0, kLongText / 2)) + " ... " +
         std::string(text.substr(text.size() - kLongText / 2));
}

}  // namespace insight::testing
