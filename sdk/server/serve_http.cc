#include "sdk/server/serve_http.h"

#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <system_error>
#include <utility>

#include "sdk/clock/clock.h"
#include "sdk/json/json.h"
#include "sdk/log/json_log_sink.h"
#include "sdk/log/log_sink.h"
#include "sdk/runtime/step_runner.h"
#include "sdk/server/http_server.h"
#include "sdk/server/listener.h"
#include "sdk/server/request_handler.h"
#include "sdk/server/server_config.h"
#include "sdk/step/step_def.h"

namespace insight {
namespace {

using std::chrono::milliseconds;

// A child that lived shorter than this is started again after a pause, which
// doubles up to the longest one.
constexpr std::chrono::seconds kShortLife(1);
constexpr milliseconds kFirstPause(50);
constexpr milliseconds kLongestPause(5000);

// For the signal handlers, which get nothing but a number.
std::atomic<HttpServer*> g_server = nullptr;
std::atomic<bool> g_starting = true;
std::atomic<bool> g_stopping = false;
std::atomic<pid_t> g_child = 0;

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// In the child.
void OnStopServing(int signal) {
  const int saved_errno = errno;
  if (g_stopping.exchange(true)) _exit(128 + signal);
  if (g_starting) _exit(0);  // Nobody has been promised an answer.
  if (HttpServer* server = g_server) server->Stop();
  errno = saved_errno;
}

// In the parent.
void OnStopChild(int signal) {
  const int saved_errno = errno;
  g_stopping = true;
  if (const pid_t child = g_child; child > 0) kill(child, signal);
  errno = saved_errno;
}

void OnStop(void (*handler)(int)) {
  struct sigaction action = {};
  action.sa_handler = handler;
  for (const int signal : {SIGINT, SIGTERM})
    sigaction(signal, &action, nullptr);
}

// SIGINT and SIGTERM wait while it lives.
class SignalBlock {
 public:
  SignalBlock() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigprocmask(SIG_BLOCK, &signals, &old_);
  }
  SignalBlock(const SignalBlock&) = delete;
  SignalBlock& operator=(const SignalBlock&) = delete;
  ~SignalBlock() { sigprocmask(SIG_SETMASK, &old_, nullptr); }

  // The signals that are blocked without this object.
  [[nodiscard]] const sigset_t& old() const { return old_; }

