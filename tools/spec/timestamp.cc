#include "tools/spec/timestamp.h"

#include <re2/re2.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "sdk/json/json.h"

namespace insight::spec {
namespace {

// Of the binary values that are timestamps: their text as it was written.
constexpr std::uint64_t kSubtype = 0x7473;

constexpr int kMinutesOfDay = 24 * 60;

int Number(std::string_view digits) {
  int number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  return number;
}

int Microseconds(std::string fraction) {
  fraction.resize(6, '0');
  return Number(fraction);
}

bool Exists(const Timestamp& timestamp) {
  const std::chrono::year_month_day date{
      std::chrono::year(timestamp.year),
      std::chrono::month(static_cast<unsigned>(timestamp.month)),
      std::chrono::day(static_cast<unsigned>(timestamp.day))};
  if (timestamp.year < 1 || !date.ok()) return false;
  if (!timestamp.time) return true;
  const Timestamp::Time& time = *timestamp.time;
  return time.hour < 24 && time.minute < 60 && time.second < 60 &&
         std::abs(time.offset_minutes.value_or(0)) < kMinutesOfDay;
}

std::optional<Timestamp> ParseDate(re2::StringPiece text) {
  static const RE2 pattern("([0-9]{4})-([0-9]{2})-([0-9]{2})");
  std::string year, month, day;
  if (!RE2::FullMatch(text, pattern, &year, &month, &day)) return std::nullopt;
  return Timestamp{Number(year), Number(month), Number(day)};
}

std::optional<Timestamp> ParseDateAndTime(re2::StringPiece text) {
  static const RE2 pattern(
      "([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]|[ \\t]+)"
      "([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\\.([0-9]*))?"
      "(?:[ \\t]*(Z|([-+])([0-9]{1,2})(?::([0-9]{2}))?))?");
  std::string year, month, day, hour, minute, second, fraction;
  std::string zone, sign, zone_hour, zone_minute;
  if (!RE2::FullMatch(text, pattern, &year, &month, &day, &hour, &minute,
                      &second, &fraction, &zone, &sign, &zone_hour,
                      &zone_minute)) {
    return std::nullopt;
  }
  Timestamp timestamp{Number(year), Number(month), Number(day)};
  Timestamp::Time& time = timestamp.time.emplace(Timestamp::Time{});
  time.hour = Number(hour);
  time.minute = Number(minute);
  time.second = Number(second);
  time.microsecond = Microseconds(fraction);
  if (!zone.empty()) {
    const int offset = Number(zone_hour) * 60 + Number(zone_minute);
    time.offset_minutes = sign == "-" ? -offset : offset;
  }
  return timestamp;
}

template <typename... Numbers>
std::string Format(const char* format, Numbers... numbers) {
  char text[64];
  const int size = std::snprintf(text, sizeof text, format, numbers...);
  return {text, static_cast<std::size_t>(size)};
}

std::string ZoneRepr(int offset_minutes) {
  if (offset_minutes == 0) return "datetime.timezone.utc";
  // Python has the negative ones as a day less and some seconds more.
  const bool negative = offset_minutes < 0;
  const int minutes = offset_minutes + (negative ? kMinutesOfDay : 0);
  return Format("datetime.timezone(datetime.timedelta(%sseconds=%d))",
                negative ? "days=-1, " : "", minutes * 60);
}

}  // namespace

std::optional<Timestamp> ParseTimestamp(std::string_view text) {
  if (text.size() < 8 || text[4] != '-') return std::nullopt;  // Most texts.
  const re2::StringPiece piece(text.data(), text.size());
  std::optional<Timestamp> timestamp = ParseDate(piece);
  if (!timestamp) timestamp = ParseDateAndTime(piece);
  if (timestamp && !Exists(*timestamp)) return std::nullopt;
  return timestamp;
}

std::string PythonStr(const Timestamp& timestamp) {
  std::string text =
      Format("%04d-%02d-%02d", timestamp.year, timestamp.month, timestamp.day);
  if (!timestamp.time) return text;
  const Timestamp::Time& time = *timestamp.time;
  text += Format(" %02d:%02d:%02d", time.hour, time.minute, time.second);
  if (time.microsecond != 0) text += Format(".%06d", time.microsecond);
  if (time.offset_minutes) {
    const int minutes = std::abs(*time.offset_minutes);
    text += *time.offset_minutes < 0 ? '-' : '+';
    text += Format("%02d:%02d", minutes / 60, minutes % 60);
  }
  return text;
}

std::string PythonRepr(const Timestamp& timestamp) {
  const std::string date =
      Format("%d, %d, %d", timestamp.year, timestamp.month, timestamp.day);
  if (!timestamp.time) return "datetime.date(" + date + ")";
  const Timestamp::Time& time = *timestamp.time;
  std::string text = "datetime.datetime(" + date;
  text += Format(", %d, %d", time.hour, time.minute);
  if (time.second != 0 || time.microsecond != 0) {
    text += Format(", %d", time.second);
  }
  if (time.microsecond != 0) text += Format(", %d", time.microsecond);
  if (time.offset_minutes) text += ", tzinfo=" + ZoneRepr(*time.offset_minutes);
  return text + ")";
}

Json ToJsonWithTimestamps(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::kNull:
      return nullptr;
    case YamlNode::Kind::kScalar:
      if (node.plain && ParseTimestamp(node.text)) {
        return Json::binary({node.text.begin(), node.text.end()}, kSubtype);
      }
      return ToJson(node);
    case YamlNode::Kind::kSequence: {
      Json array = Json::array();
      for (const YamlNode& item : node.items) {
        array.push_back(ToJsonWithTimestamps(item));
      }
      return array;
    }
    case YamlNode::Kind::kMap: {
      Json object = Json::object();
      for (const YamlMember& member : node.members) {
        object[member.key] = ToJsonWithTimestamps(member.value);
      }
      return object;
    }
  }
  return nullptr;
}

std::optional<Timestamp> GetTimestamp(const Json& value) {
  if (!value.is_binary()) return std::nullopt;
  const auto& binary = value.get_binary();
  if (!binary.has_subtype() || binary.subtype() != kSubtype) {
    return std::nullopt;
  }
  return ParseTimestamp(std::string(binary.begin(), binary.end()));
}

}  // namespace insight::spec
