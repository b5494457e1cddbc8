#include "sdk/http/socket_transport.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/http/waiter.h"
#include "sdk/testing/http_test_server.h"
#include "sdk/testing/test_certificates.h"

namespace insight {
namespace {

using ::insight::testing::AnswerWith;
using ::insight::testing::HttpReply;
using ::insight::testing::HttpTestPeer;
using ::insight::testing::HttpTestServer;
using ::insight::testing::TestCa;
using ::insight::testing::TestCertificate;
using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::Pair;
using ::testing::Property;
using ::testing::SizeIs;
using ::testing::Throws;

class Collector final : public ResponseReceiver {
 public:
  void OnHead(HttpResponse head) override { response = std::move(head); }
  void OnBody(std::string_view piece) override { response.body += piece; }
  HttpResponse response;
};

TransportRequest Get(const std::string& url) {
  return {.method = "GET",
          .url = Url::Parse(url),
          .headers = {},
          .body = {},
          .timeouts = {},
          .repeatable = true};
}

HttpResponse RoundTrip(HttpTransport& transport,
                       const TransportRequest& request) {
  Collector collector;
  transport.RoundTrip(request, collector);
  return collector.response;
}

auto Fails(TransportFailure failure, const std::string& text) {
  return Throws<TransportException>(
      AllOf(Property(&TransportException::failure, failure),
            Property(&TransportException::what, HasSubstr(text))));
}

class SocketTransportTest : public ::testing::Test {
 protected:
  HttpResponse Fetch(const TransportRequest& request) {
    return RoundTrip(*transport_, request);
  }

  HttpResponse FetchWithin(const std::string& url, HttpTimeouts timeouts) {
    TransportRequest request = Get(url);
    request.timeouts = timeouts;
    return Fetch(request);
  }

