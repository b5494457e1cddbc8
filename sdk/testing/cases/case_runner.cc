// case_runner PLUGIN [--compare FILE] CASE_FILE...
//
// Runs every case of the files against the plugin's program PLUGIN.  Prints
// what failed and a closing line with counts.  What the program says over HTTP
// and other protocols reaches only the case's scripts.  Exit status: 0 if all
// passed, 1 if one failed, 2 if there was nothing to run or a file is wrong.
//
// As Bazel's --test_filter, TESTBRIDGE_TEST_ONLY chooses the cases whose name
// contains it.

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sdk/testing/cases/case.h"
#include "sdk/testing/cases/case_check.h"
#include "sdk/testing/cases/plugin_process.h"
#include "sdk/testing/cases/scripted_tcp.h"
#include "sdk/testing/cases/scripted_web.h"

namespace insight::testing {
namespace {

struct Options {
  std::string plugin;
  std::string comparisons;  // A file; empty if there is none.
  std::vector<std::string> case_files;
};

Options ReadOptions(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--compare" && i + 1 < argc) {
      options.comparisons = argv[++i];
    } else if (options.plugin.empty()) {
      options.plugin = argument;
    } else {
      options.case_files.push_back(argument);
    }
  }
  if (options.case_files.empty()) {
    throw std::runtime_error(
        "usage: case_runner PLUGIN [--compare FILE] CASE_FILE...");
  }
  return options;
}

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (!file || !(text << file.rdbuf())) {
    throw std::runtime_error("cannot read " + path);
  }
  return std::move(text).str();
}

std::vector<Case> ReadAllCases(const Options& options) {
  const char* const filter = std::getenv("TESTBRIDGE_TEST_ONLY");
  const Comparisons comparisons =
      options.comparisons.empty()
          ? Comparisons()
          : ReadComparisons(ReadFile(options.comparisons));
  std::vector<Case> cases;
  for (const std::string& path : options.case_files) {
    const std::string file = path.substr(path.rfind('/') + 1);
    try {
      const std::string folder = path.substr(0, path.size() - file.size());
      const auto read_file = [&](const std::string& name) {
        return ReadFile(folder + name);
      };
      for (Case& each :
           ReadCases(file, ReadFile(path), comparisons, read_file)) {
        if (filter == nullptr || each.name.find(filter) != std::string::npos) {
          cases.push_back(std::move(each));
        }
      }
    } catch (const std::exception& e) {
      throw std::runtime_error(path + ": " + e.what());
    }
  }
  if (cases.empty()) throw std::runtime_error("there are no cases to run");
  return cases;
}

// What a case's program finds on the network.
struct Network {
  ScriptedWeb web;
  ScriptedTcp tcp;
};

EnvironmentChanges EnvironmentOf(const Case& each, const Network& network) {
  EnvironmentChanges changes = network.web.environment();
  changes.merge(network.tcp.environment());
  for (const auto& [name, value] : each.environment) changes[name] = value;
  return changes;
}

void AddAll(const char* label, const std::vector<std::string>& lines,
            std::vector<std::string>& problems) {
  for (const std::string& line : lines) problems.push_back(label + line);
}

// Returns whether the case passed; prints what was wrong if not.
bool RunCase(const Case& each, const std::string& plugin, Network& network) {
  std::vector<std::string> problems;
  try {
    network.web.Play(each.http.value_or(Cassette()));
    network.tcp.Play(each.tcp);
    problems = ProblemsOf(each, RunnerOf(plugin, EnvironmentOf(each, network)));
    AddAll("http: ", network.web.Problems(), problems);
    AddAll("tcp: ", network.tcp.Problems(), problems);
  } catch (const CaseFormatException& e) {
    problems = {e.what()};
  }
  if (problems.empty()) return true;
  std::printf("FAILED %s\n", each.name.c_str());
  for (const std::string& problem : problems) {
    std::printf("  %s\n", problem.c_str());
  }
  return false;
}

int Main(int argc, char** argv) {
  const Options options = ReadOptions(argc, argv);
  const std::vector<Case> cases = ReadAllCases(options);
  Network network;
  int failed = 0;
  for (const Case& each : cases) {
    failed += RunCase(each, options.plugin, network) ? 0 : 1;
  }
  std::printf("%zu cases, %d failed\n", cases.size(), failed);
  return failed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace insight::testing

int main(int argc, char** argv) {
  try {
    return insight::testing::Main(argc, argv);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 2;
  }
}
