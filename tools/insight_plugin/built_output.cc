#include "tools/insight_plugin/built_output.h"

#include <cstdlib>
#include <ostream>
#include <sstream>
#include <stdexcept>
#include <system_error>
#include <vector>

#include "tools/image/run/subprocess.h"
#include "tools/insight_plugin/sinks.h"

namespace insight::tool {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

constexpr const char* kBazelw = "tools/bazelw";

// Prints the paths of what a target makes, from the execution root.
constexpr const char* kPaths =
    "--starlark:expr='\\n'.join([f.path for f in target.files.to_list()])";

class Workspace {
 public:
  // The one that the directory is in.
  explicit Workspace(const fs::path& directory) : root_(directory) {
    while (!fs::exists(root_ / kBazelw)) {
      if (root_ == root_.parent_path()) {
        throw std::runtime_error(
            directory.string() +
            " is in no workspace: no folder above it has tools/bazelw to build "
            "it with. Give the plugin's program with --program, or its image "
            "with --image-file.");
      }
      root_ = root_.parent_path();
    }
  }

  [[nodiscard]] const fs::path& root() const { return root_; }

  [[nodiscard]] Words BazelCommand(const Words& arguments) const {
    Words command;
    const char* given = std::getenv("BAZEL");
    if (given != nullptr) {
      std::istringstream words(given);
      for (std::string word; words >> word;) command.push_back(word);
    }
    if (command.empty()) command.push_back((root_ / kBazelw).string());
    command.insert(command.end(), arguments.begin(), arguments.end());
    return command;
  }

  int Bazel(const Words& arguments, const image::Stdio& stdio) const {
    return image::RunSubprocess(BazelCommand(arguments), stdio,
                                [this] { fs::current_path(root_); });
  }

  // What Bazel prints.
  [[nodiscard]] std::string Ask(const Words& arguments) const {
    std::string answer;
    std::string errors;
    const int status = Bazel(
        arguments, {.output = SinkInto(answer), .errors = SinkInto(errors)});
    if (status != 0) {
      throw std::runtime_error("Bazel's " + arguments.front() +
                               " ended with status " + std::to_string(status) +
                               ":\n" + errors);
    }
    return answer;
  }

 private:
  fs::path root_;
};

// "//plugins/jira:jira"
std::string LabelOf(const fs::path& directory, std::string_view target,
                    const Workspace& workspace) {
  if (!fs::exists(directory / "BUILD")) {
    throw std::runtime_error(
        "there is no " + (directory / "BUILD").string() +
        ", so this is no plugin to build; insight-plugin refresh -d " +
        directory.string() + " writes what is missing");
  }
  const std::string name = directory.filename().string();
  return "//" + directory.lexically_relative(workspace.root()).string() + ":" +
         (target.empty() ? name : std::string(target));
}

void Build(const Workspace& workspace, const std::string& label, bool quiet,
           const Streams& streams) {
  std::string said;
  const image::Sink sink =
      quiet ? SinkInto(said) : SinkTo(streams.err, streams.err_is_terminal);
  // On a terminal Bazel shows how far it is; its stdout has nothing of ours.
  const int status = workspace.Bazel(
      {"build", label}, {.output = SinkTo(streams.err, false), .errors = sink});
  if (status == 0) return;
  streams.err << said;
  throw std::runtime_error(label + " does not build; what Bazel said is above");
}

}  // namespace

fs::path BuiltOutput(const std::string& directory, std::string_view target,
                     bool quiet, const Streams& streams) {
  std::error_code error;
  fs::path folder = fs::canonical(directory, error);
  if (error) {
    throw std::runtime_error("cannot enter " + directory + ": " +
                             error.message());
  }
  const Workspace workspace(folder);
  const std::string label = LabelOf(folder, target, workspace);
  Build(workspace, label, quiet, streams);
  std::istringstream paths(
      workspace.Ask({"cquery", label, "--output=starlark", kPaths}));
  std::string root = workspace.Ask({"info", "execution_root"});
  root.erase(root.find_last_not_of('\n') + 1);
  for (std::string path; std::getline(paths, path);) {
    if (target.empty() || path.ends_with(".tar")) return fs::path(root) / path;
  }
  throw std::runtime_error(label + " builds, but makes nothing to run");
}

}  // namespace insight::tool
