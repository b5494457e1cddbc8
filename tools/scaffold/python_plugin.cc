#include "tools/scaffold/python_plugin.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string_view>
#include <utility>

#include "tools/files/text_lines.h"
#include "tools/scaffold/directory_files.h"
#include "tools/scaffold/step_names.h"
#include "tools/spec/text_file.h"

namespace insight::scaffold {
namespace {

namespace fs = std::filesystem;

// A fixture of unit tests: JSON, or what is called so to escape .gitignore.
bool IsFixture(std::string_view path) {
  return path.find(".json") != std::string_view::npos ||
         path.ends_with(".resp") || path.ends_with(".inp") ||
         path.ends_with(".exp");
}

// Written by the generator of Python plugins.
bool IsGenerated(const fs::path& path) {
  const std::string name = path.filename().string();
  return name == "__init__.py" || name == "schema.py" || name == "setup.py";
}

std::string Trimmed(std::string_view line) {
  const std::size_t comment = line.find('#');
  line = line.substr(0, comment);
  const std::size_t begin = line.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return "";
  return std::string(
      line.substr(begin, line.find_last_not_of(" \t\r") + 1 - begin));
}

std::vector<std::string> Requirements(std::string_view text) {
  std::vector<std::string> requirements;
  for (const std::string_view line : tool::SplitLines(text)) {
    std::string requirement = Trimmed(line);
    if (!requirement.empty()) requirements.push_back(std::move(requirement));
  }
  return requirements;
}

class Reader {
 public:
  Reader(std::string directory, const PluginSkeleton& skeleton)
      : directory_(std::move(directory)),
        skeleton_(skeleton),
        paths_(FilesBelow(directory_)) {}

  PythonPlugin Read() && {
    FindPackage();
    if (!skeleton_.connection.empty()) {
      AddWork("connection.cc", package_ + "/connection/connection.py");
    }
    for (const StepFiles& step : skeleton_.steps) AddStep(step);
    for (const std::string& path : paths_) AddFile(path);
    return std::move(plugin_);
  }

 private:
  // "icon_jira", or "komand_jira" of older plugins; empty if there is none.
  void FindPackage() {
    for (const std::string_view prefix : {"icon_", "komand_"}) {
      for (const std::string& path : paths_) {
        const std::size_t slash = path.find('/');
        if (slash == std::string::npos || !path.starts_with(prefix)) continue;
        package_ = path.substr(0, slash);
        return;
      }
    }
  }

  void AddStep(const StepFiles& step) {
    const std::string kind(KindName(step.kind));
    AddWork(step.source.path, package_ + "/" + kind + "s/" + step.step->name +
                                  "/" + kind + ".py");
  }

  void AddWork(std::string path, const std::string& python_path) {
    if (!std::binary_search(paths_.begin(), paths_.end(), python_path)) return;
    const std::string text = ReadFile(python_path);
    std::size_t lines =
        static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    if (!text.empty() && !text.ends_with('\n')) ++lines;
    seen_.insert(python_path);
    if (lines == 0) return;
    plugin_.work.push_back(
        {.path = std::move(path), .python_path = python_path, .lines = lines});
  }

  void AddFile(const std::string& path) {
    const fs::path as_path(path);
    const std::string folder = as_path.parent_path().string();
    if (path == "requirements.txt") {
      plugin_.requirements = Requirements(ReadFile(path));
    } else if (path == "icon.png" || path == "extension.png") {
      Take(path, path);
    } else if (folder == "tests" && path.ends_with(".json")) {
      Take(path, path);
    } else if (path.starts_with("unit_test/") && IsFixture(path)) {
      Take(path, "tests/testdata/" + path.substr(path.find('/') + 1));
    } else if (path.ends_with(".py") && !IsGenerated(as_path) &&
               !seen_.contains(path)) {
      AddCode(path, as_path);
    }
  }

  void AddCode(const std::string& path, const fs::path& as_path) {
    const std::string stem = as_path.stem().string();
    if (!path.starts_with("unit_test/")) {
      AddWork("util/" + stem + ".cc", path);
    } else if (stem.starts_with("test_")) {
      AddWork("tests/" + stem.substr(5) + "_test.cc", path);
    } else {
      AddWork("tests/" + stem + ".h", path);
    }
  }

  void Take(const std::string& from, std::string to) {
    plugin_.taken.push_back({std::move(to), ReadFile(from)});
  }

  [[nodiscard]] std::string ReadFile(const std::string& path) const {
    return spec::ReadTextFile((fs::path(directory_) / path).string());
  }

  const std::string directory_;
  const PluginSkeleton& skeleton_;
  const std::vector<std::string> paths_;  // Sorted.
  std::string package_;
  std::set<std::string> seen_;  // Python files that are dealt with.
  PythonPlugin plugin_;
};

}  // namespace

bool IsPythonPlugin(const std::string& directory) {
  std::error_code ignored;
  return fs::exists(fs::path(directory) / "setup.py", ignored) ||
         fs::is_directory(fs::path(directory) / "bin", ignored);
}

PythonPlugin ReadPythonPlugin(const std::string& directory,
                              const PluginSkeleton& skeleton) {
  return Reader(directory, skeleton).Read();
}

}  // namespace insight::scaffold
