// jira PLUGIN: how long get_issue and find_issues of the Jira plugin take, and
// how much memory, over TLS with a Jira on this machine that answers at once.
//
// "Cold" is a process of its own for one request, as `PLUGIN run` is, with the
// system's CA bundle and the test's own CA.  "Warm" is the HTTP server's answer
// to a request whose connection to Jira is there already.

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <memory>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "sdk/http/make_http_client.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/testing/cases/plugin_process.h"
#include "sdk/testing/http_test_server.h"
#include "sdk/testing/test_certificates.h"

namespace insight::testing {
namespace {

using Clock = std::chrono::steady_clock;

// About 2 kB of issue, as Jira sends.
Json MakeIssue(int number) {
  const std::string text = std::to_string(number);
  Json fields = {{"summary", "Issue " + text},
                 {"status", {{"name", "Open"}}},
                 {"created", "2026-01-01T00:00:00.000+0000"},
                 {"labels", {"one", "two"}}};
  for (int i = 0; i < 40; ++i) {
    fields["customfield_" + std::to_string(10000 + i)] =
        Json{{"value", "a value of some length"}, {"id", text}};
  }
  return {{"id", text}, {"key", "T-" + text}, {"fields", std::move(fields)}};
}

std::size_t NumberIn(const std::string& target, const std::string& name) {
  const auto at = target.find(name + "=");
  if (at == std::string::npos) return 0;
  return std::strtoul(target.c_str() + at + name.size() + 1, nullptr, 10);
}

// Replies are made before they are asked for.
class Jira {
 public:
  explicit Jira(std::size_t issues) {
    for (std::size_t start = 0; start < issues; start += 100) {
      Json page = {{"issues", Json::array()}, {"total", issues}};
      for (std::size_t i = start; i < std::min(start + 100, issues); ++i) {
        page["issues"].push_back(MakeIssue(static_cast<int>(i)));
      }
      pages_.push_back(HttpReply(200, DumpJson(page)));
    }
    issue_ = HttpReply(200, DumpJson(MakeIssue(1)));
  }

  [[nodiscard]] HttpTestServer::Handler Handler() const {
    return [this](HttpTestPeer& peer) {
      while (const auto request = peer.ReadRequest()) {
        const bool is_search =
            request->target.find("/search?") != std::string::npos;
        const std::size_t page = NumberIn(request->target, "startAt") / 100;
        if (!peer.Write(is_search ? pages_.at(page) : issue_)) return;
      }
    };
  }

 private:
  std::vector<std::string> pages_;
  std::string issue_;
};

std::string ReadFile(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return std::move(text).str();
}

double Milliseconds(Clock::duration duration) {
  return std::chrono::duration<double, std::milli>(duration).count();
}

// Calls `work` many times; prints the least and the median of its times.
void Measure(const char* name, int times, const std::function<void()>& work) {
  std::vector<double> results;
  for (int i = 0; i < times; ++i) {
    const auto start = Clock::now();
    work();
    results.push_back(Milliseconds(Clock::now() - start));
  }
  std::sort(results.begin(), results.end());
  std::printf("%-44s %8.2f ms  (median %.2f)\n", name, results.front(),
              results[results.size() / 2]);
}

std::string Message(const std::string& url, const std::string& action,
                    const Json& input) {
  const Json connection = {
      {"url", url}, {"user", "user"}, {"api_key", {{"secretKey", "password"}}}};
  return DumpJson({{"version", "v1"},
                   {"type", "action_start"},
                   {"body",
                    {{"action", action},
                     {"meta", Json::object()},
                     {"connection", connection},
                     {"input", input}}}});
}

PluginOutcome MustSucceed(const PluginOutcome& outcome) {
  if (outcome.exit_status == 0) return outcome;
  std::fprintf(stderr, "%s\n", outcome.stderr_text.c_str());
  std::exit(1);
}

// A plugin's HTTP server, ended with this object.
class PluginServer {
 public:
  explicit PluginServer(std::string program) {
    std::string http = "http";
    std::string option = "--port";
    std::string port = std::to_string(kPort);
    char* const arguments[] = {program.data(), http.data(), option.data(),
                               port.data(), nullptr};
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, STDERR_FILENO, "/dev/null",
                                     O_WRONLY, 0);
    posix_spawn(&child_, program.c_str(), &quiet, nullptr, arguments, environ);
    posix_spawn_file_actions_destroy(&quiet);
  }
  PluginServer(const PluginServer&) = delete;
  PluginServer& operator=(const PluginServer&) = delete;
  ~PluginServer() {
    kill(child_, SIGTERM);
    waitpid(child_, nullptr, 0);
  }

  [[nodiscard]] static std::string url() {
    return "http://127.0.0.1:" + std::to_string(kPort);
  }

 private:
  static constexpr int kPort = 18810;
  pid_t child_ = 0;
};

void MeasureWarm(const std::string& program, const HttpTestServer& jira,
                 const std::string& ca_file) {
  const auto direct =
      MakeHttpClient({.tls = {.ca_file = ca_file}, .proxy = ProxySettings()});
  Measure("Jira itself, warm", 500, [&] {
    (void)direct->Send({.path = jira.url() + "/rest/api/2/issue/T-1"});
  });
  const PluginServer server(program);
  const auto http = MakeHttpClient({.proxy = ProxySettings()});
  const HttpRequest request = {
      .method = "POST",
      .path = PluginServer::url() + "/api/v1/actions/get_issue",
      .headers = {{"Content-Type", "application/json"}},
      .body = Message(jira.url(), "get_issue", {{"id", "T-1"}}),
      .repeatable = true};
  Measure("get_issue, warm, by the HTTP server", 500, [&] {
    if (http->Send(request).status != 200) std::exit(1);
  });
}

int Main(const std::string& program) {
  const Jira content(4000);
  TestCa ca;
  const HttpTestServer jira(content.Handler(), {.certificate = ca.Issue()});
  const std::string ca_file = "/tmp/jira_bench_ca.pem";
  std::ofstream(ca_file) << ReadFile("/etc/ssl/certs/ca-certificates.crt")
                         << ca.certificate_pem();
  setenv("SSL_CERT_FILE", ca_file.c_str(), 1);
  const PluginRunner run = RunnerOf(program);
  Measure("a process that only says what is wrong", 50, [&] {
    (void)run("run", Message("", "get_issue", {{"id", "T-1"}}));
  });
  Measure("get_issue, cold", 50, [&] {
    MustSucceed(run("run", Message(jira.url(), "get_issue", {{"id", "T-1"}})));
  });
  MeasureWarm(program, jira, ca_file);
  for (const int max : {250, 500, 1000, 2000, 4000}) {
    const std::string message =
        Message(jira.url(), "find_issues", {{"jql", "q"}, {"max", max}});
    const std::string name = "find_issues of " + std::to_string(max);
    long memory = 0;
    Measure(name.c_str(), 5,
            [&] { memory = MustSucceed(run("run", message)).peak_memory_kib; });
    std::printf("%-44s %8.1f MiB\n", "", static_cast<double>(memory) / 1024);
  }
  unlink(ca_file.c_str());
  return 0;
}

}  // namespace
}  // namespace insight::testing

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: jira PLUGIN\n");
    return 2;
  }
  return insight::testing::Main(argv[1]);
}
