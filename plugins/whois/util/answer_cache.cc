#include "plugins/whois/util/answer_cache.h"

#include <algorithm>

namespace insight::plugins::whois {

std::optional<std::string> AnswerCache::Get(const std::string& domain) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(domain);
  if (found == entries_.end()) return std::nullopt;
  if (clock_.Now() - found->second.asked_at >= options_.max_age) {
    entries_.erase(found);
    return std::nullopt;
  }
  return found->second.answer;
}

void AnswerCache::Put(const std::string& domain, const std::string& answer) {
  if (answer.size() > options_.max_bytes) return;
  const std::lock_guard lock(mutex_);
  entries_[domain] = {answer, clock_.Now()};
  if (entries_.size() <= options_.max_entries) return;
  entries_.erase(std::min_element(
      entries_.begin(), entries_.end(), [](const auto& a, const auto& b) {
        return a.second.asked_at < b.second.asked_at;
      }));
}

}  // namespace insight::plugins::whois
