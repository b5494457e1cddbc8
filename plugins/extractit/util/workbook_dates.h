// The dates of a workbook (ECMA-376, part 1, section 18), whose cells hold
// numbers that a format shows as dates.

#ifndef PLUGINS_EXTRACTIT_UTIL_WORKBOOK_DATES_H_
#define PLUGINS_EXTRACTIT_UTIL_WORKBOOK_DATES_H_

#include <string>
#include <vector>

namespace insight::plugins::extractit {

struct ZipFile {
  std::string name;
  std::string content;
};

// Returns what the cells with dates show, in the order of sheets and cells,
// with spaces between.  Empty if the files are no workbook.  What is not as it
// should be is passed over.
//
// Thread safety: may be called from any thread.
[[nodiscard]] std::string WorkbookDates(const std::vector<ZipFile>& files);

}  // namespace insight::plugins::extractit

#endif  // PLUGINS_EXTRACTIT_UTIL_WORKBOOK_DATES_H_
