// The HTTP server's sockets and threads.
//
// Why not cpp-httplib, which gives each connection a thread: version 0.11.4
// bounds neither the number of headers nor a chunked body, renews its read
// timeout with every byte and so lets 500 dripping clients hold 500 threads,
// and can neither serve status requests while all workers are busy nor answer
// 503 while it stops.  Here no client holds a thread: all threads wait for
// events of all connections (one epoll set, each event for one thread), and the
// thread that has read a request answers it.  There is one thread more than
// plugin code may use, so that somebody always reads, answers status requests
// and refuses what is wrong.
//
// Example:
//
//   HttpServer server(Listen("0.0.0.0", 10001), make_handler, {});
//   server.Run();  // Until Stop() is called from elsewhere.

#ifndef SDK_SERVER_HTTP_SERVER_H_
#define SDK_SERVER_HTTP_SERVER_H_

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "sdk/server/listener.h"
#include "sdk/server/request_handler.h"
#include "sdk/server/server_connection.h"
#include "sdk/server/step_queue.h"

namespace insight {

struct HttpServerOptions {
  int workers = 1;
  int threads_per_worker = 4;
  // More clients than this are answered 503, unless one can be let go that asks
  // for nothing.
  std::size_t max_connections = 1024;
  std::size_t max_body_bytes = 256 * 1024 * 1024;
  // Of all clients' bodies that are being received, together.
  std::size_t max_buffered_bytes = 1024 * 1024 * 1024;
  // A client has this long for a request's head, and for its body at least this
  // long, and longer if it comes with 16 KiB/s or more.
  std::chrono::milliseconds request_timeout = std::chrono::seconds(20);
  // For taking a reply, and for the next request.
  std::chrono::milliseconds write_timeout = std::chrono::seconds(60);
  std::chrono::milliseconds idle_timeout = std::chrono::seconds(75);
  // A step that runs longer is answered 504 and left to itself.
  std::chrono::milliseconds step_timeout = std::chrono::hours(1);
  // How long requests in flight may take once the server stops; then their
  // steps are cancelled.
  std::chrono::milliseconds drain_timeout = std::chrono::seconds(30);
};

// Thread safety: Stop() and the methods of WorkerControl may be called from any
// thread; Run() by one, once.
class HttpServer final : public WorkerControl {
 public:
  // Makes the handler, which wants to know the workers.
  using HandlerFactory =
      std::function<std::unique_ptr<RequestHandler>(WorkerControl&)>;

  // Throws std::system_error if the system refuses what it takes.
  HttpServer(Listener listener, const HandlerFactory& make_handler,
             HttpServerOptions options);
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  ~HttpServer() override;

  // Serves until it is stopped: requests in flight are answered, new ones get
  // 503.  Returns whether all steps ended in time.  If not, their threads still
  // run and the destructor waits for them; a process that must end does so
  // without destroying the server.
  [[nodiscard]] bool Run();

  // Ends Run().  Also for signal handlers.
  void Stop();

  // WorkerControl.
  [[nodiscard]] int workers() const override { return workers_; }
  void AddWorker() override;
  void RemoveWorker() override;

  // How many clients are connected.
  [[nodiscard]] std::size_t connections() const;

 private:
  // The thread of Run(): accepts, and looks after time.
  void AcceptAll();
  void Accept(int fd);
  void Sweep();
  void AnswerOverdue();
  [[nodiscard]] bool MakeRoom();
  [[nodiscard]] bool Drained() const;

  // The other threads.
  void AddThread();
  void Serve();
  // Both return false if this thread has been replaced meanwhile.
  [[nodiscard]] bool OnEvent(ServerConnection& connection);
  // Answers what needs no plugin code; returns the job if it does and may run.
  [[nodiscard]] std::shared_ptr<StepJob> Read(ServerConnection& connection);
  [[nodiscard]] std::shared_ptr<StepJob> Answer(ServerConnection& connection,
                                                ServerRequest request);
  // Runs the job and those that wait behind it.
  [[nodiscard]] bool RunJobs(std::shared_ptr<StepJob> job);
  void Account(ServerConnection& connection);
  // Gives the connection back to the event loop, or ends it.
  void Release(ServerConnection& connection);
  void Close(ServerConnection& connection);
  [[nodiscard]] ServerConnection::Clock::time_point DeadlineOf(
      const ServerConnection& connection) const;

  const HttpServerOptions options_;
  Listener listener_;
  const int epoll_;
  const int stop_event_;  // Wakes Run().
  const int end_event_;   // Ends the threads.
  StepQueue queue_;
  std::atomic<int> workers_;
  std::atomic<bool> draining_ = false;
  std::atomic<std::size_t> buffered_ = 0;
  std::atomic<int> active_ = 0;  // Threads that answer somebody.
  const std::unique_ptr<RequestHandler> handler_;
  std::mutex threads_mutex_;  // Guards threads_ and thread_count_.
  std::list<std::thread> threads_;
  int thread_count_ = 0;                  // Those that were not replaced.
  mutable std::mutex connections_mutex_;  // Guards all below.
  std::vector<std::unique_ptr<ServerConnection>> connections_;
};

// What ends the process (exit(), also in threads of the plugin's own, and the
// signals of a crash) has all callers of plugin code told so, with a 500,
// before.  To be called once, by a process that only serves and never calls
// exit() itself.
void InstallLastAnswers();

}  // namespace insight

#endif  // SDK_SERVER_HTTP_SERVER_H_
