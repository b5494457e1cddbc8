// reference PORT: what a plugin's server is measured against.  It parses a
// message and writes the envelope of the action "hello", and does nothing else
// that a plugin does: no checks, no log, no connection.

#include <httplib.h>

#include <cstddef>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

namespace {

using Json = nlohmann::json;

constexpr int kThreads = 64;
constexpr std::size_t kRequestsPerConnection = 1'000'000;

void AnswerHello(const httplib::Request& request, httplib::Response& response) {
  const Json message = Json::parse(request.body, nullptr, false);
  if (message.is_discarded()) {
    response.status = 400;
    return;
  }
  const Json& body = message.at("body");
  const auto name = body.at("input").at("name").get<std::string>();
  Json envelope;
  envelope["body"]["log"] =
      "komand/Hello_world:1.0.0. Step name: hello\nI am the log\n";
  envelope["body"]["meta"] = body.at("meta");
  envelope["body"]["output"]["message"] = "Hello, " + name + "!";
  envelope["body"]["status"] = "ok";
  envelope["type"] = "action_event";
  envelope["version"] = "v1";
  response.set_content(envelope.dump(-1, ' ', true) + "\n", "application/json");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  httplib::Server server;
  server.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
  server.set_keep_alive_max_count(kRequestsPerConnection);
  // Otherwise each reply waits for the client's delayed acknowledgement.
  server.set_tcp_nodelay(true);
  server.Post("/api/v1/actions/hello", &AnswerHello);
  return server.listen("127.0.0.1", std::atoi(argv[1])) ? 0 : 1;
}
