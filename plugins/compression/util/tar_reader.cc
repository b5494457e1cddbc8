#include "plugins/compression/util/tar_reader.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <utility>

#include "plugins/compression/util/errors.h"

namespace insight::plugins::compression {
namespace {

constexpr std::size_t kBlockSize = 512;
constexpr std::size_t kChecksumOffset = 148;
constexpr std::size_t kChecksumSize = 8;

std::string_view UntilNul(std::string_view field) {
  return field.substr(0, field.find('\0'));
}

// A number in octal digits, or in GNU's way: after a byte 0x80, big-endian.
std::optional<std::uint64_t> ReadNumber(std::string_view field) {
  std::uint64_t value = 0;
  if (field.front() == '\x80') {
    for (const char c : field.substr(1)) {
      if (value >> 56 != 0) return std::nullopt;
      value = value << 8 | static_cast<unsigned char>(c);
    }
    return value;
  }
  field = UntilNul(field);
  field.remove_prefix(std::min(field.find_first_not_of(' '), field.size()));
  field = field.substr(0, field.find(' '));
  if (field.empty()) return 0;
  const auto [end, error] =
      std::from_chars(field.data(), field.data() + field.size(), value, 8);
  if (error != std::errc() || end != field.data() + field.size()) {
    return std::nullopt;
  }
  return value;
}

// The sum of the header's bytes, with spaces for the checksum itself.  Some old
// programs took bytes as signed.
template <typename Byte>
std::int64_t Checksum(std::string_view header) {
  std::int64_t sum = std::int64_t{' '} * kChecksumSize;
  for (std::size_t i = 0; i < kBlockSize; ++i) {
    if (i - kChecksumOffset < kChecksumSize) continue;  // Wraps if before.
    sum += static_cast<Byte>(header[i]);
  }
  return sum;
}

bool IsHeader(std::string_view data) {
  if (data.size() < kBlockSize) return false;
  const std::optional<std::uint64_t> checksum =
      ReadNumber(data.substr(kChecksumOffset, kChecksumSize));
  if (!checksum || !ReadNumber(data.substr(124, 12))) return false;
  const auto expected = static_cast<std::int64_t>(*checksum);
  return Checksum<unsigned char>(data) == expected ||
         Checksum<signed char>(data) == expected;
}

[[noreturn]] void ThrowEndedEarly() { ThrowDamaged("unexpected end of data"); }

// Reads records of the form "LENGTH KEY=VALUE\n", where LENGTH counts all of it
// (POSIX.1-2017, pax, "pax Extended Header").
void ReadRecords(std::string_view records,
                 std::map<std::string, std::string, std::less<>>& attributes) {
  records = UntilNul(records);
  while (!records.empty()) {
    std::size_t length = 0;
    const auto [end, error] = std::from_chars(
        records.data(), records.data() + records.size(), length);
    const std::size_t digits = end - records.data();
    if (error != std::errc() || length > records.size() ||
        length < digits + 2 || *end != ' ') {
      ThrowDamaged("invalid header");
    }
    const std::string_view record =
        records.substr(digits + 1, length - digits - 2);
    const std::size_t equals = record.find('=');
    if (equals == std::string_view::npos) ThrowDamaged("invalid header");
    attributes[std::string(record.substr(0, equals))] =
        record.substr(equals + 1);
    records.remove_prefix(length);
  }
}

bool IsSparse(char type,
              const std::map<std::string, std::string, std::less<>>& pax) {
  const auto it = pax.lower_bound("GNU.sparse.");
  return type == 'S' ||
         (it != pax.end() && it->first.starts_with("GNU.sparse."));
}

// Whether the header is followed by as much content as it says.  Links and
// devices have none, even if they have a size.
bool HasContent(char type) {
  constexpr std::string_view kWithoutContent = "123456";
  return kWithoutContent.find(type) == std::string_view::npos;
}

}  // namespace

bool IsTar(std::string_view data) {
  if (data.size() < kBlockSize) return false;
  return IsHeader(data) ||
         data.find_first_not_of('\0') == std::string_view::npos;
}

std::string_view TarReader::TakeContent(std::uint64_t size) {
  if (size > rest_.size()) ThrowEndedEarly();
  const std::string_view content = rest_.substr(0, size);
  const std::size_t padded = (size + kBlockSize - 1) / kBlockSize * kBlockSize;
  rest_.remove_prefix(std::min(padded, rest_.size()));
  return content;
}

std::optional<TarFile> TarReader::NextFile() {
  Attributes pax = global_;
  std::optional<std::string> long_name;  // GNU's.
  while (IsHeader(rest_)) {
    const std::string_view header = rest_.substr(0, kBlockSize);
    rest_.remove_prefix(kBlockSize);
    const char type = header[156];
    std::uint64_t size = *ReadNumber(header.substr(124, 12));
    if (type == 'g') {
      ReadRecords(TakeContent(size), global_);
      pax = global_;
      continue;
    }
    if (type == 'x' || type == 'X') {
      ReadRecords(TakeContent(size), pax);
      continue;
    }
    if (type == 'L' || type == 'K') {
      const std::string_view content = TakeContent(size);
      if (type == 'L') long_name = UntilNul(content);
      continue;
    }
    if (const auto it = pax.find("size"); it != pax.end()) {
      std::from_chars(it->second.data(), it->second.data() + it->second.size(),
                      size);
    }
    std::string name(UntilNul(header.substr(0, 100)));
    if (long_name) name = *std::exchange(long_name, std::nullopt);
    if (const auto it = pax.find("path"); it != pax.end()) name = it->second;
    if (IsSparse(type, pax)) {
      ThrowUnsupported("The archive holds a sparse file, '" + name + "'");
    }
    // The seventh edition knew no type for folders.
    const bool regular =
        type == '0' || type == '7' || (type == '\0' && !name.ends_with('/'));
    const std::string_view content =
        HasContent(type) ? TakeContent(size) : std::string_view();
    if (regular) return TarFile{std::move(name), content};
    pax = global_;
  }
  return std::nullopt;
}

}  // namespace insight::plugins::compression
