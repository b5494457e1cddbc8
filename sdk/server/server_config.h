// What the HTTP server is told by flags, environment and a file.

#ifndef SDK_SERVER_SERVER_CONFIG_H_
#define SDK_SERVER_SERVER_CONFIG_H_

#include <functional>
#include <string>

#include "sdk/runtime/server_options.h"
#include "sdk/server/http_server.h"

namespace insight {

struct ServerConfig {
  std::string host = "0.0.0.0";
  int port = 10001;
  bool debug = false;
  bool worker_control = false;
  std::string spec_file;  // Shown instead of the image's, if it is there.
  HttpServerOptions server;
};

// Returns the value of an environment variable, empty if it is not set.
using EnvironmentFn = std::function<std::string(const char* name)>;

// GUNICORN_CONFIG_FILE names a JSON object of settings that stand instead of
// all flags: "bind", "workers", "threads", "worker_connections" and "loglevel";
// others and nulls count for nothing, and what is not in it has the flag's
// default.  "worker_connections" can only raise the number of clients.
//
// What no flag says:
//   INSIGHT_HTTP_WORKER_CONTROL           1: callers may add and remove workers
//   INSIGHT_HTTP_SPEC_FILE                the plugin.spec.yaml to show
//   INSIGHT_HTTP_MAX_BODY_BYTES           of one request
//   INSIGHT_HTTP_REQUEST_TIMEOUT_SECONDS  see HttpServerOptions
//   INSIGHT_HTTP_IDLE_TIMEOUT_SECONDS
//   INSIGHT_HTTP_STEP_TIMEOUT_SECONDS
//   INSIGHT_HTTP_DRAIN_TIMEOUT_SECONDS
//
// Throws std::runtime_error, which says what is wrong with which setting.
[[nodiscard]] ServerConfig ReadServerConfig(const ServerOptions& flags,
                                            const EnvironmentFn& environment);

}  // namespace insight

#endif  // SDK_SERVER_SERVER_CONFIG_H_
