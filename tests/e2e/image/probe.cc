// A plugin that does nothing but look at where it runs: it answers "ok" if its
// surroundings are what an image promises to a plugin, and otherwise says what
// is not.

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>

namespace {

std::string problems;

void Expect(bool holds, const char* problem) {
  if (!holds) problems += std::string(problem) + " ";
}

bool CanRead(const char* path) {
  return path != nullptr && std::ifstream(path).get() != EOF;
}

bool CanWrite(const char* path) {
  return static_cast<bool>(std::ofstream(path) << "x" << std::flush);
}

// Everything that can be written and is not meant to be.  What is not a part of
// the image is passed over.
void ExpectNothingElseWritable() {
  namespace fs = std::filesystem;
  std::error_code error;
  fs::recursive_directory_iterator it(
      "/", fs::directory_options::skip_permission_denied, error);
  for (; !error && it != fs::end(it); it.increment(error)) {
    const std::string path = it->path();
    if (path == "/proc" || path == "/dev" || path == "/sys" || path == "/tmp" ||
        path == "/var/cache") {
      it.disable_recursion_pending();
    } else if (!it->is_symlink() && access(path.c_str(), W_OK) == 0) {
      problems += path + " can be written. ";
    }
  }
}

bool Is(const char* variable, const char* value) {
  const char* is = std::getenv(variable);
  return is != nullptr && std::string(is) == value;
}

}  // namespace

int main(int argc, char** argv) {
  constexpr char kBundle[] = "/etc/ssl/certs/ca-certificates.crt";
  Expect(argc == 2 && std::string(argv[1]) == "run", "The command is not run.");
  Expect(std::getchar() == '{', "There is no message on stdin.");
  Expect(getuid() == 65534 && getgid() == 65534, "The user is not nobody.");
  Expect(access("/plugin.spec.yaml", R_OK) == 0, "The spec can't be read.");
  Expect(access("/plugin.spec.yaml", W_OK) != 0 || getuid() == 0,
         "The spec can be written.");
  Expect(Is("SSL_CERT_FILE", kBundle) && CanRead(kBundle),
         "SSL_CERT_FILE does not lead to certificates.");
  Expect(Is("REQUESTS_CA_BUNDLE", kBundle), "REQUESTS_CA_BUNDLE is wrong.");
  Expect(Is("SSL_CERT_DIR", "/etc/ssl/certs"), "SSL_CERT_DIR is wrong.");
  Expect(std::getenv("PATH") != nullptr, "There is no PATH.");
  Expect(CanWrite("/tmp/probe"), "/tmp can't be written.");
  Expect(CanWrite("/var/cache/probe"), "/var/cache can't be written.");
  // A cache that outlives the container counts its runs; see cache_test.sh.
  std::ofstream("/var/cache/runs", std::ios::app) << "x";
  Expect(!CanWrite("/probe"), "The root directory can be written.");
  ExpectNothingElseWritable();
  Expect(CanRead("/dev/urandom"), "/dev/urandom can't be read.");
  // Which bases have one, image_BASE_test says.
  Expect(access("/bin/sh", F_OK) != 0 || std::system("/bin/sh -c true") == 0,
         "The shell does not work.");
  const bool ok = problems.empty();
  std::printf(
      "{\"version\": \"v1\", \"type\": \"action_event\", \"body\": "
      "{\"action\": \"look\", \"status\": \"%s\", \"error\": \"%s\"}}",
      ok ? "ok" : "error", problems.c_str());
  return ok ? 0 : 1;
}
