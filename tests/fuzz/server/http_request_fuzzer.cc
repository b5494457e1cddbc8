// The entry point of libFuzzer.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/server/fuzz_http_request.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  insight::FuzzHttpRequest({reinterpret_cast<const char*>(data), size});
  return 0;
}
