#include "sdk/util/process/split_command.h"

#include <stdexcept>
#include <utility>

namespace insight {
namespace {

class CommandSplitter {
 public:
  explicit CommandSplitter(std::string_view command) : rest_(command) {}

  std::vector<std::string> Split() {
    while (!rest_.empty()) {
      const char c = Take();
      if (c == '\'') {
        ReadSingleQuoted();
      } else if (c == '"') {
        ReadDoubleQuoted();
      } else if (c == '\\') {
        Argument() += TakeEscaped();
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        EndArgument();
      } else {
        Argument() += c;
      }
    }
    EndArgument();
    return std::move(arguments_);
  }

 private:
  char Take() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  char TakeEscaped() {
    if (rest_.empty()) throw std::invalid_argument("No escaped character");
    return Take();
  }

  char TakeQuoted() {
    if (rest_.empty()) throw std::invalid_argument("No closing quotation");
    return Take();
  }

  void ReadSingleQuoted() {
    std::string& argument = Argument();
    for (char c = TakeQuoted(); c != '\''; c = TakeQuoted()) argument += c;
  }

  void ReadDoubleQuoted() {
    std::string& argument = Argument();
    for (char c = TakeQuoted(); c != '"'; c = TakeQuoted()) {
      if (c == '\\') {
        c = TakeEscaped();
        if (c != '"' && c != '\\') argument += '\\';
      }
      argument += c;
    }
  }

  // The argument being read; an empty one exists from its first quote on.
  std::string& Argument() {
    in_argument_ = true;
    return argument_;
  }

  void EndArgument() {
    if (in_argument_) arguments_.push_back(std::exchange(argument_, {}));
    in_argument_ = false;
  }

  std::string_view rest_;
  std::string argument_;
  bool in_argument_ = false;
  std::vector<std::string> arguments_;
};

}  // namespace

std::vector<std::string> SplitCommand(std::string_view command) {
  return CommandSplitter(command).Split();
}

}  // namespace insight
