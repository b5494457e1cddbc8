#include "tools/validator/repair.h"

#include <algorithm>
#include <cstddef>

namespace insight::validator {

std::string Repair(std::string_view text,
                   const std::vector<Finding>& findings) {
  std::vector<Edit> edits;
  for (const Finding& finding : findings) {
    if (finding.edit) edits.push_back(*finding.edit);
  }
  std::stable_sort(
      edits.begin(), edits.end(),
      [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
  std::string repaired;
  std::size_t done = 0;
  for (const Edit& edit : edits) {
    if (edit.begin < done || edit.begin + edit.size > text.size()) continue;
    repaired += text.substr(done, edit.begin - done);
    repaired += edit.text;
    done = edit.begin + edit.size;
  }
  repaired += text.substr(done);
  return repaired;
}

}  // namespace insight::validator
