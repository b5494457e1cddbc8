// Tells new log entries from those that were seen before.
//
// Example:
//
//   DedupedLogs deduped = CompareAndDedupeHashes(state.hashes, page, log);
//   state.hashes = deduped.hashes;
//   output.insert(output.end(), deduped.logs.begin(), deduped.logs.end());
//
// Thread safety: a function without state; may be called from any thread.

#ifndef SDK_HELPER_DEDUPE_H_
#define SDK_HELPER_DEDUPE_H_

#include <string>
#include <vector>

#include "sdk/json/json_fwd.h"

namespace insight {

class Logger;

struct DedupedLogs {
  std::vector<Json> logs;
  std::vector<std::string> hashes;  // Of `logs`, in their order.
};

// Returns those of `new_logs`, objects all, whose HashSha1() is not among
// `previous_hashes`, in their order.  Two equal entries in `new_logs` both
// stay.  Logs how many there were and are.  Throws HelperException if one is no
// object.
[[nodiscard]] DedupedLogs CompareAndDedupeHashes(
    const std::vector<std::string>& previous_hashes,
    const std::vector<Json>& new_logs, Logger& log);

}  // namespace insight

#endif  // SDK_HELPER_DEDUPE_H_
