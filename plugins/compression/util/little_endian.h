// Numbers as gzip and zip write them: least significant byte first.
//
// The readers require that `data` has enough bytes.

#ifndef PLUGINS_COMPRESSION_UTIL_LITTLE_ENDIAN_H_
#define PLUGINS_COMPRESSION_UTIL_LITTLE_ENDIAN_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace insight::plugins::compression {

[[nodiscard]] inline std::uint64_t ReadLe(std::string_view data, int bytes) {
  std::uint64_t value = 0;
  for (int i = bytes - 1; i >= 0; --i) {
    value = value << 8 | static_cast<unsigned char>(data[i]);
  }
  return value;
}

[[nodiscard]] inline std::uint16_t ReadLe16(std::string_view data) {
  return static_cast<std::uint16_t>(ReadLe(data, 2));
}
[[nodiscard]] inline std::uint32_t ReadLe32(std::string_view data) {
  return static_cast<std::uint32_t>(ReadLe(data, 4));
}
[[nodiscard]] inline std::uint64_t ReadLe64(std::string_view data) {
  return ReadLe(data, 8);
}

// Appends the lowest `bytes` bytes of `value`.
inline void AppendLe(std::uint64_t value, int bytes, std::string& out) {
  for (int i = 0; i < bytes; ++i) {
    out.push_back(static_cast<char>(value >> (8 * i)));
  }
}

}  // namespace insight::plugins::compression

#endif  // PLUGINS_COMPRESSION_UTIL_LITTLE_ENDIAN_H_
