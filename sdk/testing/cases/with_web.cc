// with_web SCRIPT COMMAND [ARGUMENT...]
//
// Runs a command while the web is a script: SCRIPT is a list of exchanges, as a
// case's `http`.  The command gets `--env http_proxy=URL` behind its own
// arguments, which is how it reaches that web (see scripted_web.h; http alone,
// as a container does not see our CA).  Says on stderr what was asked for and
// what was not as scripted.  The exit status is the command's.

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
#include "sdk/testing/cases/scripted_web.h"
#include "sdk/testing/http_cassette.h"

namespace insight::testing {
namespace {

Cassette ReadScript(const std::string& path) {
  std::ostringstream text;
  if (!(text << std::ifstream(path, std::ios::binary).rdbuf())) {
    throw std::runtime_error("cannot read " + path);
  }
  return CassetteFromJson({{"exchanges", ParseJson(text.str())}});
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
  ScriptedWeb web;
  web.Play(ReadScript(argv[1]));
  std::vector<std::string> words(argv + 2, argv + argc);
  words.push_back("--env");
  words.push_back("http_proxy=" + *web.environment().at("http_proxy"));
  const int status = RunCommand(std::move(words));
  for (const std::string& request : web.Requests()) {
    std::fprintf(stderr, "http: %s\n", request.c_str());
  }
  for (const std::string& problem : web.Problems()) {
    std::fprintf(stderr, "http: %s\n", problem.c_str());
  }
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
