#include "tools/image/run/runner.h"

#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "tools/image/files.h"
#include "tools/image/image_exception.h"

namespace insight::image {
namespace {

using Strings = std::vector<std::string>;

// The ids of nobody in both base images.
constexpr unsigned kNobody = 65534;

void Append(const Strings& more, Strings& command) {
  command.insert(command.end(), more.begin(), more.end());
}

Strings EntrypointAndArguments(const Job& job) {
  Strings command = job.definition.entrypoint;
  Append(job.arguments, command);
  return command;
}

// What podman and docker call alike: as read-only as in production, with the
// host's network, since a plugin may want to reach its service.
Strings EngineCommand(const char* engine) {
  return {engine,    "run",  "--rm",           "--interactive", "--read-only",
          "--tmpfs", "/tmp", "--network=host", "--pull=never"};
}

SubprocessResult RunPodman(const Job& job) {
  return RunSubprocess(PodmanCommand(job), job.message);
}

SubprocessResult RunDocker(const Job& job) {
  const std::string& name = job.definition.names.front();
  SubprocessResult result = RunSubprocess({"docker", "info"}, "/dev/null");
  if (result.status != 0) {
    result.output.clear();
    return result;
  }
  const bool was_there =
      RunSubprocess({"docker", "image", "inspect", name}, "/dev/null").status ==
      0;
  result = RunSubprocess({"docker", "load", "--input", job.archive.string()},
                         "/dev/null");
  if (result.status != 0) {
    result.output.clear();
    return result;
  }
  result = RunSubprocess(DockerCommand(job), job.message);
  if (!was_there) {
    (void)RunSubprocess({"docker", "image", "rm", name}, "/dev/null");
  }
  return result;
}

SubprocessResult RunBwrap(const Job& job) {
  return RunSubprocess(BwrapCommand(job), job.message);
}

void Require(int result, const char* what) {
  if (result == 0) return;
  throw ImageException(std::string("chroot: ") + what + ": " +
                       std::strerror(errno));
}

// In a new user namespace, makes the user who started us nobody.
void BecomeNobodyInNamespace(unsigned uid, unsigned gid) {
  const std::string nobody = std::to_string(kNobody) + " ";
  WriteFile("/proc/self/setgroups", "deny");
  WriteFile("/proc/self/uid_map", nobody + std::to_string(uid) + " 1");
  WriteFile("/proc/self/gid_map", nobody + std::to_string(gid) + " 1");
}

void EnterRoot(const Job& job) {
  const unsigned uid = geteuid();
  const unsigned gid = getegid();
  const bool is_root = uid == 0;
  Require(unshare(CLONE_NEWNS | (is_root ? 0 : CLONE_NEWUSER)),
          is_root ? "no new mount namespace"
                  : "this system lets ordinary users make no user namespace");
  if (!is_root) BecomeNobodyInNamespace(uid, gid);
  Require(mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr),
          "no private mounts");
  for (const char* directory : {"/dev", "/proc"}) {
    const std::string target = job.root.string() + directory;
    Require(
        mount(directory, target.c_str(), nullptr, MS_BIND | MS_REC, nullptr),
        "no mount");
  }
  Require(chroot(job.root.c_str()), "no chroot");
  Require(chdir(job.definition.working_directory.c_str()),
          "no working directory");
  if (!is_root) return;
  Require(setgroups(0, nullptr), "no change of groups");
  Require(setgid(kNobody), "no change of group");
  Require(setuid(kNobody), "no change of user");
}

SubprocessResult RunChroot(const Job& job) {
  return RunSubprocess(EntrypointAndArguments(job), job.message, [&] {
    EnterRoot(job);
    clearenv();
    for (const auto& [name, value] : job.definition.environment) {
      setenv(name.c_str(), value.c_str(), 1);
    }
  });
}

}  // namespace

Strings PodmanCommand(const Job& job) {
  Strings command = EngineCommand("podman");
  Append({"--user", job.definition.user, "--workdir",
          job.definition.working_directory},
         command);
  for (const auto& [name, value] : job.definition.environment) {
    Append({"--env", name + "=" + value}, command);
  }
  Append({"--rootfs", job.root.string()}, command);
  Append(EntrypointAndArguments(job), command);
  return command;
}

Strings DockerCommand(const Job& job) {
  Strings command = EngineCommand("docker");
  command.push_back(job.definition.names.front());
  Append(job.arguments, command);
  return command;
}

Strings BwrapCommand(const Job& job) {
  const std::string nobody = std::to_string(kNobody);
  Strings command = {"bwrap",
                     "--unshare-user",
                     "--uid",
                     nobody,
                     "--gid",
                     nobody,
                     "--unshare-pid",
                     "--unshare-ipc",
                     "--unshare-uts",
                     "--die-with-parent",
                     "--ro-bind",
                     job.root.string(),
                     "/",
                     "--proc",
                     "/proc",
                     "--dev",
                     "/dev",
                     "--tmpfs",
                     "/tmp",
                     "--chdir",
                     job.definition.working_directory,
                     "--clearenv"};
  for (const auto& [name, value] : job.definition.environment) {
    Append({"--setenv", name, value}, command);
  }
  command.push_back("--");
  Append(EntrypointAndArguments(job), command);
  return command;
}

const std::vector<Runner>& Runners() {
  static const std::vector<Runner>* const runners = new std::vector<Runner>{
      {"podman", &RunPodman},
      {"docker", &RunDocker},
      {"bwrap", &RunBwrap},
      {"chroot", &RunChroot},
  };
  return *runners;
}

}  // namespace insight::image
