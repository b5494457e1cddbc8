// What is not as it should be; that a server is ready, //tests/conformance has.

#include "sdk/server/check_http.h"

#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <thread>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/runtime/server_options.h"
#include "sdk/server/listener.h"

namespace insight {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::EndsWith;

TEST(CheckHttpTest, WhereNobodyListensNobodyIsReady) {
  int port = 0;
  {
    const Listener listener = Listen("127.0.0.1", 0);
    port = listener.port();
  }
  EXPECT_THAT(CheckHttp({.port = port}, seconds(10)),
              EndsWith(" does not answer: Connection refused."));
}

TEST(CheckHttpTest, AServerThatSaysNothingIsNotWaitedForLonger) {
  // The system connects, though nobody accepts.
  const Listener listener = Listen("127.0.0.1", 0);
  EXPECT_EQ(CheckHttp({.port = listener.port()}, milliseconds(50)),
            "The server on port " + std::to_string(listener.port()) +
                " does not answer: Connection timed out.");
}

TEST(CheckHttpTest, AnotherAnswerIsShownByItsStart) {
  const Listener listener = Listen("127.0.0.1", 0);
  const int flags = 0;
  std::thread server([&] {
    int client = -1;
    while (client < 0) client = accept4(listener.fd(), nullptr, nullptr, flags);
    const std::string answer = "HTTP/1.1 503 Service Unavailable\r\n\r\n";
    send(client, answer.data(), answer.size(), MSG_NOSIGNAL);
    close(client);
  });
  EXPECT_THAT(CheckHttp({.port = listener.port()}, seconds(10)),
              EndsWith(" is not ready: it answered \"HTTP/1.1 503 \"."));
  server.join();
}

}  // namespace
}  // namespace insight
