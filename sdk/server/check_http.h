// The command `http --check`: whether a server that runs is well.

#ifndef SDK_SERVER_CHECK_HTTP_H_
#define SDK_SERVER_CHECK_HTTP_H_

#include <chrono>
#include <string>

namespace insight {

struct ServerOptions;

// Asks the server that ServeHttp() with these options is, on this machine, for
// its status.  Returns "" if it is ready within `timeout`, and otherwise a
// sentence that says why it does not count as well: nobody listens, no answer
// came in time, it is stopping.  The settings of the environment count as they
// do for ServeHttp().
//
// Throws std::runtime_error for wrong settings.
[[nodiscard]] std::string CheckHttp(const ServerOptions& options,
                                    std::chrono::milliseconds timeout);

}  // namespace insight

#endif  // SDK_SERVER_CHECK_HTTP_H_
