#include "tests/fuzz/server/fuzz_http_request.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sdk/error/check.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/server/error_object.h"
#include "sdk/server/plugin_fixture.h"
#include "sdk/server/request_handler.h"
#include "sdk/server/request_parser.h"
#include "sdk/server/route.h"

namespace insight {
namespace {

constexpr RequestParser::Limits kLimits = {.max_body_bytes = 1 << 16};
constexpr int kMaxRequests = 20;

class OneWorker final : public WorkerControl {
 public:
  int workers() const override { return 1; }
  void AddWorker() override {}
  void RemoveWorker() override {}
};

// What came of a client's bytes.
struct Parsed {
  std::vector<ServerRequest> requests;
  int fault = 0;  // The status of the refusal that ended it; 0 if none did.
};

Parsed Parse(std::string_view bytes, std::size_t piece) {
  Parsed parsed;
  RequestParser parser(kLimits);
  try {
    while (!bytes.empty() && parsed.requests.size() < kMaxRequests) {
      const std::string_view part = bytes.substr(0, piece);
      const std::size_t taken = parser.Feed(part);
      Check(taken == part.size() || parser.done(),
            "a parser takes all but what follows the request");
      bytes.remove_prefix(taken);
      if (parser.done()) parsed.requests.push_back(parser.Take());
    }
  } catch (const RequestFault& e) {
    parsed.fault = e.status();
  }
  return parsed;
}

bool Same(const ServerRequest& a, const ServerRequest& b) {
  return a.method == b.method && a.target == b.target &&
         a.headers == b.headers && a.body == b.body &&
         a.keep_alive == b.keep_alive;
}

void CheckReply(const ServerReply& reply) {
  Check(reply.status >= 200 && reply.status <= 599, "a reply has a status");
  for (const auto& [name, value] : reply.headers) {
    Check(value.find_first_of("\r\n") == std::string::npos,
          "a header is one line");
  }
  if (reply.content_type != "application/json" || reply.status == 204) return;
  // Throws, and so ends the process, if it is none.
  Check(!ParseJson(reply.body).is_null(), "a reply says something");
}

void Answer(ServerRequest request) {
  static OneWorker workers;
  static PluginFixture plugin;
  static const std::unique_ptr<RequestHandler> handler =
      plugin.MakeHandler(workers);
  WaitingSteps::Release();
  const Route route = FindRoute(request.method, request.target);
  CheckReply(handler->Handle(request, route));
  CheckReply(ErrorReply(404, request));
}

}  // namespace

void FuzzHttpRequest(std::string_view input) {
  if (input.empty()) return;
  const auto piece = static_cast<unsigned char>(input.front());
  input.remove_prefix(1);
  if (piece == 0) {
    Answer({.method = "POST",
            .target = "/actions/echo",
            .headers = {},
            .body = std::string(input)});
    return;
  }
  Parsed whole = Parse(input, input.size());
  const Parsed pieces = Parse(input, piece);
  Check(whole.fault == pieces.fault &&
            whole.requests.size() == pieces.requests.size() &&
            std::equal(whole.requests.begin(), whole.requests.end(),
                       pieces.requests.begin(), Same),
        "the size of the pieces does not matter");
  for (ServerRequest& request : whole.requests) Answer(std::move(request));
}

}  // namespace insight
