// Real sockets on the loopback interface.

#include "sdk/server/http_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/server/plugin_fixture.h"

namespace insight {
namespace {

using std::chrono::milliseconds;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

struct ClientReply {
  int status = 0;  // 0 if there was none.
  std::string head;
  std::string body;
};

// A client that sends what it is told to, byte by byte.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port)
      : fd_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // So that a test that fails does end.
    const timeval limit = {.tv_sec = 30, .tv_usec = 0};
    setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
    EXPECT_EQ(connect(fd_, reinterpret_cast<const sockaddr*>(&address),
                      sizeof(address)),
              0);
  }
  RawClient(RawClient&& other) noexcept
      : fd_(std::exchange(other.fd_, -1)), input_(std::move(other.input_)) {}
  RawClient& operator=(RawClient&&) = delete;
  ~RawClient() {
    if (fd_ >= 0) close(fd_);
  }

  // Whether the server took all of it.
  bool Send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t size = send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (size <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(size));
    }
    return true;
  }

  void Get(std::string_view path) {
    Send("GET " + std::string(path) + " HTTP/1.1\r\nHost: h\r\n\r\n");
  }

  void Post(const std::string& path, const std::string& body) {
    Send("POST " + path + " HTTP/1.1\r\nHost: h\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body);
  }

  // The next reply; of a reply to HEAD the head only.
  ClientReply Read(bool head_only = false) {
    ClientReply reply;
    std::size_t end = 0;
    while ((end = input_.find("\r\n\r\n")) == std::string::npos) {
      if (!ReadMore()) return reply;
    }
    reply.head = input_.substr(0, end + 2);
    input_.erase(0, end + 4);
    reply.status = std::stoi(reply.head.substr(9, 3));
    const std::size_t at = reply.head.find("Content-Length: ");
    if (head_only || at == std::string::npos) return reply;
    const auto length =
        static_cast<std::size_t>(std::stoul(reply.head.substr(at + 16)));
    while (input_.size() < length) {
      if (!ReadMore()) return {};
    }
    reply.body = input_.substr(0, length);
    input_.erase(0, length);
    return reply;
  }

  // Whether the server has hung up and said nothing before.
  bool AtEnd() { return input_.empty() && !ReadMore(); }

 private:
  bool ReadMore() {
    std::array<char, 65536> buffer;
    const ssize_t size = recv(fd_, buffer.data(), buffer.size(), 0);
    if (size <= 0) return false;
    input_.append(buffer.data(), static_cast<std::size_t>(size));
    return true;
  }

  int fd_;
  std::string input_;
};

std::string Action(const std::string& name, const std::string& input,
                   const std::string& meta = "{}") {
  return R"({"version":"v1","type":"action_start","body":{"action":")" + name +
         R"(","meta":)" + meta + R"(,"connection":{},"input":)" + input + "}}";
}

class HttpServerTest : public ::testing::Test {
 protected:
  HttpServerTest() { WaitingSteps::Hold(); }
  ~HttpServerTest() override {
    WaitingSteps::Release();
    Stop();
  }

  void Start() {
    Listener listener = Listen("127.0.0.1", 0);
    port_ = listener.port();
    server_ = std::make_unique<HttpServer>(
        std::move(listener),
        [this](WorkerControl& workers) { return plugin_.MakeHandler(workers); },
        options_);
    thread_ = std::thread([this] { ended_ = server_->Run(); });
  }

  // Returns what Run() returned.
  bool Stop() {
    if (thread_.joinable()) {
      server_->Stop();
      thread_.join();
    }
    return ended_;
  }

  RawClient Connect() const { return RawClient(port_); }

  RawClient Waiter() const {
    RawClient client = Connect();
    client.Post("/actions/wait", Action("wait", "{}"));
    return client;
  }

  ClientReply GetStatus() const {
    RawClient client = Connect();
    client.Get("/api/v1/status");
    return client.Read();
  }

  HttpServerOptions options_ = {.workers = 1, .threads_per_worker = 2};
  PluginFixture plugin_;
  std::unique_ptr<HttpServer> server_;
  std::uint16_t port_ = 0;
  std::thread thread_;
  bool ended_ = false;
};

