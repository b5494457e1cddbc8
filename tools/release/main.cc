// release: brings plugins' images to those who run them.

#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "tools/release/run_release.h"

int main(int argc, char** argv) {
  using insight::release::kFailure;
  // `bazel run` starts it elsewhere; arguments mean where the user is.
  const char* directory = std::getenv("BUILD_WORKING_DIRECTORY");
  if (directory != nullptr && chdir(directory) != 0) {
    std::cerr << "release: cannot enter " << directory << '\n';
    return kFailure;
  }
  const int status = insight::release::RunRelease(
      std::vector<std::string>(argv + 1, argv + argc),
      {.out = std::cout, .err = std::cerr});
  // A full disk or a closed pipe: half a result is none.
  if (!std::cout.flush()) {
    std::cerr << "release: cannot write to stdout\n";
    return kFailure;
  }
  return status;
}
