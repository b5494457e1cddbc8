// with_web SCRIPT COMMAND [ARGUMENT...]
//
// Runs a command while the network is a script: SCRIPT is a list of exchanges,
// as a case's `http` or `tcp`.  The command gets `--env http_proxy=URL` and
// `--env whois_proxy=URL` behind its own arguments, which is how it reaches
// that network (see scripted_web.h; http alone, as a container does not see our
// CA; and scripted_tcp.h).  Says on stderr what was asked for and what was not
// as scripted.  The exit status is the command's.

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <exception>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/testing/cases/scripted_tcp.h"
#include "sdk/testing/cases/scripted_web.h"
#include "sdk/testing/http_cassette.h"

namespace insight::testing {
namespace {

std::string ReadFile(const std::string& path) {
  std::ostringstream text;
  if (!(text << std::ifstream(path, std::ios::binary).rdbuf())) {
    throw std::runtime_error("cannot read " + path);
  }
  return std::move(text).str();
}

struct Network {
  ScriptedWeb web;
  ScriptedTcp tcp;
};

// Exchanges over TCP are those with a server.
void Play(const Json& script, Network& network) {
  Json http = Json::array();
  Json tcp = Json::array();
  for (const Json& exchange : script) {
    const bool is_tcp = exchange.is_object() && exchange.contains("server");
    (is_tcp ? tcp : http).push_back(exchange);
  }
  network.web.Play(CassetteFromJson({{"exchanges", std::move(http)}}));
  network.tcp.Play(TcpScriptFromJson(tcp));
}

void PrintAll(const char* label, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) {
    std::fprintf(stderr, "%s: %s\n", label, line.c_str());
  }
}

// Returns the exit status; 128 and the signal where one ended it.
int RunCommand(std::vector<std::string> words) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t child = 0;
  if (posix_spawnp(&child, arguments[0], nullptr, nullptr, arguments.data(),
                   environ) != 0) {
    throw std::runtime_error("cannot start " + words[0]);
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int Main(int argc, char** argv) {
  if (argc < 3) {
    throw std::runtime_error("usage: with_web SCRIPT COMMAND [ARGUMENT...]");
  }
  Network network;
  Play(ParseJson(ReadFile(argv[1])), network);
  std::vector<std::string> words(argv + 2, argv + argc);
  words.push_back("--env");
  words.push_back("http_proxy=" + *network.web.environment().at("http_proxy"));
  words.push_back("--env");
  words.push_back("whois_proxy=" +
                  *network.tcp.environment().at("whois_proxy"));
  const int status = RunCommand(std::move(words));
  PrintAll("http", network.web.Requests());
  PrintAll("http", network.web.Problems());
  PrintAll("tcp", network.tcp.Requests());
  PrintAll("tcp", network.tcp.Problems());
  return status;
}

}  // namespace
}  // namespace insight::testing

int main(int argc, char** argv) {
  try {
    return insight::testing::Main(argc, argv);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "with_web: %s\n", e.what());
    return 2;
  }
}
