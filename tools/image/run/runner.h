// Runners: the ways in which this machine may be able to run a plugin inside
// its image's root file system.

#ifndef TOOLS_IMAGE_RUN_RUNNER_H_
#define TOOLS_IMAGE_RUN_RUNNER_H_

#include <filesystem>
#include <string>
#include <vector>

#include "tools/image/image_writer.h"
#include "tools/image/run/subprocess.h"

namespace insight::image {

// One run of an image's entrypoint.
struct Job {
  std::filesystem::path archive;       // The image.
  std::filesystem::path root;          // Its root file system, unpacked.
  ImageDefinition definition;          // Entrypoint, environment, user, ...
  std::vector<std::string> arguments;  // For the entrypoint: "run".
  bool terminal = false;               // Its stdin and stdout are a terminal.
  // The host's folder that is /var/cache; if empty, that is a new one.
  std::filesystem::path cache = {};
};

struct Runner {
  const char* name;  // For people, and for --runner.
  // Runs the job and returns its exit status.  A runner that does not work here
  // says so on stderr, with a status other than 0 and no output.
  int (*run)(const Job& job, const Stdio& stdio);
};

// All of them, in the order in which they are to be tried:
//
//   podman     on the unpacked root file system; leaves nothing behind
//   docker     loads the image, and removes it if it was not there before
//   bwrap      bubblewrap; needs neither root nor a daemon
//   chroot     our own: chroot and a change of user; as an ordinary user in a
//              user namespace
[[nodiscard]] const std::vector<Runner>& Runners();

// The command lines, for tests.
[[nodiscard]] std::vector<std::string> PodmanCommand(const Job& job);
[[nodiscard]] std::vector<std::string> DockerCommand(const Job& job);
[[nodiscard]] std::vector<std::string> BwrapCommand(const Job& job);

}  // namespace insight::image

#endif  // TOOLS_IMAGE_RUN_RUNNER_H_
