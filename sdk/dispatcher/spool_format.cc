#include "sdk/dispatcher/spool_format.h"

#include <zlib.h>

#include <algorithm>
#include <concepts>
#include <optional>

namespace insight {
namespace {

constexpr std::string_view kMagic = "EVQ1";
constexpr std::uint32_t kEvent = 1;
constexpr std::uint32_t kSettled = 2;

constexpr std::size_t kChecksumOffset = 4;
constexpr std::size_t kCheckedOffset = 8;

template <std::unsigned_integral Number>
void AppendNumber(Number number, std::string& bytes) {
  for (std::size_t i = 0; i < sizeof(Number); ++i) {
    bytes += static_cast<char>(number >> (8 * i) & 0xff);
  }
}

template <std::unsigned_integral Number>
Number NumberAt(std::string_view bytes, std::size_t offset) {
  Number number = 0;
  for (std::size_t i = 0; i < sizeof(Number); ++i) {
    number |= static_cast<Number>(static_cast<unsigned char>(bytes[offset + i]))
              << (8 * i);
  }
  return number;
}

std::uint32_t Checksum(std::string_view bytes) {
  return static_cast<std::uint32_t>(
      crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

std::string Record(std::uint32_t kind, std::uint64_t number,
                   std::string_view head, std::string_view rest) {
  std::string checked;
  checked.reserve(kSpoolHeaderBytes + head.size() + rest.size());
  AppendNumber(kind, checked);
  AppendNumber(static_cast<std::uint32_t>(head.size() + rest.size()), checked);
  AppendNumber(number, checked);
  checked.append(head).append(rest);
  std::string record(kMagic);
  AppendNumber(Checksum(checked), record);
  return record + checked;
}

struct Parsed {
  std::uint32_t kind = 0;
  std::uint64_t number = 0;
  std::size_t size = 0;
};

// The record that `bytes` begins with.
std::optional<Parsed> ParseRecord(std::string_view bytes) {
  if (bytes.size() < kSpoolHeaderBytes || !bytes.starts_with(kMagic)) {
    return std::nullopt;
  }
  const std::size_t payload = NumberAt<std::uint32_t>(bytes, 12);
  if (payload > bytes.size() - kSpoolHeaderBytes) return std::nullopt;
  const Parsed parsed = {.kind = NumberAt<std::uint32_t>(bytes, kCheckedOffset),
                         .number = NumberAt<std::uint64_t>(bytes, 16),
                         .size = kSpoolHeaderBytes + payload};
  const bool is_known = (parsed.kind == kEvent && payload >= kEventIdBytes) ||
                        (parsed.kind == kSettled && payload == 0);
  if (!is_known || NumberAt<std::uint32_t>(bytes, kChecksumOffset) !=
                       Checksum(bytes.substr(kCheckedOffset,
                                             parsed.size - kCheckedOffset))) {
    return std::nullopt;
  }
  return parsed;
}

void Apply(const Parsed& record, std::size_t offset, SpoolContents& contents) {
  if (record.kind == kEvent) {
    // A number that does not rise is an old event's.
    if (record.number <= contents.last_number) return;
    contents.pending.push_back(
        {.number = record.number, .offset = offset, .size = record.size});
  } else {
    while (!contents.pending.empty() &&
           contents.pending.front().number <= record.number) {
      contents.pending.pop_front();
    }
  }
  contents.last_number = std::max(contents.last_number, record.number);
}

}  // namespace

std::string EventRecord(std::uint64_t number, std::string_view id,
                        std::string_view body) {
  return Record(kEvent, number, id, body);
}

std::string SettledRecord(std::uint64_t number) {
  return Record(kSettled, number, "", "");
}

SpoolContents ReadSpool(std::string_view bytes) {
  SpoolContents contents;
  std::size_t offset = 0;
  while (offset < bytes.size()) {
    if (const auto record = ParseRecord(bytes.substr(offset))) {
      Apply(*record, offset, contents);
      contents.skipped_bytes += offset - contents.end;
      offset += record->size;
      contents.end = offset;
    } else {
      // A magic in an event's own text is none: its CRC is not right.
      offset = std::min(bytes.find(kMagic, offset + 1), bytes.size());
    }
  }
  return contents;
}

bool IsRecord(std::string_view bytes) {
  const auto record = ParseRecord(bytes);
  return record && record->size == bytes.size();
}

}  // namespace insight
