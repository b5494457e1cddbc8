// A value of the spec's type `bytes`: binary content, Base64 on the wire.
//
// The Base64 text is kept as it came, so that content which a step only passes
// on arrives unchanged, and large content is decoded only where it is used.
//
// Example:
//
//   const std::string content = input.bytes.Decode();
//   return {.compressed = Bytes::Encode(Compress(content))};
//
// Thread safety: a value; distinct objects may be used from distinct threads.

#ifndef SDK_TYPES_BYTES_H_
#define SDK_TYPES_BYTES_H_

#include <string>
#include <string_view>
#include <utility>

namespace insight {

class Bytes {
 public:
  Bytes() = default;

  // Takes Base64 text as it is; whether it is any shows in Decode().
  [[nodiscard]] static Bytes FromBase64(std::string base64) {
    return Bytes(std::move(base64));
  }

  // Encodes `content` (RFC 4648, section 4: standard alphabet, padded, one
  // line).
  [[nodiscard]] static Bytes Encode(std::string_view content);

  [[nodiscard]] const std::string& base64() const& { return base64_; }
  [[nodiscard]] std::string base64() && { return std::move(base64_); }

  // Returns the content, as lenient as DecodeBase64() of "sdk/types/base64.h".
  // Throws Base64Exception.
  [[nodiscard]] std::string Decode() const;

  friend bool operator==(const Bytes&, const Bytes&) = default;

 private:
  explicit Bytes(std::string base64) : base64_(std::move(base64)) {}

  std::string base64_;
};

}  // namespace insight

#endif  // SDK_TYPES_BYTES_H_
