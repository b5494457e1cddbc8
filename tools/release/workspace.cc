#include "tools/release/workspace.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <iterator>
#include <sstream>
#include <utility>

#include "sdk/error/plugin_exception.h"
#include "sdk/util/process/run_process.h"
#include "tools/release/release_exception.h"

namespace insight::release {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

constexpr std::size_t kMostQuoted = 4000;  // Bytes of a program's complaints.

Words Join(Words first, Words second) {
  first.insert(first.end(), std::make_move_iterator(second.begin()),
               std::make_move_iterator(second.end()));
  return first;
}

std::string End(const std::string& text) {
  return text.size() <= kMostQuoted ? text
                                    : text.substr(text.size() - kMostQuoted);
}

std::string Output(const Words& command) {
  try {
    const ProcessResult result = RunProcess(command);
    if (result.exit_status == 0) return result.standard_output;
    throw ReleaseException(command.front() + " ends with " +
                           std::to_string(result.exit_status) + ": " +
                           End(result.standard_error));
  } catch (const PluginException& error) {
    throw ReleaseException(error.cause());
  }
}

// Its stdout is our stderr: ours is for results.
pid_t Spawn(const Words& command) {
  std::vector<char*> arguments;
  for (const std::string& word : command) {
    arguments.push_back(const_cast<char*>(word.c_str()));
  }
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
  pid_t child = -1;
  const int error = posix_spawnp(&child, arguments[0], &actions, nullptr,
                                 arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) {
    throw ReleaseException("Cannot start " + command.front() + ": " +
                           std::strerror(error));
  }
  return child;
}

}  // namespace

Workspace::Workspace(fs::path root) : root_(std::move(root)) {}

Workspace Workspace::Find() {
  const char* directory = std::getenv("BUILD_WORKSPACE_DIRECTORY");
  fs::path root =
      directory != nullptr ? fs::path(directory) : fs::current_path();
  while (!fs::exists(root / "WORKSPACE")) {
    if (root == root.parent_path()) {
      throw ReleaseException(fs::current_path().string() +
                             " is in no Bazel workspace.");
    }
    root = root.parent_path();
  }
  return Workspace(root);
}

std::string Workspace::Git(Words arguments) const {
  return Output(Join({"git", "-C", root_.string()}, std::move(arguments)));
}

Words Workspace::BazelCommand(Words arguments) const {
  Words command = {"env", "-C", root_.string()};
  const char* given = std::getenv("BAZEL");
  if (given == nullptr || *given == '\0') {
    command.push_back((root_ / "tools/bazelw").string());
  } else {
    std::istringstream words(given);
    for (std::string word; words >> word;) command.push_back(word);
  }
  return Join(std::move(command), std::move(arguments));
}

std::string Workspace::Bazel(Words arguments) const {
  return Output(BazelCommand(std::move(arguments)));
}

void Workspace::Show(const Words& command) const {
  const pid_t child = Spawn(Join({"env", "-C", root_.string()}, command));
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    throw ReleaseException(command.front() + " failed; see above.");
  }
}

void Workspace::ShowBazel(Words arguments) const {
  Words command = BazelCommand(std::move(arguments));
  command.erase(command.begin(), command.begin() + 3);  // env -C ROOT
  Show(command);
}

}  // namespace insight::release
