// What the HTTP server answers, without its sockets: a request and its route
// become a reply.
//
// Example:
//
//   const Route route = FindRoute(request.method, request.target);
//   Send(handler.Handle(request, route));
//
// The routes, bodies and statuses are those of the runtime contract's chapter
// 3.

#ifndef SDK_SERVER_REQUEST_HANDLER_H_
#define SDK_SERVER_REQUEST_HANDLER_H_

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/json/json.h"
#include "sdk/runtime/step_runner.h"
#include "sdk/server/http_message.h"
#include "sdk/server/route.h"
#include "sdk/step/step_def.h"

namespace insight {

// How many workers there are, each of some threads.
//
// Thread safety: all methods may be called from any thread.
class WorkerControl {
 public:
  virtual ~WorkerControl() = default;

  [[nodiscard]] virtual int workers() const = 0;
  // One more, up to a limit, or one less, down to one.
  virtual void AddWorker() = 0;
  virtual void RemoveWorker() = 0;
};

// Thread safety: Handle() may be called from any thread, for several requests
// at once.
class RequestHandler {
 public:
  struct Options {
    int threads_per_worker = 4;
    // Whether callers may change the number of workers.
    bool worker_control = false;
    // What AddCustomConfig() takes, see "sdk/server/custom_config.h".
    Json custom_configs = Json::object();
    // Where the spec may lie; the first file that is there counts, and the
    // PluginDef's own text where none is.
    std::vector<std::string> spec_files = {"/python/src/plugin.spec.yaml",
                                           "/workspace/plugin.spec.yaml"};
  };

  // All references must outlive the handler.
  RequestHandler(const PluginDef& plugin, StepRunner& runner,
                 WorkerControl& workers, Options options);
  RequestHandler(const RequestHandler&) = delete;
  RequestHandler& operator=(const RequestHandler&) = delete;

  // `route` is FindRoute() of the request, whose body is moved out.
  // `cancellation` is told to the step; null if there is none.  Throws nothing
  // that the request, the plugin or a file can cause.
  [[nodiscard]] ServerReply Handle(ServerRequest& request, const Route& route,
                                   const Cancellation* cancellation = nullptr);

 private:
  // Endpoints.
  [[nodiscard]] ServerReply Dispatch(ServerRequest& request, const Route& route,
                                     const Cancellation* cancellation);
  [[nodiscard]] ServerReply RunStep(ServerRequest& request, const Route& route,
                                    const Cancellation* cancellation);
  [[nodiscard]] ServerReply TestConnection(ServerRequest& request,
                                           const Route& route,
                                           const Cancellation* cancellation);
  [[nodiscard]] ServerReply DescribePlugin(const ServerRequest& request,
                                           const Route& route);
  [[nodiscard]] ServerReply ChangeWorkers(const ServerRequest& request,
                                          bool add);
  [[nodiscard]] ServerReply ShowApi(const ServerRequest& request) const;
  [[nodiscard]] ServerReply ShowSpec(const ServerRequest& request);
  [[nodiscard]] Json Info();
  [[nodiscard]] Json NamesOf(StepKind kind) const;
  [[nodiscard]] Json ActionDefinitions() const;
  [[nodiscard]] Json ConnectionDetails() const;
  [[nodiscard]] ServerReply StepDetails(StepKind kind, const std::string& name);

  void AddConfig(const ServerRequest& request, const std::string& task,
                 Json& body) const;
  // The text of the spec, and the same as JSON.  Throw std::runtime_error.
  [[nodiscard]] std::string SpecText() const;
  [[nodiscard]] const Json& Spec();

  const PluginDef& plugin_;
  StepRunner& runner_;
  WorkerControl& workers_;
  const Options options_;
  std::mutex mutex_;                  // Guards all below.
  std::unique_ptr<const Json> spec_;  // Null until it has been read.
};

}  // namespace insight

#endif  // SDK_SERVER_REQUEST_HANDLER_H_
