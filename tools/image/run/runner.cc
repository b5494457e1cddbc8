#include "tools/image/run/runner.h"

#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "tools/image/files.h"
#include "tools/image/image_exception.h"
#include "tools/image/write_tree.h"

namespace insight::image {
namespace {

using Strings = std::vector<std::string>;

// The ids of nobody in all base images.
constexpr unsigned kNobody = 65534;

// What a plugin may write to; all else is read-only, as in production.
constexpr const char* kCache = "/var/cache";
constexpr std::array<const char*, 2> kWritable = {"/tmp", kCache};

// Whether the directory is a folder of the host's.
bool IsShared(const char* writable, const Job& job) {
  return writable == kCache && !job.cache.empty();
}

void Append(const Strings& more, Strings& command) {
  command.insert(command.end(), more.begin(), more.end());
}

Strings EntrypointAndArguments(const Job& job) {
  Strings command = job.definition.entrypoint;
  Append(job.arguments, command);
  return command;
}

void Require(int result, const char* what) {
  if (result == 0) return;
  throw ImageException(std::string(what) + ": " + std::strerror(errno));
}

// What podman and docker call alike.  With the host's network, since a plugin
// may want to reach its service.
//
// The limits are ones that any machine grants: an engine's own may be more than
// it is allowed to set where the machine is itself a container.
Strings EngineCommand(const char* engine, const Job& job) {
  Strings command = {engine,
                     "run",
                     "--rm",
                     "--interactive",
                     "--read-only",
                     "--network=host",
                     "--pull=never",
                     "--ulimit=nofile=1024:1024",
                     "--ulimit=nproc=1024:1024"};
  if (job.terminal) command.push_back("--tty");
  for (const char* directory : kWritable) {
    command.push_back(IsShared(directory, job)
                          ? "--volume=" + job.cache.string() + ":" + directory
                          : std::string("--tmpfs=") + directory);
  }
  return command;
}

int RunPodman(const Job& job, const Stdio& stdio) {
  return RunSubprocess(PodmanCommand(job), stdio);
}

// Something that docker must do first.  What it prints is of interest only if
// it fails.
int Prepare(const Strings& command, const Stdio& stdio) {
  const SubprocessResult result = RunSubprocess(command, "/dev/null");
  if (result.status != 0 && stdio.errors) stdio.errors(result.errors);
  return result.status;
}

int RunDocker(const Job& job, const Stdio& stdio) {
  const std::string& name = job.definition.names.front();
  int status = Prepare({"docker", "info"}, stdio);
  if (status != 0) return status;
  const bool was_there =
      RunSubprocess({"docker", "image", "inspect", name}, "/dev/null").status ==
      0;
  status = Prepare({"docker", "load", "--input", job.archive.string()}, stdio);
  if (status != 0) return status;
  status = RunSubprocess(DockerCommand(job), stdio);
  if (!was_there) {
    (void)RunSubprocess({"docker", "image", "rm", name}, "/dev/null");
  }
  return status;
}

int RunBwrap(const Job& job, const Stdio& stdio) {
  Stdio wrapped = stdio;
  wrapped.is_wrapper = true;
  return RunSubprocess(BwrapCommand(job), wrapped);
}

// In a new user namespace, makes the user who started us nobody.
void BecomeNobodyInNamespace(unsigned uid, unsigned gid) {
  const std::string nobody = std::to_string(kNobody) + " ";
  WriteFile("/proc/self/setgroups", "deny");
  WriteFile("/proc/self/uid_map", nobody + std::to_string(uid) + " 1");
  WriteFile("/proc/self/gid_map", nobody + std::to_string(gid) + " 1");
}

// A file system's flags, as far as a bind mount of it must keep them.
unsigned long MountFlags(const std::string& path) {
  struct statvfs status;
  Require(statvfs(path.c_str(), &status), "no file system");
  const std::pair<unsigned long, unsigned long> flags[] = {
      {ST_NOSUID, MS_NOSUID},     {ST_NODEV, MS_NODEV},
      {ST_NOEXEC, MS_NOEXEC},     {ST_NOATIME, MS_NOATIME},
      {ST_RELATIME, MS_RELATIME}, {ST_NODIRATIME, MS_NODIRATIME}};
  unsigned long result = 0;
  for (const auto& [has, needs] : flags) {
    if ((status.f_flag & has) != 0) result |= needs;
  }
  return result;
}

void MountRoot(const Job& job) {
  const std::string root = job.root.string();
  Require(mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr),
          "no private mounts");
  Require(mount(root.c_str(), root.c_str(), nullptr, MS_BIND, nullptr),
          "no bind mount");
  for (const char* directory : {"/dev", "/proc"}) {
    Require(mount(directory, (root + directory).c_str(), nullptr,
                  MS_BIND | MS_REC, nullptr),
            "no bind mount of the system's");
  }
  for (const char* directory : kWritable) {
    const std::string place = root + directory;
    Require(IsShared(directory, job) ? mount(job.cache.c_str(), place.c_str(),
                                             nullptr, MS_BIND, nullptr)
                                     : mount("tmpfs", place.c_str(), "tmpfs",
                                             MS_NOSUID | MS_NODEV, "mode=1777"),
            "no file system to write to");
  }
  Require(mount(nullptr, root.c_str(), nullptr,
                MS_REMOUNT | MS_BIND | MS_RDONLY | MountFlags(root), nullptr),
          "no read-only root");
}

void EnterRoot(const Job& job) {
  const unsigned uid = geteuid();
  const unsigned gid = getegid();
  const bool becomes_nobody = CanSetOwners();
  Require(unshare(CLONE_NEWNS | (becomes_nobody ? 0 : CLONE_NEWUSER)),
          becomes_nobody
              ? "no new mount namespace"
              : "this system lets ordinary users make no user namespace");
  if (!becomes_nobody) BecomeNobodyInNamespace(uid, gid);
  MountRoot(job);
  Require(chroot(job.root.c_str()), "no chroot");
  Require(chdir(job.definition.working_directory.c_str()),
          "no working directory");
  if (!becomes_nobody) return;
  Require(setgroups(0, nullptr), "no change of groups");
  Require(setgid(kNobody), "no change of group");
  Require(setuid(kNobody), "no change of user");
}

int RunChroot(const Job& job, const Stdio& stdio) {
  return RunSubprocess(EntrypointAndArguments(job), stdio, [&] {
    EnterRoot(job);
    clearenv();
    for (const auto& [name, value] : job.definition.environment) {
      setenv(name.c_str(), value.c_str(), 1);
    }
  });
}

}  // namespace

