#include "tools/version/base_spec.h"

#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include "sdk/error/plugin_exception.h"
#include "sdk/util/process/run_process.h"
#include "tools/spec/spec_reader.h"
#include "tools/spec/text_file.h"

namespace insight::version {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMainBranches[] = {"origin/main", "origin/master",
                                              "main", "master"};
constexpr std::chrono::seconds kGitTimeout{60};

// `text` has no full stop.
[[noreturn]] void Fail(const std::string& text) {
  throw std::runtime_error(text +
                           "; name the file to compare with by --base FILE");
}

// Runs git where the spec is.
ProcessResult RunGit(const std::string& spec_file,
                     std::vector<std::string> arguments) {
  const fs::path folder = fs::path(spec_file).parent_path();
  std::vector<std::string> command = {"git", "-C",
                                      folder.empty() ? "." : folder.string()};
  command.insert(command.end(), std::make_move_iterator(arguments.begin()),
                 std::make_move_iterator(arguments.end()));
  try {
    return RunProcess(command, {.timeout = kGitTimeout});
  } catch (const PluginException& e) {
    std::string cause = e.cause();
    if (cause.ends_with('.')) cause.pop_back();
    Fail(cause);
  }
}

std::string FirstLine(std::string_view text) {
  return std::string(text.substr(0, text.find('\n')));
}

// Returns the commit that a revision names; empty if there is none.  Fails if
// there is no repository.
std::string Commit(const std::string& spec_file, const std::string& revision) {
  // It must not be taken for an option.
  if (revision.empty() || revision.front() == '-') return "";
  const ProcessResult found = RunGit(
      spec_file, {"rev-parse", "--verify", "--quiet", revision + "^{commit}"});
  if (found.exit_status == 0) return FirstLine(found.standard_output);
  const ProcessResult repository =
      RunGit(spec_file, {"rev-parse", "--git-dir"});
  if (repository.exit_status != 0) {
    Fail("git says: " + FirstLine(repository.standard_error));
  }
  return "";
}

std::optional<spec::PluginSpec> ReadAtCommit(const std::string& commit,
                                             const std::string& name,
                                             const std::string& spec_file) {
  const std::string object =
      commit + ":./" + fs::path(spec_file).filename().string();
  if (RunGit(spec_file, {"cat-file", "-e", object}).exit_status != 0) {
    return std::nullopt;
  }
  const ProcessResult shown = RunGit(spec_file, {"cat-file", "blob", object});
  if (shown.exit_status != 0) {
    Fail("git says: " + FirstLine(shown.standard_error));
  }
  return spec::ReadPluginSpec(shown.standard_output, name + ':' + spec_file);
}

}  // namespace

std::optional<spec::PluginSpec> ReadBaseSpec(const std::string& base,
                                             const std::string& spec_file) {
  std::error_code ignored;
  if (fs::exists(base, ignored)) {
    const std::string file =
        fs::is_directory(base, ignored)
            ? (fs::path(base) / "plugin.spec.yaml").string()
            : base;
    return spec::ReadPluginSpec(spec::ReadTextFile(file), file);
  }
  const std::string commit = Commit(spec_file, base);
  if (commit.empty()) {
    throw std::runtime_error("there is neither a file nor a git revision \"" +
                             base + '"');
  }
  return ReadAtCommit(commit, base, spec_file);
}

std::optional<spec::PluginSpec> ReadMainSpec(const std::string& spec_file) {
  for (const std::string_view branch : kMainBranches) {
    const std::string tip = Commit(spec_file, std::string(branch));
    if (tip.empty()) continue;
    const ProcessResult base = RunGit(spec_file, {"merge-base", "HEAD", tip});
    if (base.exit_status != 0) {
      Fail("git finds no common ancestor of HEAD and " + std::string(branch));
    }
    return ReadAtCommit(FirstLine(base.standard_output), std::string(branch),
                        spec_file);
  }
  Fail("git has no branch main or master");
}

}  // namespace insight::version
