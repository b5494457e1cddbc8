#include "tools/validator/checking.h"

#include <filesystem>
#include <vector>

#include "gtest/gtest.h"
#include "tools/spec/text_file.h"
#include "tools/validator/repair.h"

namespace insight::validator {
namespace {

namespace fs = std::filesystem;

std::string Lines(const std::vector<Finding>& findings) {
  std::vector<spec::Problem> problems = ProblemsOf(findings);
  for (spec::Problem& problem : problems) problem.hint.clear();
  return spec::FormatProblems("plugin.spec.yaml", problems);
}

// A spec that is alone.
std::string WriteSpec(const std::string& spec) {
  return MakeFolder({{"demo.plugin.spec.yaml", spec}}) +
         "/demo.plugin.spec.yaml";
}

}  // namespace

std::string MakeFolder(const Files& files, std::string_view name) {
  static int count = 0;
  const fs::path directory =
      fs::path(::testing::TempDir()) / std::to_string(count++) / name;
  fs::create_directories(directory);
  for (const auto& [path, text] : files) {
    fs::create_directories((directory / path).parent_path());
    spec::WriteTextFile((directory / path).string(), text);
  }
  return directory.string();
}

std::string Check(std::string_view rule, const std::string& spec) {
  const PluginFolder folder("", WriteSpec(spec));
  return Lines(Validate(folder, {.rules = {std::string(rule)}}));
}

std::string CheckFolder(std::string_view rule, const Files& files) {
  return CheckFolder({.rules = {std::string(rule)}}, files);
}

std::string CheckFolder(const ValidateOptions& options, const Files& files) {
  const std::string directory = MakeFolder(files);
  const PluginFolder folder(directory, directory + "/plugin.spec.yaml");
  return Lines(Validate(folder, options));
}

std::string Repaired(std::string_view rule, const std::string& spec) {
  const PluginFolder folder("", WriteSpec(spec));
  return Repair(spec, Validate(folder, {.rules = {std::string(rule)}}));
}

}  // namespace insight::validator
