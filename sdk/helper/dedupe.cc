#include "sdk/helper/dedupe.h"

#include <string_view>
#include <unordered_set>
#include <utility>

#include "sdk/helper/hashes.h"
#include "sdk/json/json.h"
#include "sdk/log/logger.h"

namespace insight {

DedupedLogs CompareAndDedupeHashes(
    const std::vector<std::string>& previous_hashes,
    const std::vector<Json>& new_logs, Logger& log) {
  const std::unordered_set<std::string_view> previous(previous_hashes.begin(),
                                                      previous_hashes.end());
  DedupedLogs deduped;
  for (const Json& entry : new_logs) {
    std::string hash = HashSha1(entry);
    if (previous.contains(hash)) continue;
    deduped.logs.push_back(entry);
    deduped.hashes.push_back(std::move(hash));
  }
  log.Info("Original number of logs:" + std::to_string(new_logs.size()) +
           ". Number of logs after de-duplication:" +
           std::to_string(deduped.logs.size()));
  return deduped;
}

}  // namespace insight
