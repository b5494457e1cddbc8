#include <span>
#include <string>
#include <string_view>

#include "tools/validator/files/file_rules.h"

namespace insight::validator {
namespace {

constexpr std::string_view kOfCpp[] = {"help.md", "BUILD"};
constexpr std::string_view kOfPython[] = {"Dockerfile", "Makefile", "help.md",
                                          "setup.py"};

}  // namespace

void CheckFiles(const PluginFolder& folder, Findings& findings) {
  const auto need = [&](const std::string& file) {
    if (folder.Has(file)) return;
    findings.Add(
        {.text = "File " + file + " does not exist in: " + folder.directory(),
         .file = file});
  };
  const bool is_python = folder.kind() == FolderKind::kPython;
  for (const std::string_view file :
       is_python ? std::span<const std::string_view>(kOfPython)
                 : std::span<const std::string_view>(kOfCpp)) {
    need(std::string(file));
  }
  if (is_python && !folder.Files("bin/", "").empty()) need("requirements.txt");
}

}  // namespace insight::validator
