#include "tools/release/workspace.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <optional>
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

// `name` is what an error calls the command.
std::string Output(const std::string& name, const Words& command) {
  try {
    const ProcessResult result = RunProcess(command);
    if (result.exit_status == 0) return result.standard_output;
    throw ReleaseException(name + " ends with " +
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

void RunShown(const std::string& name, const Words& command) {
  const pid_t child = Spawn(command);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    throw ReleaseException(name + " failed; see above.");
  }
}

}  // namespace

Workspace::Workspace(bazel::BazelWorkspace workspace)
    : workspace_(std::move(workspace)) {}

Workspace Workspace::Find() {
  const char* directory = std::getenv("BUILD_WORKSPACE_DIRECTORY");
  const fs::path folder =
      directory != nullptr ? fs::path(directory) : fs::current_path();
  std::optional<bazel::BazelWorkspace> workspace =
      bazel::BazelWorkspace::Around(folder);
  if (!workspace) {
    throw ReleaseException(folder.string() + " is in no Bazel workspace.");
  }
  return Workspace(*std::move(workspace));
}

std::string Workspace::Git(Words arguments) const {
  return Output("git",
                Join({"git", "-C", root().string()}, std::move(arguments)));
}

std::string Workspace::Bazel(const Words& arguments) const {
  return Output("Bazel", workspace_.Command(arguments));
}

void Workspace::Show(const Words& command) const {
  RunShown(command.front(), Join({"env", "-C", root().string()}, command));
}

void Workspace::ShowBazel(const Words& arguments) const {
  RunShown("Bazel", workspace_.Command(arguments));
}

}  // namespace insight::release