Strings PodmanCommand(const Job& job) {
  Strings command = EngineCommand("podman", job);
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
  Strings command = EngineCommand("docker", job);
  // The image has these, but for what this run adds.
  for (const auto& [name, value] : job.definition.environment) {
    Append({"--env", name + "=" + value}, command);
  }
  // Docker takes one word here; others of the entrypoint come first below.
  const Strings& entrypoint = job.definition.entrypoint;
  if (!entrypoint.empty())
    Append({"--entrypoint", entrypoint.front()}, command);
  command.push_back(job.definition.names.front());
  if (entrypoint.size() > 1) {
    Append({entrypoint.begin() + 1, entrypoint.end()}, command);
  }
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
                     "--as-pid-1",  // Signals reach it; as in an engine.
                     "--unshare-ipc",
                     "--unshare-uts",
                     "--clearenv",
                     "--die-with-parent",
                     "--ro-bind",
                     job.root.string(),
                     "/",
                     "--proc",
                     "/proc",
                     "--dev",
                     "/dev",
                     "--chdir",
                     job.definition.working_directory};
  for (const char* directory : kWritable) {
    if (IsShared(directory, job)) {
      Append({"--bind", job.cache.string(), directory}, command);
    } else {
      Append({"--tmpfs", directory}, command);
    }
  }
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
