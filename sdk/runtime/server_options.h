// What the command line says about the HTTP server.

#ifndef SDK_RUNTIME_SERVER_OPTIONS_H_
#define SDK_RUNTIME_SERVER_OPTIONS_H_

namespace insight {

// The names are those of the command `http`; `prog http --help` explains them.
struct ServerOptions {
  enum class WorkerClass { kSync, kGevent };

  int port = 10001;
  int process_workers = 1;
  int threads_per_worker = 4;
  // Both run the same server.
  WorkerClass worker_class = WorkerClass::kSync;
  int worker_connections = 200;
  bool debug = false;
};

}  // namespace insight

#endif  // SDK_RUNTIME_SERVER_OPTIONS_H_
