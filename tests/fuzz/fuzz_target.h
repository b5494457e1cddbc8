// What every fuzz target has: the function that libFuzzer and the replay of the
// corpus call, and a way to say that something is broken.

#ifndef TESTS_FUZZ_FUZZ_TARGET_H_
#define TESTS_FUZZ_FUZZ_TARGET_H_

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

// Runs one input.  Ends the process if the tested code breaks a promise; throws
// nothing.  Returns 0.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size);

namespace insight::fuzz {

// Ends the process, saying which promise was broken, unless it holds.
inline void Require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

}  // namespace insight::fuzz

#endif  // TESTS_FUZZ_FUZZ_TARGET_H_
