// The command `http`: a process that serves a plugin over HTTP.

#ifndef SDK_SERVER_SERVE_HTTP_H_
#define SDK_SERVER_SERVE_HTTP_H_

namespace insight {

struct PluginDef;
struct ServerOptions;

// Serves `plugin` until SIGTERM or SIGINT, then answers what is in flight; a
// second signal ends it at once.  Returns the exit status.
//
// The work is done in a child process, which is started again when plugin code
// ends it: the port stays open, and only the requests in flight are lost.  It
// ends with this process.  Takes over the signals SIGTERM and SIGINT.  To be
// called once, by a process without threads.
//
// Throws std::runtime_error or std::system_error if it cannot start.
[[nodiscard]] int ServeHttp(const PluginDef& plugin,
                            const ServerOptions& options);

}  // namespace insight

#endif  // SDK_SERVER_SERVE_HTTP_H_
