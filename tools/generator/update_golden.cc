// Writes the golden files anew:
//
//   tools/bazelw run //tools/generator:update_golden

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>

#include "tools/generator/generator.h"
#include "tools/generator/golden.h"
#include "tools/spec/text_file.h"

int main() {
  const char* workspace = std::getenv("BUILD_WORKSPACE_DIRECTORY");
  if (workspace == nullptr) {
    std::fputs("update_golden: to be started by bazel run\n", stderr);
    return 2;
  }
  namespace generator = insight::generator;
  const std::string root = std::string(workspace) + "/";
  try {
    const std::string spec =
        insight::spec::ReadTextFile(root + generator::kGoldenSpec);
    for (const auto& [name, text] : generator::Generate(
             spec, generator::kGoldenSpec, generator::GoldenOptions())) {
      insight::spec::WriteTextFile(
          root + "tools/generator/testdata/golden/" + name, text);
    }
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "update_golden: %s\n", e.what());
    return 1;
  }
}
