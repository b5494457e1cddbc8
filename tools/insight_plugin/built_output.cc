#include "tools/insight_plugin/built_output.h"

#include <optional>
#include <ostream>
#include <sstream>
#include <stdexcept>
#include <system_error>
#include <vector>

#include "tools/bazel/bazel_workspace.h"
#include "tools/image/run/subprocess.h"
#include "tools/insight_plugin/sinks.h"

namespace insight::tool {
namespace {

namespace fs = std::filesystem;

// Prints the paths of what a target makes, from the execution root.
constexpr const char* kPaths =
    "--starlark:expr='\\n'.join([f.path for f in target.files.to_list()])";

bazel::BazelWorkspace WorkspaceAround(const fs::path& directory) {
  const std::optional<bazel::BazelWorkspace> workspace =
      bazel::BazelWorkspace::Around(directory);
  if (!workspace) {
    throw std::runtime_error(
        directory.string() +
        " is in no workspace: no folder above it has a file WORKSPACE. Give "
        "the plugin's program with --program, or its image with --image-file.");
  }
  return *workspace;
}

// What Bazel prints.
std::string Ask(const bazel::BazelWorkspace& workspace,
                const std::vector<std::string>& arguments) {
  std::string answer;
  std::string errors;
  const int status = image::RunSubprocess(
      workspace.Command(arguments),
      {.output = SinkInto(answer), .errors = SinkInto(errors)});
  if (status != 0) {
    throw std::runtime_error("Bazel's " + arguments.front() +
                             " ended with status " + std::to_string(status) +
                             ":\n" + errors);
  }
  return answer;
}

// "//plugins/jira:jira"
std::string LabelOf(const fs::path& directory, std::string_view target,
                    const bazel::BazelWorkspace& workspace) {
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

void Build(const bazel::BazelWorkspace& workspace, const std::string& label,
           bool quiet, const Streams& streams) {
  std::string said;
  const image::Sink sink =
      quiet ? SinkInto(said) : SinkTo(streams.err, streams.err_is_terminal);
  // On a terminal Bazel shows how far it is; its stdout has nothing of ours.
  const int status = image::RunSubprocess(
      workspace.Command({"build", label}),
      {.output = SinkTo(streams.err, false), .errors = sink});
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
  const bazel::BazelWorkspace workspace = WorkspaceAround(folder);
  const std::string label = LabelOf(folder, target, workspace);
  Build(workspace, label, quiet, streams);
  std::istringstream paths(
      Ask(workspace, {"cquery", label, "--output=starlark", kPaths}));
  std::string root = Ask(workspace, {"info", "execution_root"});
  root.erase(root.find_last_not_of('\n') + 1);
  for (std::string path; std::getline(paths, path);) {
    if (target.empty() || path.ends_with(".tar")) return fs::path(root) / path;
  }
  throw std::runtime_error(label + " builds, but makes nothing to run");
}

}  // namespace insight::tool
