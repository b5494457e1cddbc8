#include "sdk/util/tcp/tcp_query.h"

#include <chrono>
#include <cstddef>
#include <string>
#include <thread>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/step/cancellation.h"
#include "sdk/util/step_waiter/step_waiter.h"
#include "sdk/util/tcp/tcp_test_server.h"

namespace insight {
namespace {

using ::insight::testing::TcpTestPeer;
using ::insight::testing::TcpTestServer;
using ::insight::testing::UnusedPort;
using std::chrono::milliseconds;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Property;
using ::testing::Throws;

TcpQuery QueryFor(std::uint16_t port) {
  return {.host = "127.0.0.1", .port = port, .request = "question\r\n"};
}

auto Fails(TransportFailure failure, const std::string& text) {
  return Throws<TransportException>(
      AllOf(Property(&TransportException::failure, failure),
            Property(&TransportException::what, HasSubstr(text))));
}

TEST(TcpQueryTest, TheAnswerIsAllUntilTheOtherSideHangsUp) {
  TcpTestServer server([](TcpTestPeer& peer) {
    const std::string question = peer.ReadLine();
    peer.Write("You asked:\r\n");
    peer.Write(question + std::string("\0\xFF", 2));
  });
  TcpClient client;
  EXPECT_EQ(client.Ask(QueryFor(server.port())),
            "You asked:\r\nquestion" + std::string("\0\xFF", 2));
}

TEST(TcpQueryTest, AnAnswerMayBeEmpty) {
  TcpTestServer server([](TcpTestPeer& peer) { (void)peer.ReadLine(); });
  TcpClient client;
  EXPECT_EQ(client.Ask(QueryFor(server.port())), "");
}

TEST(TcpQueryTest, NobodyAtThePortIsAnErrorThatNamesIt) {
  const std::uint16_t port = UnusedPort();
  TcpClient client;
  EXPECT_THAT([&] { (void)client.Ask(QueryFor(port)); },
              Fails(TransportFailure::kConnect,
                    "no connection to 127.0.0.1:" + std::to_string(port)));
}

TEST(TcpQueryTest, AServerThatHangsIsGivenUp) {
  TcpTestServer server([](TcpTestPeer& peer) { peer.Hang(); });
  TcpQuery query = QueryFor(server.port());
  query.silence = milliseconds(50);
  TcpClient client;
  EXPECT_THAT([&] { (void)client.Ask(query); },
              Fails(TransportFailure::kTimeout, "was silent for too long"));
}

TEST(TcpQueryTest, TheTotalTimeHoldsWhileBytesKeepComing) {
  TcpTestServer server([](TcpTestPeer& peer) {
    (void)peer.ReadLine();
    while (peer.Write("x")) std::this_thread::yield();
  });
  TcpQuery query = QueryFor(server.port());
  query.total = milliseconds(100);
  query.max_answer = std::size_t{1} << 40;
  TcpClient client;
  EXPECT_THAT([&] { (void)client.Ask(query); },
              Fails(TransportFailure::kTimeout, "did not finish in time"));
}

TEST(TcpQueryTest, AnAnswerThatIsTooLongIsAnError) {
  TcpTestServer server([](TcpTestPeer& peer) {
    (void)peer.ReadLine();
    while (peer.Write(std::string(1000, 'x'))) {
    }
  });
  TcpQuery query = QueryFor(server.port());
  query.max_answer = 50000;
  TcpClient client;
  EXPECT_THAT([&] { (void)client.Ask(query); },
              Fails(TransportFailure::kProtocol, "sent more than 50000 bytes"));
}

TEST(TcpQueryTest, AnAnswerOfExactlyTheLimitIsNotTooLong) {
  TcpTestServer server([](TcpTestPeer& peer) {
    (void)peer.ReadLine();
    peer.Write(std::string(50000, 'x'));
  });
  TcpQuery query = QueryFor(server.port());
  query.max_answer = 50000;
  TcpClient client;
  EXPECT_EQ(client.Ask(query).size(), 50000u);
}

TEST(TcpQueryTest, AResetConnectionIsAnError) {
  TcpTestServer server([](TcpTestPeer& peer) {
    (void)peer.ReadLine();
    peer.Write("half of the ans");
    peer.Reset();
  });
  TcpClient client;
  EXPECT_THAT([&] { (void)client.Ask(QueryFor(server.port())); },
              Fails(TransportFailure::kCutOff, "reading from 127.0.0.1:"));
}

// Reads a request for a tunnel; returns its first line.
std::string ReadConnect(TcpTestPeer& peer) {
  std::string first = peer.ReadLine();
  while (!peer.ReadLine().empty()) {
  }
  return first;
}

Url ProxyAt(const TcpTestServer& server) {
  return Url::Parse("http://u:secret@127.0.0.1:" +
                    std::to_string(server.port()));
}

TEST(TcpQueryTest, AProxyPassesTheQuestionOnToAHostThatItFinds) {
  TcpTestServer proxy([](TcpTestPeer& peer) {
    const std::string tunnel = ReadConnect(peer);
    peer.Write("HTTP/1.1 200 Connected\r\n\r\n");
    peer.Write(tunnel + ", " + peer.ReadLine());
  });
  TcpQuery query = QueryFor(43);
  query.host = "whois.invalid";
  query.proxy = ProxyAt(proxy);
  TcpClient client;
  EXPECT_EQ(client.Ask(query), "CONNECT whois.invalid:43 HTTP/1.1, question");
}

TEST(TcpQueryTest, AProxyThatRefusesIsAnErrorThatNamesBothAndNoPassword) {
  TcpTestServer proxy([](TcpTestPeer& peer) {
    (void)ReadConnect(peer);
    peer.Write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
  });
  TcpQuery query = QueryFor(43);
  query.proxy = ProxyAt(proxy);
  TcpClient client;
  EXPECT_THAT([&] { (void)client.Ask(query); },
              Fails(TransportFailure::kProxy,
                    "the proxy 127.0.0.1:" + std::to_string(proxy.port()) +
                        " refused a connection to 127.0.0.1:43: 403"));
}

TEST(TcpQueryTest, AProxyThatHangsIsGivenUp) {
  TcpTestServer proxy([](TcpTestPeer& peer) { peer.Hang(); });
  TcpQuery query = QueryFor(43);
  query.proxy = ProxyAt(proxy);
  query.silence = milliseconds(50);
  TcpClient client;
  EXPECT_THAT([&] { (void)client.Ask(query); },
              Fails(TransportFailure::kTimeout, "127.0.0.1:43 through"));
}

TEST(TcpQueryTest, CancellingEndsTheWait) {
  Cancellation cancellation;
  TcpTestServer server([&](TcpTestPeer& peer) {
    (void)peer.ReadLine();
    cancellation.Cancel();
    peer.Hang();
  });
  const StepWaiter waiter(cancellation);
  TcpQuery query = QueryFor(server.port());
  query.waiter = &waiter;
  TcpClient client;
  EXPECT_THAT([&] { (void)client.Ask(query); },
              Fails(TransportFailure::kCancelled, "cancelled"));
}

}  // namespace
}  // namespace insight
