#include "sdk/types/bytes.h"

#include "sdk/types/base64.h"

namespace insight {

Bytes Bytes::Encode(std::string_view content) {
  return Bytes(EncodeBase64(content));
}

std::string Bytes::Decode() const { return DecodeBase64(base64_); }

}  // namespace insight
