// The entry point of libFuzzer.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/http/fuzz_http_response.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  insight::FuzzHttpResponse({reinterpret_cast<const char*>(data), size});
  return 0;
}