TEST_F(HttpServerTest, AConnectionServesManyRequests) {
  Start();
  RawClient client = Connect();
  for (int i = 0; i < 3; ++i) {
    client.Post("/actions/echo", Action("echo", R"({"name":"x"})"));
    const ClientReply reply = client.Read();
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(ParseJson(reply.body)["body"]["output"]["name"], "x");
    EXPECT_THAT(reply.head, HasSubstr("\r\nConnection: keep-alive\r\n"));
    EXPECT_THAT(reply.head,
                HasSubstr("\r\nContent-Type: application/json\r\n"));
    EXPECT_THAT(reply.head, HasSubstr("\r\nDate: "));
  }
}

TEST_F(HttpServerTest, PipelinedRequestsAreAnsweredInTheirOrder) {
  Start();
  RawClient client = Connect();
  const std::string body = Action("echo", R"({"name":"x"})");
  const std::string post = "POST /actions/echo HTTP/1.1\r\nContent-Length: " +
                           std::to_string(body.size()) + "\r\n\r\n" + body;
  client.Send("GET /api/v1/status HTTP/1.1\r\n\r\n" + post +
              "GET /nope HTTP/1.1\r\n\r\n" + post);
  EXPECT_EQ(client.Read().body, "{\"status\":\"Ready\"}\n");
  EXPECT_THAT(client.Read().body, HasSubstr("action_event"));
  EXPECT_EQ(client.Read().status, 404);
  EXPECT_EQ(client.Read().status, 200);
}

TEST_F(HttpServerTest, AConnectionEndsIfTheClientWantsThat) {
  Start();
  RawClient client = Connect();
  client.Send("GET /api/v1/status HTTP/1.1\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(client.Read().head, HasSubstr("\r\nConnection: close\r\n"));
  EXPECT_TRUE(client.AtEnd());
}

TEST_F(HttpServerTest, HeadHasTheLengthButNoBody) {
  Start();
  RawClient client = Connect();
  client.Send("HEAD /api/v1/status HTTP/1.1\r\n\r\n");
  EXPECT_THAT(client.Read(true).head, HasSubstr("Content-Length: 19\r\n"));
  client.Get("/api/v1/status");
  EXPECT_EQ(client.Read().body.size(), 19u);
}

TEST_F(HttpServerTest, AClientMayWaitForContinue) {
  Start();
  RawClient client = Connect();
  const std::string body = Action("echo", R"({"name":"x"})");
  client.Send(
      "POST /actions/echo HTTP/1.1\r\nExpect: 100-continue\r\n"
      "Content-Length: " +
      std::to_string(body.size()) + "\r\n\r\n");
  EXPECT_EQ(client.Read().status, 100);
  client.Send(body);
  EXPECT_EQ(client.Read().status, 200);
}

TEST_F(HttpServerTest, LargeBodiesGoBothWays) {
  Start();
  RawClient client = Connect();
  const std::string text(8 << 20, 'x');
  client.Post("/actions/echo", Action("echo", R"({"name":")" + text + "\"}"));
  const ClientReply reply = client.Read();
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(ParseJson(reply.body)["body"]["output"]["name"], text);
}

TEST_F(HttpServerTest, MalformedRequestsAreRefusedAndTheConnectionEnds) {
  Start();
  for (const char* bytes : {"hello\r\n\r\n", "GET / HTTX/1.1\r\n\r\n",
                            "\x16\x03\x01\x02\r\n\r\n"}) {
    RawClient client = Connect();
    client.Send(bytes);
    const ClientReply reply = client.Read();
    EXPECT_EQ(reply.status, 400);
    EXPECT_EQ(ParseJson(reply.body)["name"], "Bad Request");
    EXPECT_TRUE(client.AtEnd());
  }
  EXPECT_EQ(GetStatus().status, 200);
}

TEST_F(HttpServerTest, TheReplyToAnOversizedBodyArrivesThoughMoreIsSent) {
  options_.max_body_bytes = 1000;
  Start();
  RawClient client = Connect();
  client.Send("POST /actions/echo HTTP/1.1\r\nContent-Length: 1000000\r\n\r\n");
  client.Send(std::string(1000000, 'x'));
  EXPECT_EQ(client.Read().status, 413);
}

TEST_F(HttpServerTest, AllBodiesTogetherHaveALimit) {
  options_.max_buffered_bytes = 100000;
  Start();
  RawClient client = Connect();
  client.Send("POST /actions/echo HTTP/1.1\r\nContent-Length: 500000\r\n\r\n");
  client.Send(std::string(200000, 'x'));
  EXPECT_EQ(client.Read().status, 503);
}