  std::unique_ptr<HttpTransport> transport_ = MakeSocketTransport({}, {});
};

TEST_F(SocketTransportTest, SendsTheRequestAsItIs) {
  HttpTestServer server(AnswerWith({HttpReply(200, "hello")}));
  TransportRequest request = Get(server.url() + "/a%20b?c=d");
  request.method = "POST";
  request.headers = {{"X-One", "1"}, {"X-Two", "2"}};
  request.body = "content";
  EXPECT_EQ(Fetch(request).body, "hello");
  ASSERT_THAT(server.requests(), SizeIs(1));
  const testing::ReceivedRequest received = server.requests()[0];
  EXPECT_EQ(received.method, "POST");
  EXPECT_EQ(received.target, "/a%20b?c=d");
  EXPECT_THAT(
      received.headers,
      ElementsAre(Pair("Host", request.url.Authority()), Pair("X-One", "1"),
                  Pair("X-Two", "2"), Pair("Content-Length", "7")));
  EXPECT_EQ(received.body, "content");
}

TEST_F(SocketTransportTest, AnEmptyPostSaysThatItIsEmpty) {
  HttpTestServer server(AnswerWith({HttpReply(204)}));
  TransportRequest request = Get(server.url());
  request.method = "POST";
  Fetch(request);
  Fetch(Get(server.url()));
  EXPECT_EQ(server.requests()[0].headers.Get("Content-Length"), "0");
  EXPECT_FALSE(server.requests()[1].headers.Has("Content-Length"));
}

TEST_F(SocketTransportTest, UsesAConnectionAgain) {
  HttpTestServer server(AnswerWith({HttpReply(200, "a")}));
  for (int i = 0; i < 5; ++i) Fetch(Get(server.url()));
  EXPECT_EQ(server.connections(), 1);
}

TEST_F(SocketTransportTest, DoesNotWhereTheServerSaysClose) {
  HttpTestServer server(
      AnswerWith({HttpReply(200, "a", {{"Connection", "close"}})}));
  for (int i = 0; i < 3; ++i) Fetch(Get(server.url()));
  EXPECT_EQ(server.connections(), 3);
}

TEST_F(SocketTransportTest, DoesNotWhereTheServerSaidMoreThanItsAnswer) {
  HttpTestServer server([](HttpTestPeer& peer) {
    while (peer.ReadRequest()) {
      peer.Write(HttpReply(200, "a") + HttpReply(200, "smuggled"));
    }
  });
  EXPECT_EQ(Fetch(Get(server.url())).body, "a");
  EXPECT_EQ(Fetch(Get(server.url())).body, "a");
  EXPECT_EQ(server.connections(), 2);
}

TEST_F(SocketTransportTest, ConcurrentRequestsHaveConnectionsOfTheirOwn) {
  HttpTestServer server([](HttpTestPeer& peer) {
    while (const auto request = peer.ReadRequest()) {
      peer.Write(HttpReply(200, request->target));
    }
  });
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      for (int j = 0; j < 20; ++j) {
        const std::string path =
            "/" + std::to_string(i) + "/" + std::to_string(j);
        EXPECT_EQ(Fetch(Get(server.url() + path)).body, path);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_LE(server.connections(), 8);
  EXPECT_THAT(server.requests(), SizeIs(160));
}

// Answers each connection's first request and hangs up on its second.
void HangUpOnTheSecond(HttpTestPeer& peer) {
  if (!peer.ReadRequest()) return;
  peer.Write(HttpReply(200, "first"));
  (void)peer.ReadRequest();
}

TEST_F(SocketTransportTest, ADeadKeptConnectionIsReplacedIfThatIsSafe) {
  HttpTestServer server(&HangUpOnTheSecond);
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(Fetch(Get(server.url())).body, "first");
  }
  EXPECT_EQ(server.connections(), 2);
}

TEST_F(SocketTransportTest, ADeadKeptConnectionIsAnErrorIfItIsNot) {
  HttpTestServer server(&HangUpOnTheSecond);
  TransportRequest request = Get(server.url());
  request.repeatable = false;
  EXPECT_EQ(Fetch(request).body, "first");
  EXPECT_THAT([&] { Fetch(request); },
              Fails(TransportFailure::kCutOff, "without an answer"));
  EXPECT_THAT(server.requests(), SizeIs(2));
}

TEST_F(SocketTransportTest, NobodyListens) {
  std::string url;
  {
    HttpTestServer server(AnswerWith({""}));
    url = server.url();
  }
  EXPECT_THAT([&] { Fetch(Get(url)); },
              Fails(TransportFailure::kConnect, "127.0.0.1:"));
}

TEST_F(SocketTransportTest, AnUnknownHostIsNotFound) {
  // RFC 6761, section 6.4: never exists.
  EXPECT_THAT([&] { Fetch(Get("http://host.invalid/")); },
              Fails(TransportFailure::kConnect, "host.invalid"));
}

TEST_F(SocketTransportTest, AServerThatHangsIsGivenUpAfterTheReadTimeout) {
  HttpTestServer server([](HttpTestPeer& peer) { peer.Hang(); });
  EXPECT_THAT([&] { FetchWithin(server.url(), {.read = milliseconds(50)}); },
              Fails(TransportFailure::kTimeout, "silent"));
}

TEST_F(SocketTransportTest, ADrippingServerIsGivenUpAtTheDeadline) {
  // Each byte comes well within the read timeout, and they never end.
  HttpTestServer server([](HttpTestPeer& peer) {
    (void)peer.ReadRequest();
    peer.Write("HTTP/1.1 200 OK\r\n\r\n");
    while (peer.Write("x")) std::this_thread::yield();
  });
  EXPECT_THAT(
      [&] {
        FetchWithin(server.url(),
                    {.read = seconds(5), .total = milliseconds(50)});
      },
      Fails(TransportFailure::kTimeout, "in time"));
}

TEST_F(SocketTransportTest, ACutOffBodyIsAnError) {
  for (const std::string reply :
       {"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhalf",
        "HTTP/1.1 200 OK\r\nContent-Le", ""}) {
    HttpTestServer server([&](HttpTestPeer& peer) {
      if (peer.ReadRequest()) peer.Write(reply);
    });
    EXPECT_THAT([&] { Fetch(Get(server.url())); },
                Fails(TransportFailure::kCutOff, "closed the connection"))
        << reply;
  }
}

TEST_F(SocketTransportTest, AServerThatSpeaksNoHttpIsAnError) {
  HttpTestServer server([](HttpTestPeer& peer) {
    peer.Write("220 mail.example ESMTP\r\n");
    peer.Hang();
  });
  EXPECT_THAT([&] { Fetch(Get(server.url())); },
              Fails(TransportFailure::kProtocol, "no valid HTTP"));
}

TEST_F(SocketTransportTest, HeadersWithoutEndAreGivenUp) {
  HttpTestServer server([](HttpTestPeer& peer) {
    (void)peer.ReadRequest();
    peer.Write("HTTP/1.1 200 OK\r\n");
    while (peer.Write("X-Endless: " + std::string(1000, 'x') + "\r\n")) {
    }
  });
  EXPECT_THAT([&] { Fetch(Get(server.url())); },
              Fails(TransportFailure::kProtocol, "headers are too large"));
}

TEST_F(SocketTransportTest, AnAnswerBeforeTheEndOfTheRequestIsRead) {
  const std::string body(8 << 20, 'x');
  HttpTestServer server([](HttpTestPeer& peer) {
    peer.Write(HttpReply(413, "too large", {{"Connection", "close"}}));
    peer.Hang();  // Reads what comes, so that the answer is not lost.
  });
  TransportRequest request = Get(server.url());
  request.method = "POST";
  request.body = body;
  EXPECT_EQ(Fetch(request).status, 413);
}

// What happens to an upload whose server hangs up at once.  Without
// MSG_NOSIGNAL, SIGPIPE would end the process.
void UploadToNobody(HttpTransport& transport, const HttpTestServer& server) {
  const std::string body(8 << 20, 'x');
  TransportRequest request = Get(server.url());
  request.method = "POST";
  request.body = body;
  EXPECT_THAT([&] { RoundTrip(transport, request); },
              Throws<TransportException>(Property(&TransportException::failure,
                                                  TransportFailure::kCutOff)));
}

TEST_F(SocketTransportTest, AServerThatHangsUpDuringAnUploadIsAnError) {
  HttpTestServer server([](HttpTestPeer&) {});
  UploadToNobody(*transport_, server);
}

TEST_F(SocketTransportTest, WhatTheReceiverThrowsEndsTheExchange) {
  HttpTestServer server([](HttpTestPeer& peer) {
    (void)peer.ReadRequest();
    peer.Write("HTTP/1.1 200 OK\r\n\r\n");
    while (peer.Write(std::string(1000, 'x'))) {
    }
  });
  class Refusing final : public ResponseReceiver {
   public:
    void OnHead(HttpResponse) override {}
    void OnBody(std::string_view) override { throw std::length_error("full"); }
  } receiver;
  EXPECT_THROW(transport_->RoundTrip(Get(server.url()), receiver),
               std::length_error);
}

// Cancelled once it has been asked a few times.
class CancelledSoon final : public Waiter {
 public:
  bool cancelled() const override { return ++asked_ > 2; }
  bool WaitFor(milliseconds) const override { return cancelled(); }

