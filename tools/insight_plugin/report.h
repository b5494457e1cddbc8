// How commands tell people and scripts what they did and found.

#ifndef TOOLS_INSIGHT_PLUGIN_REPORT_H_
#define TOOLS_INSIGHT_PLUGIN_REPORT_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/json/json_fwd.h"
#include "tools/files/file_plan.h"
#include "tools/insight_plugin/command.h"
#include "tools/spec/problem.h"

namespace insight::tool {

struct ReportOptions {
  bool json = false;     // One JSON document instead of texts.
  bool strict = false;   // Warnings count as well.
  bool quiet = false;    // Nothing on stderr but errors.
  bool verbose = false;  // More on stderr.
  std::string color = "auto";
};

// What help calls the group of options that most commands have.
inline constexpr const char* kCommonOptions = "Common options";

void DeclareReportOptions(CLI::App& app, ReportOptions& options);

// The same for a command of one plugin, whose directory is an option as well.
void DeclareReportOptions(CLI::App& app, ReportOptions& options,
                          std::string& directory);

// People get results on stdout and everything else on stderr, at once.  Scripts
// (--json) get exactly one document on stdout, at the end:
//   {"command": "schema", "ok": true, "problems": [...], "files": [...], ...}
// A problem is {"severity", "rule", "file", "line", "column", "message",
// "hint"}, a file {"path", "action"}; `rule` and `hint` are null where there is
// none.  Further members are the command's own.
//
// Thread safety: none.
class Report {
 public:
  // The options and streams must outlive it.
  Report(std::string_view command, const ReportOptions& options,
         const Streams& streams, std::size_t target_count);
  ~Report();
  Report(const Report&) = delete;
  Report& operator=(const Report&) = delete;

  // What follows is about the next plugin.
  void StartTarget();

  // What is wrong with a spec or the files beside it.  An error makes the
  // command fail; with --strict, so does a warning.
  void AddProblems(const std::string& spec_file,
                   const std::vector<spec::Problem>& problems);

  // The same where finding problems is what the command is for: they are its
  // result.
  void AddFindings(const std::string& spec_file,
                   const std::vector<spec::Problem>& problems);

  // What could not be done, and why.
  void AddFailure(const std::string& file, std::string_view text);

  // Does the work.  Whatever it throws becomes a problem: a spec::SpecException
  // all that it holds, another std::exception its text.
  void Guard(const std::string& spec_file, const std::function<void()>& work);

  // Files that were written or would be; for scripts alone.
  void AddFiles(const FilePlan& plan);

  // A result for people; nothing with --json.  PrintDocument() is for texts
  // that have no line break at their end: a terminal and a next target get one.
  void Print(std::string_view text);
  void PrintDocument(std::string_view text);

  // A result for scripts: a member of the document.  With several targets a
  // list, in their order, null for those that have none.
  void Set(const std::string& member, Json value);

  // For people, on stderr: not with --quiet; or only with --verbose.
  void Say(std::string_view line);
  void SayMore(std::string_view line);

  // The exit status will be kFailure.
  void Fail() { ok_ = false; }

  // Prints the document, if it is wanted; returns the exit status.
  [[nodiscard]] int Finish();

 private:
  struct Document;

  void Add(const std::string& spec_file,
           const std::vector<spec::Problem>& problems, std::ostream& stream,
           bool colored);
  [[nodiscard]] bool Colored(bool is_terminal) const;

  std::string command_;
  const ReportOptions& options_;
  const Streams& streams_;
  std::size_t target_count_;
  std::size_t started_ = 0;
  std::unique_ptr<Document> document_;
  bool ok_ = true;
};

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_REPORT_H_
