#include "sdk/server/http_server.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "sdk/server/error_object.h"
#include "sdk/server/route.h"

namespace insight {
namespace {

using SteadyClock = ServerConnection::Clock;
using std::chrono::milliseconds;

// Clients that are told that there are too many; beyond, they are cut off.
constexpr std::size_t kMaxRefused = 64;
constexpr int kMaxThreads = 1024;
constexpr std::int64_t kLeastBytesPerSecond = 16 * 1024;
constexpr std::chrono::microseconds kLongestRun(300);
constexpr milliseconds kLingerTimeout(2000);
constexpr milliseconds kCancelTimeout(1000);
constexpr milliseconds kLongestTick(250);
constexpr milliseconds kShortestTick(5);

int Checked(int fd, const char* what) {
  if (fd < 0) throw std::system_error(errno, std::generic_category(), what);
  return fd;
}

void Signal(int event) {
  const std::uint64_t one = 1;
  // Fails only if the counter is full, and then it is signalled.
  [[maybe_unused]] const ssize_t size = write(event, &one, sizeof(one));
}

// False if the system refuses.
bool Watch(int epoll, int operation, int fd, std::uint32_t events, void* data) {
  epoll_event event = {};
  event.events = events;
  event.data.ptr = data;
  return epoll_ctl(epoll, operation, fd, &event) == 0;
}

// The sockets of the requests for plugin code, plus 1; 0 where there is none.
// For exit handlers and signal handlers, which get no argument.
std::array<std::atomic<int>, 2 * kMaxThreads> g_callers = {};

constexpr std::string_view kLastAnswer =
    "HTTP/1.1 500 Internal Server Error\r\n"
    "Content-Type: application/json\r\n"
    "Connection: close\r\n"
    "\r\n"
    "{\"code\":500,\"description\":\"The plugin's code ended the process.\","
    "\"method\":\"POST\",\"name\":\"Internal Server Error\",\"response\":null,"
    "\"url\":null}\n";

// Returns where `fd` is among the callers; -1 if there is no room.
int RegisterCaller(int fd) {
  for (std::size_t i = 0; i < g_callers.size(); ++i) {
    int none = 0;
    if (g_callers[i] == 0 &&
        g_callers[i].compare_exchange_strong(none, fd + 1)) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

void ForgetCaller(int caller) {
  if (caller >= 0) g_callers[static_cast<std::size_t>(caller)] = 0;
}

// Neither locks nor allocates.
void SendLastAnswers() {
  for (std::atomic<int>& caller : g_callers) {
    const int fd = caller.exchange(0) - 1;
    if (fd < 0) continue;
    [[maybe_unused]] const ssize_t size =
        send(fd, kLastAnswer.data(), kLastAnswer.size(),
             MSG_NOSIGNAL | MSG_DONTWAIT);
  }
}

void OnExit() {
  SendLastAnswers();
  // Other threads still run; what exit() would take apart is in use.
  _exit(1);
}

void OnCrash(int signal) {
  SendLastAnswers();
  // SA_RESETHAND: now it ends the process.
  raise(signal);
}

}  // namespace

HttpServer::HttpServer(Listener listener, const HandlerFactory& make_handler,
                       HttpServerOptions options)
    : options_(options),
      listener_(std::move(listener)),
      epoll_(Checked(epoll_create1(EPOLL_CLOEXEC), "Cannot make an epoll set")),
      stop_event_(Checked(eventfd(0, EFD_CLOEXEC), "Cannot make an event")),
      end_event_(Checked(eventfd(0, EFD_CLOEXEC), "Cannot make an event")),
      queue_(options.workers * options.threads_per_worker,
             options.step_timeout),
      workers_(options.workers),
      handler_(make_handler(*this)) {
  // Its data is null, and it stays signalled for all threads.
  Checked(Watch(epoll_, EPOLL_CTL_ADD, end_event_, EPOLLIN, nullptr) ? 0 : -1,
          "Cannot watch an event");
  const int threads = std::min(queue_.places() + 1, kMaxThreads);
  for (int i = 0; i < threads; ++i) AddThread();
}

HttpServer::~HttpServer() {
  queue_.CancelAll();
  Signal(end_event_);
  for (std::thread& thread : threads_) thread.join();
  connections_.clear();
  close(end_event_);
  close(stop_event_);
  close(epoll_);
}

bool HttpServer::Run() {
  const milliseconds shortest =
      std::min({options_.request_timeout, options_.write_timeout,
                options_.idle_timeout, options_.step_timeout});
  const milliseconds tick =
      std::clamp(shortest / 4, kShortestTick, kLongestTick);
  SteadyClock::time_point next_sweep = SteadyClock::now() + tick;
  SteadyClock::time_point end = SteadyClock::time_point::max();
  bool cancelled = false;
  std::array<pollfd, 2> waits = {};
  waits[0].fd = listener_.fd();
  waits[1].fd = stop_event_;
  for (pollfd& wait : waits) wait.events = POLLIN;
  while (true) {
    const bool draining = draining_;
    const milliseconds wait = draining ? kShortestTick : tick;
    poll(waits.data(), waits.size(), static_cast<int>(wait.count()));
    const SteadyClock::time_point now = SteadyClock::now();
    if (waits[1].revents != 0) {
      draining_ = true;
      end = now + options_.drain_timeout;
      waits[1].fd = -1;  // Once is enough.
      waits[1].revents = 0;
    }
    if (waits[0].revents != 0) AcceptAll();
    if (now >= next_sweep) {
      Sweep();
      next_sweep = now + tick;
    }
    if (draining && Drained()) return true;
    if (now < end) continue;
    if (cancelled) return false;
    // Those that listen have a last chance.
    queue_.CancelAll();
    cancelled = true;
    end = now + kCancelTimeout;
  }
}

void HttpServer::Stop() { Signal(stop_event_); }

bool HttpServer::Drained() const {
  if (queue_.jobs() > 0 || active_ > 0) return false;
  const std::lock_guard lock(connections_mutex_);
  // Only who has not got all of a reply is owed something.
  return std::none_of(
      connections_.begin(), connections_.end(), [](const auto& connection) {
        return connection->phase() == ServerConnection::Phase::kWriting;
      });
}

std::size_t HttpServer::connections() const {
  const std::lock_guard lock(connections_mutex_);
  return connections_.size();
}

void HttpServer::AddWorker() {
  const std::lock_guard lock(threads_mutex_);
  if (thread_count_ + options_.threads_per_worker > kMaxThreads) return;
  ++workers_;
  queue_.SetPlaces(workers_ * options_.threads_per_worker);
  while (thread_count_ < queue_.places() + 1) {
    threads_.emplace_back([this] { Serve(); });
    ++thread_count_;
  }
}

void HttpServer::RemoveWorker() {
  const std::lock_guard lock(threads_mutex_);
  if (workers_ > 1) --workers_;
  // Its threads stay, with nothing to do.
  queue_.SetPlaces(workers_ * options_.threads_per_worker);
}

void HttpServer::AddThread() {
  const std::lock_guard lock(threads_mutex_);
  threads_.emplace_back([this] { Serve(); });
  ++thread_count_;
}

void HttpServer::AcceptAll() {
  while (true) {
    const int fd =
        accept4(listener_.fd(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd >= 0) {
      Accept(fd);
    } else if (errno == EMFILE || errno == ENFILE) {
      // A descriptor is needed; the client waits until there is one.
      if (!MakeRoom())
        poll(nullptr, 0, static_cast<int>(kShortestTick.count()));
      return;
    } else if (errno != EINTR && errno != ECONNABORTED) {
      return;
    }
  }
}

void HttpServer::Accept(int fd) {
  const int on = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  auto connection = std::make_unique<ServerConnection>(
      fd, RequestParser::Limits{.max_body_bytes = options_.max_body_bytes});
  const std::size_t others = connections();
  if (others >= options_.max_connections && !MakeRoom()) {
    if (others >= options_.max_connections + kMaxRefused) return;
    connection->refused = true;
  }
  connection->SetDeadline(DeadlineOf(*connection));
  const std::lock_guard lock(connections_mutex_);
  connection->index = connections_.size();
  connections_.push_back(std::move(connection));
  if (!Watch(epoll_, EPOLL_CTL_ADD, fd, EPOLLIN | EPOLLRDHUP | EPOLLONESHOT,
             connections_.back().get())) {
    connections_.pop_back();
  }
}

bool HttpServer::MakeRoom() {
  const std::lock_guard lock(connections_mutex_);
  const ServerConnection* oldest = nullptr;
  for (const auto& connection : connections_) {
    if (connection->phase() != ServerConnection::Phase::kIdle) continue;
    if (connection->deadline() == SteadyClock::time_point()) continue;
    if (oldest == nullptr || connection->deadline() < oldest->deadline()) {
      oldest = connection.get();
    }
  }
  if (oldest == nullptr) return false;
  if (connections_[oldest->index]->TakeDeadlineIfOver(
          SteadyClock::time_point::max())) {
    oldest->Interrupt();
  }
  return true;
}

void HttpServer::Sweep() {
  const SteadyClock::time_point now = SteadyClock::now();
  {
    const std::lock_guard lock(connections_mutex_);
    for (const auto& connection : connections_) {
      if (connection->TakeDeadlineIfOver(now)) connection->Interrupt();
    }
  }
  AnswerOverdue();
}

void HttpServer::AnswerOverdue() {
  for (const std::shared_ptr<StepJob>& job :
       queue_.Abandon(SteadyClock::now())) {
    ForgetCaller(job->caller);
    ServerRequest request{
        .method = "POST", .target = job->target, .headers = {}, .body = {}};
    job->connection->Send(ErrorReply(504, request), /*keep=*/false,
                          /*head_only=*/false);
    Release(*job->connection);
    // The step's thread may never come back.
    --active_;
    const std::lock_guard lock(threads_mutex_);
    if (threads_.size() < kMaxThreads) {
      threads_.emplace_back([this] { Serve(); });
    } else {
      --thread_count_;
    }
  }
}

void HttpServer::Serve() {
  ++active_;
  if (!RunJobs(queue_.Next())) return;
  --active_;
  SteadyClock::time_point awake = SteadyClock::now();
  while (true) {
    epoll_event event = {};
    int count = epoll_wait(epoll_, &event, 1, 0);
    if (count == 0) {
      count = epoll_wait(epoll_, &event, 1, -1);
      awake = SteadyClock::now();
    }
    if (count < 0 && errno != EINTR) return;
    if (count <= 0) continue;
    if (event.data.ptr == nullptr) return;
    ++active_;
    if (!OnEvent(*static_cast<ServerConnection*>(event.data.ptr))) return;
    --active_;
    // The system takes the processor away sooner or later; if not here, then
    // in the middle of somebody's request.
    if (const auto now = SteadyClock::now(); now - awake > kLongestRun) {
      sched_yield();
      awake = now;
    }
  }
}

bool HttpServer::OnEvent(ServerConnection& connection) {
  if (connection.TakeDeadline()) return RunJobs(Read(connection));
  // Its time is over.
  if (connection.phase() == ServerConnection::Phase::kRequest) {
    connection.SendAndLinger(ErrorReply(408, connection.parser().request()));
    Release(connection);
  } else {
    Close(connection);
  }
  return true;
}

std::shared_ptr<StepJob> HttpServer::Read(ServerConnection& connection) {
  if (connection.phase() == ServerConnection::Phase::kWriting) {
    connection.Flush();
    Release(connection);
    return nullptr;
  }
  try {
    std::optional<ServerRequest> request = connection.Receive();
    if (request) return Answer(connection, *std::move(request));
    Account(connection);
  } catch (const RequestFault& e) {
    connection.SendAndLinger(
        ErrorReply(e.status(), connection.parser().request(), e.what()));
  }
  Release(connection);
  return nullptr;
}

std::shared_ptr<StepJob> HttpServer::Answer(ServerConnection& connection,
                                            ServerRequest request) {
  if (connection.refused || draining_) {
    connection.Send(ErrorReply(503, request), /*keep=*/false,
                    request.method == "HEAD");
    Release(connection);
    return nullptr;
  }
  Route route = FindRoute(request.method, request.target);
  if (RunsPluginCode(route.endpoint)) {
    auto job = std::make_shared<StepJob>();
    job->connection = &connection;
    job->caller = RegisterCaller(connection.fd());
    job->keep_alive = request.keep_alive;
    job->target = request.target;
    job->request = std::move(request);
    job->route = std::move(route);
    return queue_.Start(std::move(job));
  }
  const ServerReply reply = handler_->Handle(request, route);
  connection.Send(reply, request.keep_alive, request.method == "HEAD");
  Release(connection);
  return nullptr;
}

bool HttpServer::RunJobs(std::shared_ptr<StepJob> job) {
  while (job != nullptr) {
    const ServerReply reply =
        handler_->Handle(job->request, job->route, &job->cancellation);
    if (!queue_.Finish(*job)) return false;
    ForgetCaller(job->caller);
    job->connection->Send(reply, job->keep_alive && !draining_,
                          /*head_only=*/false);
    Release(*job->connection);
    job = queue_.Next();
  }
  return true;
}

void HttpServer::Account(ServerConnection& connection) {
  const std::size_t bytes = connection.parser().body_bytes();
  buffered_ += bytes - connection.buffered;  // May be negative, modulo 2^64.
  connection.buffered = bytes;
  if (buffered_ > options_.max_buffered_bytes) {
    throw RequestFault(503, "The server receives too much at once.");
  }
}

SteadyClock::time_point HttpServer::DeadlineOf(
    const ServerConnection& connection) const {
  switch (connection.phase()) {
    case ServerConnection::Phase::kIdle:
      break;
    case ServerConnection::Phase::kRequest:
      return connection.request_start() + options_.request_timeout +
             std::chrono::seconds(
                 static_cast<std::int64_t>(connection.parser().body_bytes()) /
                 kLeastBytesPerSecond);
    case ServerConnection::Phase::kWriting:
      return SteadyClock::now() + options_.write_timeout;
    case ServerConnection::Phase::kLingering:
      return SteadyClock::now() + kLingerTimeout;
  }
  return SteadyClock::now() + options_.idle_timeout;
}

void HttpServer::Release(ServerConnection& connection) {
  if (connection.closed()) {
    Close(connection);
    return;
  }
  if (connection.phase() != ServerConnection::Phase::kRequest) {
    buffered_ -= std::exchange(connection.buffered, 0);
  }
  std::uint32_t events = EPOLLIN | EPOLLRDHUP | EPOLLONESHOT;
  const bool writing = connection.phase() == ServerConnection::Phase::kWriting;
  // What was read already makes no event of its own.
  if (writing || connection.has_unparsed()) events = EPOLLOUT | EPOLLONESHOT;
  const int fd = connection.fd();
  connection.SetDeadline(DeadlineOf(connection));
  bool watched = false;
  {
    const std::lock_guard lock(connection.handover);
    watched = Watch(epoll_, EPOLL_CTL_MOD, fd, events, &connection);
    // From here on the connection belongs to whichever thread gets the event.
  }
  if (!watched) Close(connection);
}

void HttpServer::Close(ServerConnection& connection) {
  buffered_ -= connection.buffered;
  // Whoever gave it to this thread must have let go of it.
  { const std::lock_guard handed_over(connection.handover); }
  const std::lock_guard lock(connections_mutex_);
  const std::size_t index = connection.index;
  std::swap(connections_[index], connections_.back());
  connections_[index]->index = index;
  connections_.pop_back();
}

void InstallLastAnswers() {
  std::atexit(&OnExit);
  std::at_quick_exit(&OnExit);
  struct sigaction action = {};
  action.sa_handler = &OnCrash;
  action.sa_flags = SA_RESETHAND | SA_NODEFER;
  for (const int signal : {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV}) {
    sigaction(signal, &action, nullptr);
  }
}

}  // namespace insight
