#include <cstdint>

#include "plugins/datetime/schema.h"  // generated from plugin.spec.yaml
#include "plugins/datetime/util/calendar.h"
#include "plugins/datetime/util/timestamp.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::datetime {
namespace {

Amounts AmountsOf(std::int64_t amount, GetFutureTimeTimeUnit unit) {
  constexpr std::int64_t kDaysInWeek = 7;
  constexpr std::int64_t kDaysInMonth = 30;
  switch (unit) {
    case GetFutureTimeTimeUnit::kSeconds:
      return {.seconds = amount};
    case GetFutureTimeTimeUnit::kMinutes:
      return {.minutes = amount};
    case GetFutureTimeTimeUnit::kHours:
      return {.hours = amount};
    case GetFutureTimeTimeUnit::kDays:
      return {.days = amount};
    case GetFutureTimeTimeUnit::kWeeks:
      return {.days = amount * kDaysInWeek};
    case GetFutureTimeTimeUnit::kMonths:
      return {.days = amount * kDaysInMonth};
  }
  return {};
}

}  // namespace

GetFutureTimeOutput GetFutureTime(const GetFutureTimeInput& input,
                                  StepContext&) {
  const bool has_base =
      input.base_timestamp && !input.base_timestamp->text.empty();
  const EpochTime base =
      has_base ? ReadTimestamp(*input.base_timestamp) : LocalNow();
  const EpochTime future = Move(
      base, AmountsOf(input.time_amount, input.time_unit), Direction::kForward);
  return {.timestamp = {FormatTimestamp(
              WallTime(future, ReadTimeZone(input.time_zone)))}};
}

}  // namespace insight::plugins::datetime
