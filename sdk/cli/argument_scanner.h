// Tells options from other words, by the rules of Python's argparse.

#ifndef SDK_CLI_ARGUMENT_SCANNER_H_
#define SDK_CLI_ARGUMENT_SCANNER_H_

#include <cstddef>
#include <exception>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "sdk/cli/usage.h"

namespace insight {

// Arguments that cannot be understood; what() says why, as argparse does.
class UsageException : public std::exception {
 public:
  explicit UsageException(std::string text) : text_(std::move(text)) {}
  [[nodiscard]] const char* what() const noexcept override {
    return text_.c_str();
  }

 private:
  std::string text_;
};

struct Argument {
  const OptionSpec* option = nullptr;  // Null for a word that is no option.
  std::string_view text;               // The word, or the option's value.
};

// Reads words one after the other.  Which options there are may change on the
// way, as a command has its own.
class ArgumentScanner {
 public:
  // `words` must outlive the scanner and what it returns.
  explicit ArgumentScanner(std::span<const char* const> words)
      : words_(words) {}

  // Returns the next argument; nothing at the end.  An option may be shortened
  // to a prefix that only it has, and have its value behind "=" or in the next
  // word.  What looks like an option but is none is kept for unknown().
  //
  // Throws UsageException for a prefix that several options have, a missing
  // value, and a value for an option that takes none.
  [[nodiscard]] std::optional<Argument> Next(
      std::span<const OptionSpec> options);

  // The words that nobody knows, with blanks between.
  [[nodiscard]] const std::string& unknown() const { return unknown_; }
  void AddUnknown(std::string_view word);

 private:
  [[nodiscard]] Argument ReadOption(const OptionSpec& option,
                                    std::optional<std::string_view> value);

  std::span<const char* const> words_;
  std::string unknown_;
};

}  // namespace insight

#endif  // SDK_CLI_ARGUMENT_SCANNER_H_