 private:
  mutable std::atomic<int> asked_ = 0;
};

TEST_F(SocketTransportTest, ACancelledRequestEnds) {
  HttpTestServer server([](HttpTestPeer& peer) { peer.Hang(); });
  const CancelledSoon waiter;
  TransportRequest request = Get(server.url());
  request.waiter = &waiter;
  EXPECT_THAT([&] { Fetch(request); },
              Fails(TransportFailure::kCancelled, "cancelled"));
}

TEST_F(SocketTransportTest, AProxyIsAskedForTheWholeUrl) {
  HttpTestServer proxy(AnswerWith({HttpReply(200, "from the proxy")}));
  const auto transport = MakeSocketTransport(
      {}, {.http = Url::Parse("http://user:p%40ss@127.0.0.1:" +
                              std::to_string(proxy.port()))});
  EXPECT_EQ(RoundTrip(*transport, Get("http://host.invalid/x?y=z")).body,
            "from the proxy");
  const testing::ReceivedRequest received = proxy.requests().at(0);
  EXPECT_EQ(received.target, "http://host.invalid/x?y=z");
  EXPECT_EQ(received.headers.Get("Host"), "host.invalid");
  EXPECT_EQ(received.headers.Get("Proxy-Authorization"), "Basic dXNlcjpwQHNz");
}

class TlsTest : public ::testing::Test {
 protected:
  HttpResponse FetchFrom(const TestCertificate& certificate,
                         TlsOptions options) {
    HttpTestServer server(AnswerWith({HttpReply(200, "secure")}),
                          {.certificate = certificate});
    const auto transport = MakeSocketTransport(std::move(options), {});
    return RoundTrip(*transport, Get(server.url()));
  }

