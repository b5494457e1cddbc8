// Whatever is encoded decodes to itself, and any text is decoded or refused.

#include <string>
#include <string_view>

#include "sdk/types/base64.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using insight::fuzz::Require;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::string encoded = insight::EncodeBase64(input);
  Require(encoded.size() == (size + 2) / 3 * 4, "encoded text is padded");
  Require(insight::DecodeBase64(encoded) == input, "encoded text decodes");
  try {
    const std::string content = insight::DecodeBase64(input);
    Require(content.size() <= size / 4 * 3 + 2,
            "content is less than its text");
    Require(insight::DecodeBase64(insight::EncodeBase64(content)) == content,
            "decoded content encodes");
  } catch (const insight::Base64Exception&) {
  }
  return 0;
}
