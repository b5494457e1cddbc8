#include "tests/bench/inputs.h"

#include <bzlib.h>
#include <lzma.h>
#include <zlib.h>

#include <array>
#include <cstdio>
#include <random>
#include <stdexcept>

#include "sdk/types/bytes.h"

namespace insight::bench {
namespace {

constexpr std::size_t kPieceSize = std::size_t{16} << 20;
constexpr int kPieces = 640;  // Of 16 MiB: 10 GiB.

constexpr std::array<const char*, 32> kWords = {
    "alert",   "host",   "user",    "login",   "failed",  "password", "session",
    "kernel",  "daemon", "network", "packet",  "dropped", "firewall", "policy",
    "rule",    "match",  "source",  "port",    "tcp",     "udp",      "request",
    "status",  "agent",  "scan",    "malware", "process", "started",  "stopped",
    "service", "update", "error",   "warning"};

// One line of the text.
std::string LogLine(std::mt19937& random) {
  const auto number = [&random](unsigned below) {
    return static_cast<unsigned>(random() % below);
  };
  std::array<char, 128> head;
  std::snprintf(head.data(), head.size(),
                "2026-%02u-%02uT%02u:%02u:%02u %s[%u]:", number(12) + 1,
                number(28) + 1, number(24), number(60), number(60),
                kWords[number(kWords.size())], number(65536));
  std::string line = head.data();
  for (unsigned words = 4 + number(9); words > 0; --words) {
    line.append(" ").append(kWords[number(kWords.size())]);
  }
  std::array<char, 96> tail;
  if (number(4) == 0) {
    std::snprintf(tail.data(), tail.size(), " sha256 %08x%08x%08x%08x\n",
                  number(-1u), number(-1u), number(-1u), number(-1u));
  } else {
    std::snprintf(tail.data(), tail.size(), " from %u.%u.%u.%u\n",
                  number(254) + 1, number(256), number(256), number(254) + 1);
  }
  return line + tail.data();
}

std::string ActionMessage(const std::string& action, const std::string& input) {
  return R"({"version": "v1", "type": "action_start", "body": {"meta": {}, )"
         R"("connection": {}, "action": ")" +
         action + R"(", "input": )" + input + "}}";
}

std::string Repeat(std::string_view piece) {
  std::string result;
  result.reserve(piece.size() * kPieces);
  for (int i = 0; i < kPieces; ++i) result.append(piece);
  return result;
}

void Require(bool ok, const char* what) {
  if (!ok) throw std::runtime_error(what);
}

}  // namespace

std::string LogText(std::size_t size) {
  std::mt19937 random(12345);
  std::string text;
  while (text.size() < size) text += LogLine(random);
  text.resize(size);
  return text;
}

std::string GzipMessage(std::string_view content) {
  return ActionMessage("compress_bytes", R"({"algorithm": "gzip", "bytes": ")" +
                                             Bytes::Encode(content).base64() +
                                             "\"}");
}

std::string DecompressMessage(std::string_view data) {
  return ActionMessage("decompress_bytes",
                       R"({"bytes": ")" + Bytes::Encode(data).base64() + "\"}");
}

std::string GzipBomb() {
  std::string zeros(kPieceSize, '\0');
  std::string piece(kPieceSize / 500, '\0');
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  stream.next_in = reinterpret_cast<Bytef*>(zeros.data());
  stream.avail_in = zeros.size();
  stream.next_out = reinterpret_cast<Bytef*>(piece.data());
  stream.avail_out = piece.size();
  // Flushed, so that pieces can follow one another in one stream.
  const int status = deflate(&stream, Z_FULL_FLUSH);
  piece.resize(stream.total_out);
  deflateEnd(&stream);
  Require(status == Z_OK, "zlib failed");
  // A header, the pieces, an empty last block, and a trailer that nobody reads.
  return std::string("\x1f\x8b\x08\0\0\0\0\0\x02\xff", 10) + Repeat(piece) +
         std::string("\x03\0", 2) + std::string(8, '\0');
}

std::string Bzip2Bomb() {
  std::string zeros(kPieceSize, '\0');
  std::string piece(1 << 16, '\0');
  unsigned size = piece.size();
  Require(BZ2_bzBuffToBuffCompress(piece.data(), &size, zeros.data(),
                                   zeros.size(), 9, 0, 0) == BZ_OK,
          "bzip2 failed");
  return Repeat(std::string_view(piece).substr(0, size));
}

std::string XzBomb() {
  const std::string zeros(kPieceSize, '\0');
  std::string piece(kPieceSize / 500, '\0');
  std::size_t size = 0;
  Require(lzma_easy_buffer_encode(
              6, LZMA_CHECK_CRC64, nullptr,
              reinterpret_cast<const std::uint8_t*>(zeros.data()), zeros.size(),
              reinterpret_cast<std::uint8_t*>(piece.data()), &size,
              piece.size()) == LZMA_OK,
          "xz failed");
  return Repeat(std::string_view(piece).substr(0, size));
}

}  // namespace insight::bench
