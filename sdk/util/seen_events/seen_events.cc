#include "sdk/util/seen_events/seen_events.h"

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "sdk/json/json.h"
#include "sdk/log/logger.h"
#include "sdk/util/seen_events/journal.h"

namespace insight {
namespace {

// Rewritten only when it pays: an event takes some 40 bytes.
constexpr std::size_t kLeastSizeToRewrite = 64 << 10;

std::int64_t SecondsOf(Clock::WallTime time) {
  return std::chrono::floor<std::chrono::seconds>(time)
      .time_since_epoch()
      .count();
}

struct Entry {
  std::string version;
  std::int64_t added = 0;  // Seconds since 1970.
};

Json LineOf(const std::string& id, const Entry& entry) {
  return {"event", id, entry.version, entry.added};
}

Json CursorLine(std::int64_t cursor) { return {"cursor", cursor}; }

}  // namespace

class SeenEvents::Impl {
 public:
  Impl(std::string name, const Clock& clock, Logger& log, CacheFiles files)
      : clock_(clock),
        log_(log),
        journal_(std::move(name), std::move(files), log) {
    for (const Json& line : journal_.Read()) Take(line);
    Compact();  // Also shows at once whether there is a cache to write to.
  }

  bool Contains(const std::string& id, std::string_view version) const {
    const auto found = entries_.find(id);
    return found != entries_.end() && found->second.version == version;
  }

  void Add(const std::string& id, std::string_view version) {
    const Entry entry = {std::string(version), SecondsOf(clock_.WallNow())};
    entries_.insert_or_assign(id, entry);
    Note(journal_.Append(LineOf(id, entry)));
  }

  void Forget(std::chrono::seconds age) {
    const std::int64_t oldest = SecondsOf(clock_.WallNow()) - age.count();
    std::erase_if(entries_,
                  [&](const auto& each) { return each.second.added < oldest; });
    if (journal_.size() > kLeastSizeToRewrite &&
        journal_.size() > 2 * size_when_compact_) {
      Compact();
    }
  }

  void SetCursor(Clock::WallTime time) {
    const std::int64_t cursor = SecondsOf(time);
    if (cursor == cursor_) return;
    cursor_ = cursor;
    Note(journal_.Append(CursorLine(cursor)));
  }

  std::optional<Clock::WallTime> cursor() const {
    if (!cursor_) return std::nullopt;
    return Clock::WallTime(std::chrono::seconds(*cursor_));
  }

  std::size_t size() const { return entries_.size(); }
  bool is_durable() const { return journal_.works(); }

 private:
  // Lines of another form are those of a later version, and passed over.
  void Take(const Json& line) {
    if (line[0] == "event" && line.size() == 4 && line[1].is_string() &&
        line[2].is_string() && line[3].is_number_integer()) {
      entries_.insert_or_assign(
          line[1].get<std::string>(),
          Entry{line[2].get<std::string>(), line[3].get<std::int64_t>()});
    } else if (line[0] == "cursor" && line.size() == 2 &&
               line[1].is_number_integer()) {
      cursor_ = line[1].get<std::int64_t>();
    }
  }

  void Compact() {
    std::vector<Json> lines;
    if (cursor_) lines.push_back(CursorLine(*cursor_));
    for (const auto& [id, entry] : entries_) lines.push_back(LineOf(id, entry));
    Note(journal_.Rewrite(lines));
    size_when_compact_ = journal_.size();
  }

  void Note(bool is_kept) {
    if (is_kept || has_warned_) return;
    has_warned_ = true;
    log_.Warning(
        "The plugin's cache cannot be written: after a restart, recent events "
        "may be sent once more.");
  }

  const Clock& clock_;
  Logger& log_;
  Journal journal_;
  std::map<std::string, Entry> entries_;
  std::optional<std::int64_t> cursor_;  // Seconds since 1970.
  std::size_t size_when_compact_ = 0;
  bool has_warned_ = false;
};

SeenEvents::SeenEvents(std::string name, const Clock& clock, Logger& log,
                       CacheFiles files)
    : impl_(std::make_unique<Impl>(std::move(name), clock, log,
                                   std::move(files))) {}

SeenEvents::~SeenEvents() = default;

bool SeenEvents::Contains(const std::string& id,
                          std::string_view version) const {
  return impl_->Contains(id, version);
}

void SeenEvents::Add(const std::string& id, std::string_view version) {
  impl_->Add(id, version);
}

void SeenEvents::Forget(std::chrono::seconds age) { impl_->Forget(age); }

std::optional<Clock::WallTime> SeenEvents::cursor() const {
  return impl_->cursor();
}

void SeenEvents::SetCursor(Clock::WallTime time) { impl_->SetCursor(time); }

std::size_t SeenEvents::size() const { return impl_->size(); }

bool SeenEvents::is_durable() const { return impl_->is_durable(); }

}  // namespace insight