  TlsOptions Trusting() { return {.ca_pem = ca_.certificate_pem()}; }

  TestCa ca_;
};

TEST_F(TlsTest, ATrustedServerIsSpokenTo) {
  EXPECT_EQ(FetchFrom(ca_.Issue(), Trusting()).body, "secure");
}

TEST_F(TlsTest, ASelfSignedCertificateIsRefused) {
  EXPECT_THAT([&] { FetchFrom(TestCa::SelfSigned(), Trusting()); },
              Fails(TransportFailure::kUntrusted, "self-signed"));
}

TEST_F(TlsTest, ACertificateOfAnotherCaIsRefused) {
  TestCa other;
  EXPECT_THAT([&] { FetchFrom(other.Issue(), Trusting()); },
              Fails(TransportFailure::kUntrusted, "not trusted"));
}

TEST_F(TlsTest, AnExpiredCertificateIsRefused) {
  EXPECT_THAT([&] { FetchFrom(ca_.IssueExpired(), Trusting()); },
              Fails(TransportFailure::kUntrusted, "expired"));
}

TEST_F(TlsTest, ACertificateForAnotherHostIsRefused) {
  EXPECT_THAT([&] { FetchFrom(ca_.Issue("other.example"), Trusting()); },
              Fails(TransportFailure::kUntrusted, "hostname mismatch"));
}

TEST_F(TlsTest, AnAddressIsComparedAsAnAddress) {
  const auto fetch = [&](const std::string& certified) {
    HttpTestServer server(AnswerWith({HttpReply(200, "secure")}),
                          {.certificate = ca_.Issue(certified)});
    const auto transport = MakeSocketTransport(Trusting(), {});
    return RoundTrip(*transport,
                     Get("https://127.0.0.1:" + std::to_string(server.port())))
        .body;
  };
  EXPECT_EQ(fetch("127.0.0.1"), "secure");
  EXPECT_THAT([&] { fetch("127.0.0.2"); },
              Fails(TransportFailure::kUntrusted, "IP address mismatch"));
}

TEST_F(TlsTest, VerificationCanBeSwitchedOff) {
  EXPECT_EQ(FetchFrom(TestCa::SelfSigned(), {.verify = false}).body, "secure");
}

TEST_F(TlsTest, AServerWithoutTlsIsRefused) {
  HttpTestServer server([](HttpTestPeer& peer) {
    peer.Write(HttpReply(400));
    peer.Hang();
  });
  const auto transport = MakeSocketTransport(Trusting(), {});
  EXPECT_THAT(
      [&] {
        RoundTrip(*transport,
                  Get("https://localhost:" + std::to_string(server.port())));
      },
      Fails(TransportFailure::kUntrusted, "no TLS with localhost:"));
}

TEST_F(TlsTest, KeepsConnectionsDespiteSessionTickets) {
  HttpTestServer server(AnswerWith({HttpReply(200, "secure")}),
                        {.certificate = ca_.Issue()});
  const auto transport = MakeSocketTransport(Trusting(), {});
  for (int i = 0; i < 5; ++i) RoundTrip(*transport, Get(server.url()));
  EXPECT_EQ(server.connections(), 1);
}

TEST_F(TlsTest, AnUploadLargerThanAnyBufferArrives) {
  HttpTestServer server(AnswerWith({HttpReply(200)}),
                        {.certificate = ca_.Issue()});
  const auto transport = MakeSocketTransport(Trusting(), {});
  const std::string body(4 << 20, 'u');
  TransportRequest request = Get(server.url());
  request.method = "PUT";
  request.body = body;
  EXPECT_EQ(RoundTrip(*transport, request).status, 200);
  EXPECT_EQ(server.requests().at(0).body, body);
}

TEST_F(TlsTest, AServerThatHangsUpDuringAnUploadIsAnError) {
  HttpTestServer server([](HttpTestPeer&) {}, {.certificate = ca_.Issue()});
  UploadToNobody(*MakeSocketTransport(Trusting(), {}), server);
}

TEST_F(TlsTest, AHandshakeThatHangsIsGivenUpAfterTheConnectTimeout) {
  HttpTestServer server([](HttpTestPeer& peer) { peer.Hang(); });
  const auto transport = MakeSocketTransport(Trusting(), {});
  TransportRequest request =
      Get("https://localhost:" + std::to_string(server.port()));
  request.timeouts.connect = milliseconds(50);
  EXPECT_THAT([&] { RoundTrip(*transport, request); },
              Fails(TransportFailure::kTimeout, "in time"));
}

TEST_F(TlsTest, AClientCertificateIsShownWhereGiven) {
  const TestCertificate own = ca_.Issue("client.example");
  HttpTestServer server(
      AnswerWith({HttpReply(200, "known")}),
      {.certificate = ca_.Issue(), .client_ca_pem = ca_.certificate_pem()});
  TlsOptions options = Trusting();
  EXPECT_THAT(
      [&] { RoundTrip(*MakeSocketTransport(options, {}), Get(server.url())); },
      Throws<TransportException>());
  options.client_certificate_pem = own.certificate_pem;
  options.client_key = AsymmetricKey(own.key_pem);
  EXPECT_EQ(
      RoundTrip(*MakeSocketTransport(options, {}), Get(server.url())).body,
      "known");
}

TEST_F(TlsTest, OptionsThatCannotBeReadAreNamedWithoutTheirContent) {
  const TestCertificate own = ca_.Issue();
  TlsOptions options = Trusting();
  options.client_certificate_pem = own.certificate_pem;
  options.client_key = AsymmetricKey("top secret");
  EXPECT_THAT([&] { FetchFrom(own, options); },
              Throws<TransportException>(
                  Property(&TransportException::what,
                           AllOf(HasSubstr("key"), Not(HasSubstr("secret"))))));
  EXPECT_THAT([&] { FetchFrom(own, {.ca_pem = "none"}); },
              Fails(TransportFailure::kUntrusted, "PEM"));
  EXPECT_THAT([&] { FetchFrom(own, {.ca_file = "/nonexistent/ca.pem"}); },
              Fails(TransportFailure::kUntrusted, "/nonexistent/ca.pem"));
}

TEST_F(TlsTest, AProxyTunnels) {
  HttpTestServer proxy([&](HttpTestPeer& peer) {
    const auto request = peer.ReadRequest();
    if (!request) return;
    peer.Write("HTTP/1.1 200 Connection established\r\n\r\n");
    if (!peer.StartTls(ca_.Issue("host.invalid"))) return;
    AnswerWith({HttpReply(200, "through the tunnel")})(peer);
  });
  const auto transport = MakeSocketTransport(
      Trusting(), {.https = Url::Parse("http://u:p@127.0.0.1:" +
                                       std::to_string(proxy.port()))});
  EXPECT_EQ(RoundTrip(*transport, Get("https://host.invalid/x")).body,
            "through the tunnel");
  EXPECT_EQ(proxy.requests().at(0).method, "CONNECT");
  EXPECT_EQ(proxy.requests().at(0).target, "host.invalid:443");
  EXPECT_THAT(proxy.requests().at(0).headers,
              Contains(Pair("Proxy-Authorization", "Basic dTpw")));
  EXPECT_EQ(proxy.requests().at(1).target, "/x");
  EXPECT_FALSE(proxy.requests().at(1).headers.Has("Proxy-Authorization"));
}

TEST_F(TlsTest, AProxyThatRefusesIsNamedWithoutItsPassword) {
  HttpTestServer proxy(AnswerWith({HttpReply(407, "who are you?")}));
  const auto transport = MakeSocketTransport(
      Trusting(), {.https = Url::Parse("http://u:secret@127.0.0.1:" +
                                       std::to_string(proxy.port()))});
  EXPECT_THAT(
      [&] { RoundTrip(*transport, Get("https://host.invalid/")); },
      Throws<TransportException>(AllOf(
          Property(&TransportException::failure, TransportFailure::kProxy),
          Property(&TransportException::what,
                   AllOf(HasSubstr("407"), Not(HasSubstr("secret")))))));
}

}  // namespace
}  // namespace insight
