// Answers about domains, remembered for two days: registries count questions.

#ifndef PLUGINS_WHOIS_UTIL_ANSWER_CACHE_H_
#define PLUGINS_WHOIS_UTIL_ANSWER_CACHE_H_

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "sdk/clock/clock.h"

namespace insight::plugins::whois {

// Thread safety: all methods may be called from any thread.
class AnswerCache {
 public:
  struct Options {
    std::chrono::hours max_age = std::chrono::hours(48);
    // The oldest is forgotten first.
    std::size_t max_entries = 256;
    // Longer answers are not remembered.
    std::size_t max_bytes = std::size_t{64} << 10;
  };

  // `clock` must outlive the cache.
  explicit AnswerCache(const Clock& clock) : AnswerCache(clock, Options()) {}
  AnswerCache(const Clock& clock, Options options)
      : clock_(clock), options_(options) {}

  [[nodiscard]] std::optional<std::string> Get(const std::string& domain);
  void Put(const std::string& domain, const std::string& answer);

 private:
  struct Entry {
    std::string answer;
    Clock::Time asked_at;
  };

  const Clock& clock_;
  const Options options_;
  std::mutex mutex_;  // Guards all below.
  std::map<std::string, Entry> entries_;
};

}  // namespace insight::plugins::whois

#endif  // PLUGINS_WHOIS_UTIL_ANSWER_CACHE_H_