TEST_F(HttpServerTest, HalfSentRequestsTimeOut) {
  options_.request_timeout = milliseconds(30);
  Start();
  for (const char* bytes :
       {"GET /api", "POST /actions/echo HTTP/1.1\r\n",
        "POST /actions/echo HTTP/1.1\r\nContent-Length: 9\r\n\r\n{"}) {
    RawClient client = Connect();
    client.Send(bytes);
    EXPECT_EQ(client.Read().status, 408) << bytes;
    EXPECT_TRUE(client.AtEnd());
  }
}

TEST_F(HttpServerTest, IdleConnectionsEnd) {
  options_.idle_timeout = milliseconds(30);
  Start();
  RawClient silent = Connect();
  EXPECT_TRUE(silent.AtEnd());
  RawClient client = Connect();
  client.Get("/api/v1/status");
  EXPECT_EQ(client.Read().status, 200);
  EXPECT_TRUE(client.AtEnd());
}

TEST_F(HttpServerTest, FiveHundredSlowClientsDoNotKeepOthersFromBeingServed) {
  rlimit limit = {};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  options_.request_timeout = milliseconds(3000);
  Start();
  std::vector<RawClient> slow;
  for (int i = 0; i < 500; ++i) {
    slow.push_back(Connect());
    slow.back().Send("POST /actions/echo HTTP/1.1\r\nX: ");
  }
  RawClient client = Connect();
  for (int i = 0; i < 20; ++i) {
    for (RawClient& s : slow) s.Send("a");
    client.Post("/actions/echo", Action("echo", R"({"name":"x"})"));
    EXPECT_EQ(client.Read().status, 200);
  }
  EXPECT_GE(server_->connections(), 501u);
  // A byte now and then does not buy more time.
  for (RawClient& s : slow) EXPECT_EQ(s.Read().status, 408);
}

TEST_F(HttpServerTest, TooManyConnectionsAreRefused) {
  options_.max_connections = 2;
  Start();
  RawClient first = Waiter();
  RawClient second = Waiter();
  WaitingSteps::AwaitCount(2);
  EXPECT_EQ(GetStatus().status, 503);
  WaitingSteps::Release();
  EXPECT_EQ(first.Read().status, 200);
  EXPECT_EQ(second.Read().status, 200);
}

TEST_F(HttpServerTest, AnIdleConnectionMakesRoomForANewOne) {
  options_.max_connections = 1;
  Start();
  RawClient idle = Connect();
  idle.Get("/api/v1/status");
  EXPECT_EQ(idle.Read().status, 200);
  // The reply is here before the server has the connection back.  Until then it
  // is not idle, and a new one is rightly refused.
  int status = 503;
  for (int tries = 0; status == 503 && tries < 10000; ++tries) {
    status = GetStatus().status;
  }
  EXPECT_EQ(status, 200);
  EXPECT_TRUE(idle.AtEnd());
}

TEST_F(HttpServerTest, StatusIsAnsweredWhileAllWorkersAreBusy) {
  Start();
  std::vector<RawClient> waiters;
  for (int i = 0; i < 10; ++i) waiters.push_back(Waiter());
  WaitingSteps::AwaitCount(2);
  RawClient client = Connect();
  for (int i = 0; i < 50; ++i) {
    client.Get("/api/v1/info");
    EXPECT_EQ(client.Read().status, 200);
  }
  WaitingSteps::Release();
  for (RawClient& waiter : waiters) EXPECT_EQ(waiter.Read().status, 200);
}

TEST_F(HttpServerTest, AStepThatHangsIsAnsweredAndReplaced) {
  options_.workers = 1;
  options_.threads_per_worker = 1;
  options_.step_timeout = milliseconds(50);
  Start();
  RawClient hanging = Waiter();
  WaitingSteps::AwaitCount(1);
  RawClient client = Connect();
  client.Post("/actions/echo", Action("echo", R"({"name":"x"})"));
  EXPECT_EQ(hanging.Read().status, 504);
  EXPECT_EQ(client.Read().status, 200);
}

TEST_F(HttpServerTest, AnotherWorkerRunsMoreAtTheSameTime) {
  options_.threads_per_worker = 1;
  Start();
  RawClient first = Waiter();
  RawClient second = Waiter();
  WaitingSteps::AwaitCount(1);
  server_->AddWorker();
  EXPECT_EQ(server_->workers(), 2);
  WaitingSteps::AwaitCount(2);
  server_->RemoveWorker();
  server_->RemoveWorker();
  EXPECT_EQ(server_->workers(), 1);
  WaitingSteps::Release();
  EXPECT_EQ(first.Read().status, 200);
  EXPECT_EQ(second.Read().status, 200);
}

