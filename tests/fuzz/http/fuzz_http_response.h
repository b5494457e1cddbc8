// What the fuzzer and the replay of its corpus run: the bytes of a server
// against everything of the client that reads them.

#ifndef TESTS_FUZZ_HTTP_FUZZ_HTTP_RESPONSE_H_
#define TESTS_FUZZ_HTTP_FUZZ_HTTP_RESPONSE_H_

#include <string_view>

namespace insight {

// The first byte chooses the method and the size of the pieces that the rest,
// the server's bytes, comes in.  Ends the process if the parser breaks what it
// promises: that the size of the pieces does not matter, that it takes no bytes
// beyond the response, that headers stay within their limits.
void FuzzHttpResponse(std::string_view input);

}  // namespace insight

#endif  // TESTS_FUZZ_HTTP_FUZZ_HTTP_RESPONSE_H_
