// What the fuzzer and the replay of its corpus run: the bytes of a client
// against all of the server but its sockets.

#ifndef TESTS_FUZZ_SERVER_FUZZ_HTTP_REQUEST_H_
#define TESTS_FUZZ_SERVER_FUZZ_HTTP_REQUEST_H_

#include <string_view>

namespace insight {

// If the first byte is 0, the rest is the body of a request for an action.
// Otherwise the rest is what a client sends, in pieces of that size.  Ends the
// process if the server breaks what it promises: that the size of the pieces
// does not matter, that it takes no bytes beyond a request, that every answer
// is whole and JSON where it says so, that no header has a line end in it.
void FuzzHttpRequest(std::string_view input);

}  // namespace insight

#endif  // TESTS_FUZZ_SERVER_FUZZ_HTTP_REQUEST_H_
