#include "sdk/helper/python_regex.h"

#include <algorithm>
#include <utility>

#include "sdk/error/plugin_exception.h"

namespace insight {
namespace {

// Sets as they stand within [...].
constexpr std::string_view kSpaces = R"(\s\v\x{1c}-\x{1f}\x{85}\p{Z})";
constexpr std::string_view kDigits = R"(\p{Nd})";
constexpr std::string_view kWordCharacters = R"(\p{L}\p{N}_)";

// The letters that Python's re knows after a backslash.
constexpr std::string_view kEscapes = "AbBdDsSwWZafnrtvxuUN";

bool IsAsciiLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

class Translator {
 public:
  explicit Translator(std::string_view pattern) : rest_(pattern) {}

  TranslatedRegex Run() {
    // With the m flag, $ is the end of each line in both.
    const bool multiline =
        rest_.starts_with("(?") &&
        rest_.substr(0, rest_.find(')')).find('m') != std::string_view::npos;
    while (!rest_.empty()) {
      if (rest_ == "$" && open_groups_.empty() && !multiline) {
        Replace(1, "\\n?\\z");
      } else {
        Step();
      }
    }
    return std::move(result_);
  }

 private:
  void Step() {
    switch (rest_.front()) {
      case '\\':
        return TranslateEscape();
      case '[':
        return TranslateClass();
      case '(':
        return OpenGroup();
      case ')':
        if (!open_groups_.empty()) open_groups_.pop_back();
        return Copy(1);
      case '{':
        return TranslateRepetition();
      default:
        return Copy(1);
    }
  }

  void Copy(std::size_t count) { Replace(count, rest_.substr(0, count)); }

  // Takes `count` characters and writes `text` for them.
  void Replace(std::size_t count, std::string_view text) {
    result_.re2 += text;
    rest_.remove_prefix(std::min(count, rest_.size()));
  }

  void ReplaceEscape(std::string_view set, bool negated, bool in_class) {
    std::string text;
    if (!in_class) text += negated ? "[^" : "[";
    text += set;
    if (!in_class) text += "]";
    Replace(2, text);
  }

  void TranslateEscape(bool in_class = false) {
    if (rest_.size() < 2) return Copy(1);
    const char letter = rest_[1];
    if (IsAsciiLetter(letter) &&
        kEscapes.find(letter) == std::string_view::npos) {
      throw PluginException(
          std::string("The pattern has the escape \\") + letter +
              ", which does not exist.",
          "Use an escape that regular expressions of Python have.");
    }
    // A negated set within [...] can't be written there, and stays ASCII's.
    const bool negated = letter == 'S' || letter == 'D' || letter == 'W';
    if (negated && in_class) return Copy(2);
    if (letter == 's' || letter == 'S') {
      return ReplaceEscape(kSpaces, negated, in_class);
    }
    if (letter == 'd' || letter == 'D') {
      return ReplaceEscape(kDigits, negated, in_class);
    }
    if (letter == 'w' || letter == 'W') {
      return ReplaceEscape(kWordCharacters, negated, in_class);
    }
    if (letter == 'Z') return Replace(2, "\\z");
    Copy(2);
  }

  void TranslateClass() {
    Copy(1);
    if (rest_.starts_with('^')) Copy(1);
    if (rest_.starts_with(']')) Copy(1);  // The first one is a member.
    while (!rest_.empty() && !rest_.starts_with(']')) {
      if (rest_.starts_with('\\')) {
        TranslateEscape(true);
      } else if (rest_.starts_with('[')) {
        Replace(1, "\\[");  // Not the begin of [:alpha:].
      } else {
        Copy(1);
      }
    }
    if (!rest_.empty()) Copy(1);
  }

  void OpenGroup() {
    const bool captures = !rest_.starts_with("(?") || rest_.starts_with("(?P<");
    if (captures) {
      const bool within = std::find(open_groups_.begin(), open_groups_.end(),
                                    1u) != open_groups_.end();
      result_.within_first_group.push_back(within);
    }
    open_groups_.push_back(captures ? result_.within_first_group.size() : 0);
    Copy(1);
    if (rest_.starts_with('?')) Copy(1);  // Not a repetition.
  }

  // {,n} and {,}
  void TranslateRepetition() {
    std::size_t end = 2;
    while (end < rest_.size() && IsDigit(rest_[end])) ++end;
    if (rest_.starts_with("{,") && rest_.substr(end).starts_with('}')) {
      return Replace(2, "{0,");
    }
    Copy(1);
  }

  std::string_view rest_;
  std::vector<std::size_t> open_groups_;  // Their numbers; 0: no capture.
  TranslatedRegex result_;
};

}  // namespace

TranslatedRegex TranslateRegex(std::string_view pattern) {
  return Translator(pattern).Run();
}

}  // namespace insight
