// A durable queue of events: a file in the plugin's cache.
//
// An event is on the disk (fdatasync(2)) when Append() returns.  That it was
// settled is noted behind it, without waiting for the disk: who is killed
// between delivering an event and noting that, or loses power soon after,
// delivers it again, with the same id.  That is the only window for duplicates.
//
// One process at a time has a spool, by a lock that ends with the process.
//
// Files in the folder: NAME.events (see "sdk/dispatcher/spool_format.h"),
// NAME.lock and, for events that the orchestrator refused for good,
// NAME.refused (JSON texts, one per line).

#ifndef SDK_DISPATCHER_SPOOL_H_
#define SDK_DISPATCHER_SPOOL_H_

#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "sdk/cache/confined_path.h"
#include "sdk/cache/unique_fd.h"
#include "sdk/dispatcher/event_poster.h"
#include "sdk/dispatcher/spool_format.h"

namespace insight {

// The spool cannot be opened or takes no event: what() says why.
class SpoolException : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct SpoolLimits {
  std::size_t events = 100'000;
  // Of the file, settled events included until they are cleared away.
  std::size_t bytes = std::size_t{64} << 20;
};

// Thread safety: none; one thread at a time.
class Spool {
 public:
  struct Options {
    // Where the cache lies; other than /var/cache only in tests.
    std::string root = std::string(kCacheDirectory);
    // Of the spool in the cache, such as "spool/new_alerts"; folders are made.
    std::string path;
    SpoolLimits limits = {};
  };

  // Opens the spool with what an earlier process left in it.  Throws
  // SpoolException if there is no cache, the machine cannot, or another process
  // has it.
  explicit Spool(Options options);

  [[nodiscard]] bool empty() const { return contents_.pending.empty(); }
  [[nodiscard]] std::size_t size() const { return contents_.pending.size(); }
  // How many bytes of damage there were between events when it was opened.
  [[nodiscard]] std::size_t damaged_bytes() const { return damaged_bytes_; }

  // Throws SpoolException, and the spool is as before, if it is full or the
  // machine cannot (a full disk).
  void Append(const OutgoingEvent& event);

  // Returns the oldest event; there must be one.  Throws SpoolException if it
  // cannot be read.
  [[nodiscard]] OutgoingEvent Front() const;

  // Settles the oldest event.  Throws nothing: where that cannot be noted, the
  // event comes again after a restart.
  void PopFront();

  // Puts the oldest event among the refused ones and settles it.  Returns
  // whether it could be kept there; the refused are bounded as the spool is.
  bool RefuseFront();

 private:
  [[nodiscard]] UniqueFd OpenFile(const std::string& suffix, int flags) const;
  void Load();
  void AppendBytes(std::string_view bytes, bool sync);
  // Clears away what is settled, if that is much.
  void Compact();
  [[nodiscard]] bool CopyPending();
  [[noreturn]] void Fail(const std::string& verb) const;

  const Options options_;
  ConfinedPath place_;
  UniqueFd lock_;
  UniqueFd file_;
  SpoolContents contents_;
  std::size_t damaged_bytes_ = 0;
};

}  // namespace insight

#endif  // SDK_DISPATCHER_SPOOL_H_
