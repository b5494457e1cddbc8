#include "sdk/connection/connection_cache.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "sdk/clock/clock.h"
#include "sdk/connection/connection_key.h"
#include "sdk/log/logger.h"

namespace insight {

class ConnectionCache::Impl {
 public:
  Impl(ConnectFn connect, Options options, const Clock& clock)
      : connect_(std::move(connect)), options_(options), clock_(clock) {}

  AnyConnection Get(const Json& params, Logger& log) {
    const std::shared_ptr<Entry> entry = FindOrAdd(ConnectionKey(params));
    const std::lock_guard lock(entry->mutex);
    if (entry->connection != nullptr &&
        clock_.Now() - entry->made_at < options_.max_age) {
      return entry->connection;
    }
    entry->connection = nullptr;
    entry->connection = connect_(params, log);  // Stays null if this throws.
    entry->made_at = clock_.Now();
    return entry->connection;
  }

  void Invalidate(const Json& params) {
    const std::string key = ConnectionKey(params);
    const std::lock_guard lock(mutex_);
    slots_.erase(key);
  }

 private:
  // What is known about one set of parameters.  `mutex` is held while
  // connecting, which is what makes equal Get() calls wait; the map's own lock
  // never is.
  struct Entry {
    std::mutex mutex;
    AnyConnection connection;  // Null until connected.
    Clock::Time made_at;
  };

  struct Slot {
    std::shared_ptr<Entry> entry;
    std::uint64_t last_used = 0;
  };

  std::shared_ptr<Entry> FindOrAdd(const std::string& key) {
    const std::lock_guard lock(mutex_);
    Slot& slot = slots_[key];
    if (slot.entry == nullptr) slot.entry = std::make_shared<Entry>();
    slot.last_used = ++uses_;
    const std::shared_ptr<Entry> entry = slot.entry;
    while (slots_.size() > options_.max_entries) DropLeastRecentlyUsed();
    return entry;
  }

  // Linear, and called only when a new entry did not fit.
  void DropLeastRecentlyUsed() {
    auto oldest = slots_.begin();
    for (auto it = slots_.begin(); it != slots_.end(); ++it) {
      if (it->second.last_used < oldest->second.last_used) oldest = it;
    }
    slots_.erase(oldest);
  }

  const ConnectFn connect_;
  const Options options_;
  const Clock& clock_;
  std::mutex mutex_;  // Guards all below.
  std::map<std::string, Slot> slots_;
  std::uint64_t uses_ = 0;
};

ConnectionCache::ConnectionCache(ConnectFn connect, Options options,
                                 const Clock& clock)
    : impl_(std::make_unique<Impl>(std::move(connect), options, clock)) {}

ConnectionCache::~ConnectionCache() = default;

AnyConnection ConnectionCache::Get(const Json& params, Logger& log) {
  return impl_->Get(params, log);
}

void ConnectionCache::Invalidate(const Json& params) {
  impl_->Invalidate(params);
}

}  // namespace insight
