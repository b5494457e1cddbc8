#include "sdk/cli/argument_scanner.h"

#include <algorithm>
#include <vector>

#include "sdk/json/python_text.h"

namespace insight {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// -5 and -.5 are values, since no option of ours looks like that.
bool IsNegativeNumber(std::string_view word) {
  word.remove_prefix(1);
  const std::size_t point = word.find('.');
  const std::string_view whole = word.substr(0, point);
  if (!std::all_of(whole.begin(), whole.end(), IsDigit)) return false;
  if (point == std::string_view::npos) return !whole.empty();
  const std::string_view fraction = word.substr(point + 1);
  return !fraction.empty() &&
         std::all_of(fraction.begin(), fraction.end(), IsDigit);
}

// Whether a word that is not a known option stands for itself.
bool IsPlainWord(std::string_view word) {
  return !word.starts_with('-') || word.size() == 1 || IsNegativeNumber(word) ||
         word.find(' ') != std::string_view::npos;
}

// Returns the options that `name` is, or may be short for.
std::vector<const OptionSpec*> Matches(std::span<const OptionSpec> options,
                                       std::string_view name) {
  std::vector<const OptionSpec*> matches;
  if (!name.starts_with('-') || name.size() == 1) return matches;
  for (const OptionSpec& option : options) {
    if (name == option.name || name == option.alias) return {&option};
    if (name.starts_with("--") && option.name.starts_with(name)) {
      matches.push_back(&option);
    }
  }
  return matches;
}

// How errors name an option.
std::string ShownName(const OptionSpec& option) {
  std::string name(option.alias);
  if (!name.empty()) name += '/';
  return name.append(option.name);
}

[[noreturn]] void ThrowAmbiguous(
    std::string_view word, const std::vector<const OptionSpec*>& matches) {
  std::string names;
  for (const OptionSpec* option : matches) {
    if (!names.empty()) names += ", ";
    names += option->name;
  }
  throw UsageException("ambiguous option: " + std::string(word) +
                       " could match " + names);
}

}  // namespace

std::optional<Argument> ArgumentScanner::Next(
    std::span<const OptionSpec> options) {
  while (!words_.empty()) {
    const std::string_view word = words_.front();
    words_ = words_.subspan(1);
    const std::size_t equals = word.find('=');
    const std::vector<const OptionSpec*> matches =
        Matches(options, word.substr(0, equals));
    if (matches.size() > 1) ThrowAmbiguous(word, matches);
    if (matches.size() == 1) {
      std::optional<std::string_view> value;
      if (equals != std::string_view::npos) value = word.substr(equals + 1);
      return ReadOption(*matches.front(), value);
    }
    if (IsPlainWord(word)) return Argument{.text = word};
    AddUnknown(word);
  }
  return std::nullopt;
}

Argument ArgumentScanner::ReadOption(const OptionSpec& option,
                                     std::optional<std::string_view> value) {
  if (option.metavar.empty()) {
    if (value) {
      throw UsageException("argument " + ShownName(option) +
                           ": ignored explicit argument " +
                           PythonQuoted(*value));
    }
    return {.option = &option, .text = {}};
  }
  if (!value) {
    if (words_.empty() || !IsPlainWord(words_.front())) {
      throw UsageException("argument " + ShownName(option) +
                           ": expected one argument");
    }
    value = words_.front();
    words_ = words_.subspan(1);
  }
  return {.option = &option, .text = *value};
}

void ArgumentScanner::AddUnknown(std::string_view word) {
  if (!unknown_.empty()) unknown_ += ' ';
  unknown_ += word;
}

}  // namespace insight