 private:
  sigset_t old_;
};

void RaiseDescriptorLimit() {
  rlimit limit = {};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

// Memory that one request took goes back to the system rather than to be kept
// for each thread.
void TuneAllocator() {
  mallopt(M_ARENA_MAX, 2);
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
  mallopt(M_TRIM_THRESHOLD, 4 << 20);
}

std::unique_ptr<LogSink> MakeLogSink(const Clock& clock, bool cloud) {
  if (!cloud) return std::make_unique<FdLogSink>(STDERR_FILENO);
  return std::make_unique<JsonLogSink>(STDERR_FILENO, clock, Json::object());
}

// Section 7.3 of the runtime contract.
Json TaskConfigs(const PluginDef& plugin, LogSink& log) {
  const std::string endpoint = Environment("CPS_ENDPOINT");
  if (endpoint.empty() || plugin.fetch_task_configs == nullptr) {
    return Json::object();
  }
  return plugin.fetch_task_configs(endpoint, plugin, log);
}

// The child's work.  `ready` is signalled once it serves.
int Serve(const PluginDef& plugin, const ServerConfig& config,
          Listener listener, int ready) {
  TuneAllocator();
  RaiseDescriptorLimit();
  const SystemClock clock;
  const bool cloud = Environment("PLUGIN_RUNTIME_ENVIRONMENT") == "cloud";
  const std::unique_ptr<LogSink> log_sink = MakeLogSink(clock, cloud);
  StepRunner runner(
      plugin, {.debug = config.debug, .cloud = cloud, .redact_output = true},
      clock, *log_sink);
  RequestHandler::Options options{
      .threads_per_worker = config.server.threads_per_worker,
      .worker_control = config.worker_control};
  if (!config.spec_file.empty()) {
    options.spec_files.insert(options.spec_files.begin(), config.spec_file);
  }
  if (cloud) options.custom_configs = TaskConfigs(plugin, *log_sink);
  HttpServer server(
      std::move(listener),
      [&](WorkerControl& workers) {
        return std::make_unique<RequestHandler>(plugin, runner, workers,
                                                std::move(options));
      },
      config.server);
  g_server = &server;
  g_starting = false;
  if (g_stopping) server.Stop();  // The signal came before the server.
  InstallLastAnswers();
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t size = write(ready, &one, sizeof(one));
  const bool ended = server.Run();
  if (!ended) {
    log_sink->Write(LogLevel::kError, "Stopped while steps were running.");
    _exit(1);  // Nobody can wait for their threads.
  }
  g_server = nullptr;
  return 0;
}

// Never returns.
[[noreturn]] void RunChild(const PluginDef& plugin, const ServerConfig& config,
                           Listener listener, int ready, pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(1);  // It ended before.
  int status = 1;
  try {
    status = Serve(plugin, config, std::move(listener), ready);
  } catch (const std::system_error& e) {
    FdLogSink(STDERR_FILENO)
        .Write(LogLevel::kError, "\nError: " + std::string(e.what()));
  }
  // Handlers and static objects are the parent's to end.
  _exit(status);
}

std::string Describe(int status) {
  if (WIFSIGNALED(status)) {
    return "by signal " + std::to_string(WTERMSIG(status));
  }
  return "with exit status " + std::to_string(WEXITSTATUS(status));
}

class Supervisor {
 public:
  Supervisor(const PluginDef& plugin, const ServerConfig& config,
             const Listener& listener)
      : plugin_(plugin),
        config_(config),
        listener_(listener),
        ready_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (ready_ < 0) {
      throw std::system_error(errno, std::generic_category(),
                              "Cannot make an event");
    }
  }
  Supervisor(const Supervisor&) = delete;
  Supervisor& operator=(const Supervisor&) = delete;
  ~Supervisor() { close(ready_); }

  int Run() {
    milliseconds pause = kFirstPause;
    while (true) {
      const auto start = std::chrono::steady_clock::now();
      StartChild();
      const int status = WaitForChild();
      if (g_stopping) return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
      if (!WasReady()) return 1;  // It has said why.
      FdLogSink(STDERR_FILENO)
          .Write(LogLevel::kError, "The server process ended " +
                                       Describe(status) +
                                       "; it is started again.");
      const auto life = std::chrono::steady_clock::now() - start;
      pause =
          life < kShortLife ? std::min(pause * 2, kLongestPause) : kFirstPause;
      poll(nullptr, 0, static_cast<int>(pause.count()));
      if (g_stopping) return 0;
    }
  }

 private:
  void StartChild() {
    const SignalBlock block;
    const pid_t parent = getpid();
    const pid_t child = fork();
    if (child < 0) {
      throw std::system_error(errno, std::generic_category(),
                              "Cannot start a process");
    }
    if (child == 0) {
      OnStop(&OnStopServing);
      sigprocmask(SIG_SETMASK, &block.old(), nullptr);
      RunChild(plugin_, config_,
               Listener(fcntl(listener_.fd(), F_DUPFD_CLOEXEC, 0)), ready_,
               parent);
    }
    g_child = child;
  }

  // Also takes leave of processes that nobody else waits for: this may be a
  // container's first process.
  static int WaitForChild() {
    int status = 0;
    while (true) {
      const pid_t ended = waitpid(-1, &status, 0);
      if (ended == g_child) break;
      if (ended < 0 && errno != EINTR) break;
    }
    g_child = 0;
    return status;
  }

  // Whether the child that has ended did serve.
  bool WasReady() const {
    std::uint64_t count = 0;
    return read(ready_, &count, sizeof(count)) == sizeof(count);
  }

  const PluginDef& plugin_;
  const ServerConfig& config_;
  const Listener& listener_;
  const int ready_;
};

}  // namespace

int ServeHttp(const PluginDef& plugin, const ServerOptions& options) {
  const ServerConfig config = ReadServerConfig(options, &Environment);
  const Listener listener = Listen(config.host, config.port);
  OnStop(&OnStopChild);
  FdLogSink(STDERR_FILENO)
      .Write(LogLevel::kInfo, "Listening at: http://" + config.host + ":" +
                                  std::to_string(listener.port()));
  return Supervisor(plugin, config, listener).Run();
}

}  // namespace insight
