// runtime HELLO_WORLD EVENT_SOURCE [--json]
//
// Measures the runtime in whole processes: how soon a server answers, whether
// 10,000 requests on 64 connections leave its memory as it was and get their
// own answers, and how fast a trigger writes events.

#include <httplib.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "tests/bench/figures.h"
#include "tests/bench/measurement.h"
#include "tests/conformance/process.h"
#include "tests/conformance/server_process.h"

namespace insight::bench {
namespace {

using conformance::ProcessResult;
using conformance::RunProcess;
using conformance::ServerProcess;

constexpr double kKibPerMib = 1024;
constexpr int kStarts = 30;
constexpr int kConnections = 64;
constexpr int kRequests = 10'000;
constexpr int kRequestsPerRound = 1'000;
constexpr int kEvents = 300'000;
constexpr int kEventRounds = 5;
const std::string kPath = "/api/v1/actions/hello";

std::string HelloMessage(const std::string& name) {
  return R"({"version":"v1","type":"action_start","body":{"action":"hello",)"
         R"("meta":{"jobId":")" +
         name +
         R"("},"connection":{"greeting":"Hello, {}!"},"input":{"name":")" +
         name + R"("}}})";
}

// The kB after `name` in /proc/PID/status.
long MemoryOf(const std::string& pid, const std::string& name) {
  std::ifstream status("/proc/" + pid + "/status");
  for (std::string word; status >> word;) {
    if (word != name) continue;
    long kib = 0;
    status >> kib;
    return kib;
  }
  throw std::runtime_error("process " + pid + " is gone");
}

// The same over all processes of a server.
long MemoryOf(const ServerProcess& server, const std::string& name) {
  const std::string pid = std::to_string(server.pid());
  long kib = MemoryOf(pid, name);
  std::ifstream children("/proc/" + pid + "/task/" + pid + "/children");
  for (std::string child; children >> child;) kib += MemoryOf(child, name);
  return kib;
}

// Whether the answer has the output, meta and log of this request and no other.
bool IsAnswerTo(const std::string& name, const std::string& answer) {
  const Json body = ParseJson(answer)["body"];
  return body["output"]["message"] == "Hello, " + name + "!" &&
         body["meta"]["jobId"] == name &&
         body["log"] ==
             "komand/Hello_world:1.0.0. Step name: hello\nI am the log\n";
}

class Bench {
 public:
  Bench(std::string hello_world, std::string event_source)
      : hello_world_(std::move(hello_world)),
        event_source_(std::move(event_source)) {}

  std::vector<Figure> Measure() && {
    MeasureStart();
    MeasureManyRequests();
    MeasureEvents();
    return std::move(figures_);
  }

 private:
  void MeasureStart() {
    std::vector<Milliseconds> times;
    for (int i = 0; i < kStarts; ++i) {
      times.push_back(TimeOf([&] {
        const ServerProcess server(hello_world_, {}, {});
        if (server.Post(kPath, HelloMessage("World")).status != 200) {
          throw std::runtime_error("the server's first answer is an error");
        }
      }));
    }
    figures_.push_back({"server, start to first answer and its end",
                        Median(times).count(), "ms", 10.0});
  }

  // Sends a round's requests on all connections at once; returns how many
  // answers were not the request's own.
  static int SendRound(std::vector<httplib::Client>& clients, int round) {
    std::atomic<int> next = 0;
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (httplib::Client& client : clients) {
      threads.emplace_back([&] {
        for (int i = next++; i < kRequestsPerRound; i = next++) {
          const std::string name =
              std::to_string(round) + "." + std::to_string(i);
          const auto answer =
              client.Post(kPath, HelloMessage(name), "application/json");
          if (!answer || answer->status != 200 ||
              !IsAnswerTo(name, answer->body)) {
            ++wrong;
          }
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    return wrong;
  }

  void MeasureManyRequests() {
    const ServerProcess server(hello_world_, {}, {});
    std::vector<httplib::Client> clients;
    for (int i = 0; i < kConnections; ++i) {
      clients.emplace_back("127.0.0.1", server.port());
      clients.back().set_keep_alive(true);
      clients.back().set_tcp_nodelay(true);
    }
    int wrong = 0;
    std::vector<long> memory;
    for (int round = 0; round < kRequests / kRequestsPerRound; ++round) {
      wrong += SendRound(clients, round);
      memory.push_back(MemoryOf(server, "VmRSS:"));
    }
    figures_.push_back({"10,000 requests, 64 connections, wrong answers",
                        static_cast<double>(wrong), "", 0.0});
    figures_.push_back({"memory after the last thousand / after the first",
                        static_cast<double>(memory.back()) / memory.front(), "",
                        1.05});
    figures_.push_back({"peak memory under this load",
                        MemoryOf(server, "VmHWM:") / kKibPerMib, "MiB", 20.0});
  }

  Milliseconds TimeOfEvents(int count) const {
    const std::string message =
        R"({"version":"v1","type":"trigger_start","body":{"trigger":"send",)"
        R"("meta":{},"connection":{},"dispatcher":{"url":"","webhook_url":""},)"
        R"("input":{"count":)" +
        std::to_string(count) + "}}}";
    ProcessResult result;
    const Milliseconds time = TimeOf([&] {
      result = RunProcess(
          {.path = event_source_,
           .arguments = {"event_source", "--debug", "--ndjson", "run"},
           .input = message});
    });
    const auto lines =
        std::count(result.output.begin(), result.output.end(), '\n');
    if (result.status != 0 || lines < count) {
      throw std::runtime_error("the trigger wrote " + std::to_string(lines) +
                               " lines: " + result.output.substr(0, 500) +
                               result.errors.substr(0, 500));
    }
    return time;
  }

  void MeasureEvents() {
    std::vector<Milliseconds> times;
    for (int i = 0; i < kEventRounds; ++i) {
      times.push_back(TimeOfEvents(kEvents) - TimeOfEvents(1));
    }
    const double milliseconds = Median(times).count();
    figures_.push_back({"trigger, one event through a pipe",
                        milliseconds * 1000 / kEvents, "us", 10.0});
    figures_.push_back(
        {"trigger, events a second", kEvents / milliseconds * 1000, ""});
  }

  std::string hello_world_;
  std::string event_source_;
  std::vector<Figure> figures_;
};

int Main(int argc, char** argv) {
  const std::vector<std::string_view> arguments(argv + 1, argv + argc);
  const bool json = !arguments.empty() && arguments.back() == "--json";
  if (arguments.size() != (json ? 3 : 2)) {
    throw std::runtime_error(
        "usage: runtime HELLO_WORLD EVENT_SOURCE [--json]");
  }
  const std::vector<Figure> figures =
      Bench(std::string(arguments[0]), std::string(arguments[1])).Measure();
  std::fputs((json ? ToJson(figures) : Table(figures)).c_str(), stdout);
  return std::all_of(figures.begin(), figures.end(),
                     [](const Figure& figure) { return figure.reached(); })
             ? 0
             : 1;
}

}  // namespace
}  // namespace insight::bench

int main(int argc, char** argv) {
  try {
    return insight::bench::Main(argc, argv);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "runtime: %s\n", e.what());
    return 2;
  }
}
