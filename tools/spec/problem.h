// What is wrong with a spec, and where.
//
// All problems are collected before anybody is told, since a person fixes them
// by hand and wants to do so once.

#ifndef TOOLS_SPEC_PROBLEM_H_
#define TOOLS_SPEC_PROBLEM_H_

#include <exception>
#include <string>
#include <vector>

namespace insight::spec {

// A place in a file.  Both count from 1; columns count characters.
struct Position {
  int line = 1;
  int column = 1;

  friend auto operator<=>(const Position&, const Position&) = default;
};

enum class Severity { kError, kWarning };

struct Problem {
  Severity severity = Severity::kError;
  Position position = {};
  // From the top of the spec, joined by dots: actions.lookup.input.limit.
  // Empty for the document as a whole.
  std::string path = {};
  std::string text = {};
  // The check that found it, for lists of what to ignore: "TitleValidator".
  // Empty for what makes a spec unusable.
  std::string rule = {};
  // What to do about it; empty where the text says it all.
  std::string hint = {};
  // Where the problem is if not in the spec: "help.md", from the plugin's
  // directory.
  std::string file = {};

  friend bool operator==(const Problem&, const Problem&) = default;
};

// Collects problems.  Thread safety: none; used by one reader.
class Problems {
 public:
  void AddError(Position position, std::string path, std::string text);
  void AddWarning(Position position, std::string path, std::string text);

  [[nodiscard]] bool has_errors() const { return has_errors_; }

  // Returns all of them in the order of their positions.
  [[nodiscard]] std::vector<Problem> Sorted() const;

 private:
  std::vector<Problem> problems_;
  bool has_errors_ = false;
};

// Returns the file that a problem of the spec at `spec` is in.
[[nodiscard]] std::string FileOf(const Problem& problem,
                                 const std::string& spec);

// Returns one line for each problem, each ended by a newline:
//   FILE:LINE:COLUMN: error: PATH: TEXT [RULE]
// without "PATH: " and " [RULE]" where they are empty; a hint follows as a line
// of its own, two blanks further in.  `file` is the spec; a problem's own file
// is in the same directory.  Color is that of terminals (ANSI).
[[nodiscard]] std::string FormatProblems(const std::string& file,
                                         const std::vector<Problem>& problems,
                                         bool colored = false);

// The spec cannot be used.  what() is FormatProblems() of all problems,
// warnings included.
class SpecException : public std::exception {
 public:
  SpecException(const std::string& file, std::vector<Problem> problems);

  [[nodiscard]] const char* what() const noexcept override {
    return what_.c_str();
  }
  [[nodiscard]] const std::vector<Problem>& problems() const {
    return problems_;
  }

 private:
  std::vector<Problem> problems_;
  std::string what_;
};

}  // namespace insight::spec

#endif  // TOOLS_SPEC_PROBLEM_H_
