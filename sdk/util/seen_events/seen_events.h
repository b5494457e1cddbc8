// Which events a polling trigger has sent, and how far it has come, so that
// neither overlapping polls nor a restart send one twice, and none is lost.
//
// It is kept in the plugin's cache.  An event is added after the engine has
// accepted it: a process that is killed in between sends it once more.
//
// Example (in a trigger's loop):
//
//   SeenEvents seen("alerts/" + key, clock, context.log());
//   const auto since = seen.cursor().value_or(now - minutes(20));
//   const auto start = clock.WallNow();
//   for (const Alert& alert : feed.AlertsSince(since)) {
//     if (seen.Contains(alert.id)) continue;
//     sink.Send({.alert = alert});
//     seen.Add(alert.id);
//   }
//   seen.SetCursor(start);
//   seen.Forget(minutes(40));

#ifndef SDK_UTIL_SEEN_EVENTS_SEEN_EVENTS_H_
#define SDK_UTIL_SEEN_EVENTS_SEEN_EVENTS_H_

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "sdk/cache/cache_file.h"
#include "sdk/clock/clock.h"

namespace insight {

class Logger;

// Thread safety: none; one trigger's own.
class SeenEvents {
 public:
  // Reads what was kept under `name`, a path in the cache.  Where there is no
  // cache, or it cannot be written, that is logged once as a warning, and
  // events are remembered by this object alone.  `clock` and `log` must outlive
  // it; `files` is another cache in tests.
  SeenEvents(std::string name, const Clock& clock, Logger& log,
             CacheFiles files = CacheFiles());
  SeenEvents(const SeenEvents&) = delete;
  SeenEvents& operator=(const SeenEvents&) = delete;
  ~SeenEvents();

  // Whether the event was added in this version last.  The version is for
  // things that are sent again when they change: a time of change, say.
  [[nodiscard]] bool Contains(const std::string& id,
                              std::string_view version = "") const;

  // Adds an event, or replaces its version.  On disk when this returns.
  void Add(const std::string& id, std::string_view version = "");

  // Forgets the events that were added longer ago than this.
  void Forget(std::chrono::seconds age);

  // Up to when everything was sent; nothing before the first SetCursor().
  // Kept in whole seconds, rounded down.
  [[nodiscard]] std::optional<Clock::WallTime> cursor() const;
  void SetCursor(Clock::WallTime time);

  [[nodiscard]] std::size_t size() const;
  // Whether what is added outlives this process.
  [[nodiscard]] bool is_durable() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace insight

#endif  // SDK_UTIL_SEEN_EVENTS_SEEN_EVENTS_H_
