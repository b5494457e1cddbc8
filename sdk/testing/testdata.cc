#include "sdk/testing/testdata.h"

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>

namespace insight::testing {
namespace {

// What Bazel's test encyclopedia promises to every test; empty where the test
// is started by hand from the workspace's root.
std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::string ReadFile(const std::string& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
      std::fopen(path.c_str(), "rb"), &std::fclose);
  if (file == nullptr) {
    throw std::runtime_error("cannot read " + path +
                             " (is it in the test's data?)");
  }
  std::string content;
  char buffer[1 << 16];
  while (const std::size_t size =
             std::fread(buffer, 1, sizeof(buffer), file.get())) {
    content.append(buffer, size);
  }
  if (std::ferror(file.get()) != 0) {
    throw std::runtime_error("cannot read " + path);
  }
  return content;
}

}  // namespace

std::string TestdataPath(std::string_view name) {
  // TEST_TARGET is "//sdk/json:parse_test".
  std::string package = Environment("TEST_TARGET");
  package = package.substr(0, package.rfind(':'));
  if (const std::size_t root = package.find("//"); root != std::string::npos) {
    package = package.substr(root + 2);
  }
  return RunfilePath(package + "/testdata/" + std::string(name));
}

std::string RunfilePath(std::string_view path) {
  const std::string root = Environment("TEST_SRCDIR");
  if (root.empty()) return std::string(path);
  return root + "/" + Environment("TEST_WORKSPACE") + "/" + std::string(path);
}

std::string ReadTestdata(std::string_view name) {
  return ReadFile(TestdataPath(name));
}

std::string ReadRunfile(std::string_view path) {
  return ReadFile(RunfilePath(path));
}

}  // namespace insight::testing
