// Writes comma-separated values (RFC 4180), byte for byte as Python's
// csv.writer does by default.
//
// Example:
//
//   std::string text;
//   AppendCsvRow({"a", "x,y", ""}, text);   // a,"x,y",CR LF

#ifndef SDK_UTIL_CSV_CSV_WRITER_H_
#define SDK_UTIL_CSV_CSV_WRITER_H_

#include <span>
#include <string>

namespace insight {

// Appends the fields, separated by commas, and CR LF.  Those with a comma, a
// quote, CR or LF are quoted, and so is an empty one that is alone in its row:
// without quotes, it would be an empty line.  Of no fields, the line is empty.
//
// Thread safety: a function without state; may be called from any thread.
void AppendCsvRow(std::span<const std::string> fields, std::string& out);

}  // namespace insight

#endif  // SDK_UTIL_CSV_CSV_WRITER_H_