TEST_F(HttpServerTest, AStoppingServerFinishesWhatItHasAndRefusesTheRest) {
  Start();
  RawClient idle = Connect();
  idle.Get("/api/v1/status");
  EXPECT_EQ(idle.Read().status, 200);
  std::vector<RawClient> waiters;
  for (int i = 0; i < 2; ++i) waiters.push_back(Waiter());
  WaitingSteps::AwaitCount(2);
  server_->Stop();
  ClientReply refused = GetStatus();
  while (refused.status == 200) refused = GetStatus();
  EXPECT_EQ(refused.status, 503);
  EXPECT_THAT(refused.head, HasSubstr("Connection: close"));
  idle.Get("/api/v1/status");
  EXPECT_EQ(idle.Read().status, 503);
  WaitingSteps::Release();
  for (RawClient& waiter : waiters) {
    const ClientReply reply = waiter.Read();
    EXPECT_EQ(reply.status, 200);
    EXPECT_THAT(reply.head, HasSubstr("Connection: close"));
  }
  EXPECT_TRUE(Stop());
}

TEST_F(HttpServerTest, StepsAreCancelledWhenTheTimeToStopIsOver) {
  options_.drain_timeout = milliseconds(20);
  Start();
  RawClient waiter = Waiter();
  WaitingSteps::AwaitCount(1);
  EXPECT_TRUE(Stop());
  EXPECT_EQ(waiter.Read().status, 200);
}

TEST_F(HttpServerTest, AStepMayThrowAnythingAndWriteToStdout) {
  Start();
  RawClient client = Connect();
  for (const auto& [kind, status] : {std::pair("int", 500),
                                     {"std", 500},
                                     {"plugin", 400},
                                     {"stdout", 200}}) {
    client.Post("/actions/fail",
                Action("fail", std::string(R"({"kind":")") + kind + "\"}"));
    const ClientReply reply = client.Read();
    EXPECT_EQ(reply.status, status);
    EXPECT_THAT(reply.body, Not(HasSubstr("text on stdout")));
  }
}

TEST_F(HttpServerTest, RequestsAtTheSameTimeDoNotMix) {
  constexpr int kClients = 64;
  constexpr int kRequests = 160;  // Of each.
  Start();
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int c = 0; c < kClients; ++c) {
    threads.emplace_back([&, c] {
      RawClient client = Connect();
      for (int i = 0; i < kRequests; ++i) {
        const std::string id = std::to_string(c * kRequests + i);
        client.Post(
            "/actions/echo",
            Action("echo", R"({"name":")" + id + R"(","say":"id )" + id + "\"}",
                   R"({"jobId":")" + id + "\"}"));
        const Json body = ParseJson(client.Read().body)["body"];
        if (body["output"]["name"] != id || body["meta"]["jobId"] != id ||
            body["log"] !=
                "acme/Fixture:1.2.3. Step name: echo\nid " + id + "\n") {
          ++wrong;
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

TEST_F(HttpServerTest, AClientThatLeavesLosesNothingForOthers) {
  Start();
  for (int i = 0; i < 20; ++i) Waiter();
  WaitingSteps::Release();
  EXPECT_EQ(GetStatus().status, 200);
  RawClient client = Connect();
  client.Post("/actions/echo", Action("echo", R"({"name":"x"})"));
  EXPECT_EQ(client.Read().status, 200);
}

TEST(ListenTest, WhatCannotBeListenedOnIsNamed) {
  const Listener listener = Listen("127.0.0.1", 0);
  EXPECT_THAT([&] { (void)Listen("127.0.0.1", listener.port()); },
              ::testing::ThrowsMessage<std::system_error>(
                  StartsWith("Cannot listen on 127.0.0.1:")));
  EXPECT_THAT(
      [] { (void)Listen("example.com", 0); },
      ::testing::ThrowsMessage<std::runtime_error>(HasSubstr("example.com")));
  EXPECT_THAT([] { (void)Listen("", 70000); },
              ::testing::ThrowsMessage<std::runtime_error>(HasSubstr("70000")));
}

}  // namespace
}  // namespace insight
