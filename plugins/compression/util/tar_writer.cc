#include "plugins/compression/util/tar_writer.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace insight::plugins::compression {
namespace {

constexpr std::size_t kBlockSize = 512;
constexpr std::size_t kMaxPlainName = 100;
// What eleven octal digits hold.
constexpr std::uint64_t kMaxPlainSize = (std::uint64_t{1} << 33) - 1;

void FillBlock(std::string& out) {
  out.resize((out.size() + kBlockSize - 1) / kBlockSize * kBlockSize, '\0');
}

// Returns `digits` octal digits.
std::string Octal(std::uint64_t value, int digits) {
  std::string text(digits, '0');
  for (int i = digits - 1; i >= 0; --i, value >>= 3) {
    text[i] = static_cast<char>('0' + (value & 7));
  }
  return text;
}

// Appends a header (POSIX.1-2017, pax, "ustar Interchange Format").
void AppendHeader(std::string_view name, std::uint64_t size, char type,
                  std::string& out) {
  std::string header(kBlockSize, '\0');
  const auto put = [&header](std::size_t offset, std::string_view text) {
    header.replace(offset, text.size(), text);
  };
  put(0, name.substr(0, kMaxPlainName));
  put(100, Octal(0644, 7));
  put(108, Octal(0, 7));  // Owner.
  put(116, Octal(0, 7));  // Group.
  put(124, Octal(std::min(size, kMaxPlainSize), 11));
  put(136, Octal(0, 11));  // Time.
  put(148, "        ");    // What the checksum counts instead of itself.
  header[156] = type;
  put(257, std::string_view("ustar\00000", 8));
  std::uint64_t checksum = 0;
  for (const char c : header) checksum += static_cast<unsigned char>(c);
  put(148, Octal(checksum, 6));
  header[154] = '\0';
  out += header;
}

// Returns "LENGTH KEY=VALUE\n", where LENGTH counts all of it.
std::string PaxRecord(std::string_view key, std::string_view value) {
  const std::size_t rest = key.size() + value.size() + 3;
  std::size_t length = rest + std::to_string(rest).size();
  // With its own digits the length may get one digit more.
  length = rest + std::to_string(length).size();
  return std::to_string(length)
      .append(" ")
      .append(key)
      .append("=")
      .append(value)
      .append("\n");
}

// Whether the fields of a plain header hold the name.
bool IsPlainName(std::string_view name) {
  return name.size() <= kMaxPlainName &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x80;
         });
}

}  // namespace

void TarWriter::Add(std::string_view name, std::string_view content) {
  std::string records;
  if (!IsPlainName(name)) records += PaxRecord("path", name);
  if (content.size() > kMaxPlainSize) {
    records += PaxRecord("size", std::to_string(content.size()));
  }
  if (!records.empty()) {
    AppendHeader("././@PaxHeader", records.size(), 'x', archive_);
    archive_ += records;
    FillBlock(archive_);
  }
  AppendHeader(name, content.size(), '0', archive_);
  archive_ += content;
  FillBlock(archive_);
}

std::string TarWriter::Finish() && {
  archive_.append(2 * kBlockSize, '\0');
  return std::move(archive_);
}

}  // namespace insight::plugins::compression
