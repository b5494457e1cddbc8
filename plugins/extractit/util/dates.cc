#include "plugins/extractit/util/dates.h"

#include <cstddef>
#include <optional>
#include <unordered_set>

#include "plugins/extractit/util/date_format.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/util/indicators/indicators.h"
#include "sdk/util/indicators/patterns.h"

namespace insight::plugins::extractit {
namespace {

void ForEachDate(const DateFormat& format, std::string_view text,
                 const std::function<void(std::string_view)>& found) {
  ForEachMatch({format.expression(), /*starts_at_boundary=*/true}, text, found);
}

// Returns the date of parts by the first format that takes them.
std::optional<CivilTime> ParseByAny(std::span<const std::string> parts) {
  for (const DateFormat& format : AllDateFormats()) {
    if (const auto time = format.Parse(parts)) return time;
  }
  return std::nullopt;
}

std::string DateOf(const DateFormat& format, std::string_view found,
                   bool by_any) {
  const std::vector<std::string> parts = format.PartsOf(found);
  const auto time = by_any ? ParseByAny(parts) : format.Parse(parts);
  if (time) return FormatIso8601(*time) + "Z";
  throw PluginException(
      "The found date " + format.Join(parts) +
          " could not be parsed as a real date",
      "Please review selected date format input for date extraction");
}

// What was found, each text once.
class Found {
 public:
  void Add(const DateFormat& format, std::string_view text, bool by_any) {
    if (!known_.insert(std::string(text)).second) return;
    if (dates_.size() == kMaxIndicators) {
      throw PluginException("There are too many dates.",
                            "Please search a smaller string or file.");
    }
    dates_.push_back(DateOf(format, text, by_any));
  }

  [[nodiscard]] std::vector<std::string> Take() && { return std::move(dates_); }

 private:
  std::unordered_set<std::string> known_;
  std::vector<std::string> dates_;
};

std::vector<std::string> FindInAllFormats(std::string text) {
  Found found;
  for (const DateFormat& format : AllDateFormats()) {
    std::string rest;
    std::size_t kept = 0;
    ForEachDate(format, text, [&](std::string_view date) {
      const auto start = static_cast<std::size_t>(date.data() - text.data());
      rest.append(text, kept, start - kept);
      kept = start + date.size();
      found.Add(format, date, /*by_any=*/true);
    });
    if (kept == 0) continue;
    rest.append(text, kept);
    text.swap(rest);
  }
  return std::move(found).Take();
}

bool HasDate(const DateFormat& format, std::string_view text) {
  bool has = false;
  ForEachDate(format, text, [&has](std::string_view) { has = true; });
  return has;
}

}  // namespace

std::vector<std::string> FindDates(std::string_view name,
                                   const Source& source) {
  if (name == "All Formats") {
    return FindInAllFormats(source.Decoded([](std::string_view text) {
      for (const DateFormat& format : AllDateFormats()) {
        if (HasDate(format, text)) return true;
      }
      return false;
    }));
  }
  const DateFormat* const format = FindDateFormat(name);
  if (format == nullptr) {
    throw PluginException(
        "There is no date format '" + std::string(name) + "'.",
        "Please choose one of the formats that the input "
        "date_format lists.");
  }
  const std::string text = source.Decoded(
      [format](std::string_view part) { return HasDate(*format, part); });
  Found found;
  ForEachDate(*format, text, [&](std::string_view date) {
    found.Add(*format, date, /*by_any=*/false);
  });
  return std::move(found).Take();
}

}  // namespace insight::plugins::extractit
