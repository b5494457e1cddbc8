// Writes testdata/golden anew:
//
//   tools/bazelw run //tools/scaffold:update_golden

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <string>

#include "tools/scaffold/golden.h"
#include "tools/spec/text_file.h"

namespace {

void UpdateGolden(const std::string& workspace) {
  namespace fs = std::filesystem;
  using insight::scaffold::kGoldenFolder;
  using insight::scaffold::kGoldenSpec;
  const fs::path root(workspace);
  const std::string spec =
      insight::spec::ReadTextFile((root / kGoldenSpec).string());
  for (const auto& file : insight::scaffold::GoldenFiles(spec)) {
    const fs::path path = root / kGoldenFolder / file.path;
    fs::create_directories(path.parent_path());
    insight::spec::WriteTextFile(path.string(), file.text);
  }
}

}  // namespace

int main() {
  const char* workspace = std::getenv("BUILD_WORKSPACE_DIRECTORY");
  if (workspace == nullptr) {
    std::fputs("to be started by `tools/bazelw run`\n", stderr);
    return 2;
  }
  try {
    UpdateGolden(workspace);
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "update_golden: %s\n", e.what());
    return 1;
  }
}
