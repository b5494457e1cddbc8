// Files that a command wants to write: first a plan, which can be shown and
// compared with what is there, and only then carried out.

#ifndef TOOLS_FILES_FILE_PLAN_H_
#define TOOLS_FILES_FILE_PLAN_H_

#include <string>
#include <string_view>
#include <vector>

namespace insight::tool {

enum class FileAction { kCreate, kRewrite, kKeep, kRemove };

struct PlannedFile {
  std::string path;
  FileAction action = FileAction::kKeep;
  std::string old_text = {};  // Empty where there is no file.
  std::string new_text = {};  // Empty where it is to be removed.
};

using FilePlan = std::vector<PlannedFile>;

// Returns "create", "rewrite", "keep" or "remove".
[[nodiscard]] std::string_view FileActionName(FileAction action);

// Plans that the file has this text: creates, rewrites or keeps it, by what is
// there now.  Throws std::runtime_error if that cannot be read.
[[nodiscard]] PlannedFile PlanFile(std::string path, std::string text);

// Plans that there is such a file: whatever it holds is kept.  Throws as above.
[[nodiscard]] PlannedFile PlanMissingFile(std::string path, std::string text);

// Plans that there is none.  Throws as above, also if there is none now.
[[nodiscard]] PlannedFile PlanRemoval(std::string path);

// Whether carrying it out would change anything.
[[nodiscard]] bool ChangesFiles(const FilePlan& plan);

// Returns a line for each file that would change: "create plugins/x/BUILD".
[[nodiscard]] std::string FormatPlan(const FilePlan& plan);

// Returns the same as a unified diff.
[[nodiscard]] std::string FormatPlanDiff(const FilePlan& plan);

// Does what is planned.  A file gets its text in one step (it is written beside
// its place and renamed), so none is ever seen half-written; missing folders
// are made.  Throws std::runtime_error with path and reason at the first that
// fails: those before it are done, it and those after it are as they were.
void CarryOut(const FilePlan& plan);

// Makes the directory with the planned files, whose paths are within it: whole,
// or not at all.  Throws std::runtime_error if there is one, or if it cannot.
void CreateDirectoryWith(const std::string& directory, const FilePlan& plan);

}  // namespace insight::tool

#endif  // TOOLS_FILES_FILE_PLAN_H_
