#include "sdk/util/time_zone/time_zone.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "sdk/util/time_zone/tzif.h"

namespace insight {
namespace {

using std::chrono::days;
using std::chrono::local_seconds;
using std::chrono::seconds;
using std::chrono::sys_seconds;

// A string literal that may have zero bytes.
template <std::size_t size>
constexpr std::string_view Bytes(const char (&literal)[size]) {
  return {literal, size - 1};
}

struct NamedFile {
  std::string_view name;
  std::string_view content;
};

// kFiles: one per name, sorted by it.
#include "tzdata/zones.inc"

}  // namespace

TimeZone::TimeZone(std::shared_ptr<const TzifZone> zone)
    : zone_(std::move(zone)) {}

std::optional<TimeZone> TimeZone::Find(std::string_view name) {
  const auto file =
      std::lower_bound(kFiles.begin(), kFiles.end(), name,
                       [](const NamedFile& each, std::string_view wanted) {
                         return each.name < wanted;
                       });
  if (file == kFiles.end() || file->name != name) return std::nullopt;
  std::optional<TzifZone> zone = TzifZone::Parse(file->content);
  if (!zone) return std::nullopt;
  return TimeZone(std::make_shared<const TzifZone>(std::move(*zone)));
}

seconds TimeZone::OffsetAt(sys_seconds time) const {
  return zone_->OffsetAt(time);
}

local_seconds TimeZone::ToLocal(sys_seconds time) const {
  return local_seconds(time.time_since_epoch() + OffsetAt(time));
}

sys_seconds TimeZone::ToUtc(local_seconds time) const {
  const sys_seconds as_utc(time.time_since_epoch());
  // No offset changes twice within two days.
  const seconds before = OffsetAt(as_utc - days(1));
  const seconds after = OffsetAt(as_utc + days(1));
  return OffsetAt(as_utc - after) == after ? as_utc - after : as_utc - before;
}

}  // namespace insight
