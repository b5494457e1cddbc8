#include "plugins/sed/util/permitted.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <stdexcept>

#include "sdk/error/plugin_exception.h"
#include "sdk/util/process/split_command.h"

namespace insight::plugins::sed {
namespace {

constexpr std::string_view kCommands = "pdq=nNgGhHlx";
constexpr std::string_view kFlags = "giImMp0123456789";
constexpr std::array<std::string_view, 4> kOptions = {
    "-r", "-n", "--regexp-extended", "-E"};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsDelimiter(char c) {
  const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return static_cast<unsigned char>(c) < 0x80 && !is_letter && !IsDigit(c) &&
         c != '_' && c != '\\';
}

// Reads an expression from its start; each method returns whether it could.
class ExpressionReader {
 public:
  explicit ExpressionReader(std::string_view text) : rest_(text) {}

  bool Expression() {
    if (Address() && Skip(',') && !Address()) return false;
    Skip('!');
    if (rest_.size() == 1) return IsAmong(rest_[0], kCommands);
    if (Skip('s')) return Sections() && OnlyFlags();
    return Skip('y') && Sections() && rest_.empty();
  }

 private:
  static bool IsAmong(char c, std::string_view characters) {
    return characters.find(c) != std::string_view::npos;
  }

  bool Skip(char expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool Address() {
    if (Skip('$')) return true;
    if (Skip('/')) return Section('/');
    const auto end = std::find_if_not(rest_.begin(), rest_.end(), &IsDigit);
    const auto digits = static_cast<std::size_t>(end - rest_.begin());
    rest_.remove_prefix(digits);
    return digits > 0;
  }

  // Up to and with the delimiter.
  bool Section(char delimiter) {
    for (std::size_t i = 0; i < rest_.size(); ++i) {
      if (rest_[i] == '\\') {
        ++i;
      } else if (rest_[i] == delimiter) {
        rest_.remove_prefix(i + 1);
        return true;
      }
    }
    return false;
  }

  bool Sections() {
    if (rest_.empty() || !IsDelimiter(rest_[0])) return false;
    const char delimiter = rest_[0];
    rest_.remove_prefix(1);
    return Section(delimiter) && Section(delimiter);
  }

  [[nodiscard]] bool OnlyFlags() const {
    return std::all_of(rest_.begin(), rest_.end(),
                       [](char c) { return IsAmong(c, kFlags); });
  }

  std::string_view rest_;
};

// Without ASCII's white space around it.
std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\n\v\f\r";
  const std::size_t start = text.find_first_not_of(kSpace);
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(kSpace) - start + 1);
}

}  // namespace

bool IsPermitted(std::string_view expression) {
  return ExpressionReader(expression).Expression();
}

void CheckExpressions(const std::vector<std::string>& expressions) {
  constexpr const char* kCause = "Invalid expression detected. ";
  for (const std::string& expression : expressions) {
    const std::string_view trimmed = Trimmed(expression);
    if (trimmed.empty()) {
      throw PluginException(kCause, "Empty expressions are not permitted.");
    }
    if (trimmed.find('\0') != std::string_view::npos) {
      throw PluginException(
          kCause,
          "Remove the null character from the expression; for sed it "
          "is written \\x00.");
    }
    if (!IsPermitted(trimmed)) {
      throw PluginException(
          kCause,
          "The expression '" + std::string(trimmed) +
              "' is not permitted. Only substitution (s/…/…/flags), "
              "transliteration (y/…/…/), and address+safe command forms are "
              "allowed.");
    }
  }
}

std::vector<std::string> ReadOptions(const std::string& options) {
  constexpr const char* kCause = "Invalid options detected. ";
  std::vector<std::string> split;
  try {
    split = SplitCommand(options);
  } catch (const std::invalid_argument& exception) {
    throw PluginException(
        kCause, std::string("Unable to parse options: ") + exception.what());
  }
  for (const std::string& option : split) {
    if (std::find(kOptions.begin(), kOptions.end(), option) != kOptions.end()) {
      continue;
    }
    std::string list;
    for (const std::string_view allowed : kOptions) {
      if (!list.empty()) list += ", ";
      list += allowed;
    }
    throw PluginException(kCause, "The option '" + option +
                                      "' is not permitted. Allowed options "
                                      "are: " +
                                      list);
  }
  return split;
}

}  // namespace insight::plugins::sed
