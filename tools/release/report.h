// How commands tell people and scripts what they did and found.

#ifndef TOOLS_RELEASE_REPORT_H_
#define TOOLS_RELEASE_REPORT_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/json/json_fwd.h"
#include "tools/release/command.h"

namespace insight::release {

struct ReportOptions {
  bool json = false;   // One JSON document instead of texts.
  bool quiet = false;  // Nothing on stderr but errors.
};

void DeclareReportOptions(CLI::App& app, ReportOptions& options);

// A row of a table; all rows have as many cells as its header.
using Row = std::vector<std::string>;

// Returns the rows below one another, each column as wide as its widest cell.
[[nodiscard]] std::string FormatTable(const Row& header,
                                      const std::vector<Row>& rows);

// "1.4 MiB", "312 KiB", "97 B".
[[nodiscard]] std::string FormatBytes(std::uint64_t bytes);

// "1 plugin", "3 plugins".
[[nodiscard]] std::string FormatCount(std::size_t count,
                                      const std::string& noun);

// People get results on stdout and everything else on stderr, at once.  Scripts
// (--json) get exactly one document on stdout, at the end:
//   {"command": "push", "ok": true, "problems": [{"subject", "message",
//   "hint"}], ...}
// Further members are the command's own.
//
// Thread safety: none.
class Report {
 public:
  // The options and streams must outlive it.
  Report(std::string_view command, const ReportOptions& options,
         const Streams& streams);
  ~Report();
  Report(const Report&) = delete;
  Report& operator=(const Report&) = delete;

  // What is wrong with `subject` (a plugin, an image); the command will fail.
  // `hint` says what to do, or is empty.
  void AddProblem(const std::string& subject, const std::string& text,
                  const std::string& hint = "");

  // A result for people; nothing with --json.
  void Print(std::string_view text);

  // A result for scripts: a member of the document.
  void Set(const std::string& member, Json value);

  // How far the work is: a line on stderr, not with --quiet.
  void Say(std::string_view line);

  // Prints the document, if it is wanted; returns the exit status.
  [[nodiscard]] int Finish();

 private:
  struct Document;

  std::string command_;
  const ReportOptions& options_;
  const Streams& streams_;
  std::unique_ptr<Document> document_;
};

}  // namespace insight::release

#endif  // TOOLS_RELEASE_REPORT_H_
