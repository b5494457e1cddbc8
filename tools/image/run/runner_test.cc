#include "tools/image/run/runner.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace insight::image {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsSupersetOf;
using ::testing::Not;

Job ProbeJob() {
  Job job;
  job.archive = "/x/image.tar";
  job.root = "/x/root";
  job.definition.names = {"rapid7/probe:1.2.3"};
  job.definition.entrypoint = {"/usr/local/bin/probe"};
  job.definition.environment = {{"A", "b c"}};
  job.definition.user = "nobody";
  job.definition.working_directory = "/";
  job.arguments = {"run"};
  return job;
}

// The last `count` words.
std::vector<std::string> Tail(const std::vector<std::string>& words,
                              std::size_t count) {
  return {words.end() - static_cast<std::ptrdiff_t>(count), words.end()};
}

TEST(RunnersTest, EnginesAreTriedBeforeOurOwnMeans) {
  std::vector<std::string> names;
  for (const Runner& runner : Runners()) names.emplace_back(runner.name);
  EXPECT_THAT(names, ElementsAre("podman", "docker", "bwrap", "chroot"));
}

TEST(PodmanCommandTest, RunsTheEntrypointOnTheRootFileSystem) {
  const std::vector<std::string> command = PodmanCommand(ProbeJob());
  EXPECT_THAT(Tail(command, 4), ElementsAre("--rootfs", "/x/root",
                                            "/usr/local/bin/probe", "run"));
  EXPECT_THAT(command,
              IsSupersetOf({"--rm", "--read-only", "--user", "nobody", "--env",
                            "A=b c", "--tmpfs=/tmp", "--tmpfs=/var/cache"}));
}

TEST(RunnersTest, AFolderOfTheHostsCanBeTheCache) {
  Job job = ProbeJob();
  job.cache = "/x/cache";
  for (const std::vector<std::string>& command :
       {PodmanCommand(job), DockerCommand(job)}) {
    EXPECT_THAT(command,
                IsSupersetOf({"--tmpfs=/tmp", "--volume=/x/cache:/var/cache"}));
    EXPECT_THAT(command, Not(Contains("--tmpfs=/var/cache")));
  }
  EXPECT_THAT(BwrapCommand(job),
              IsSupersetOf({"--bind", "/x/cache", "/var/cache"}));
}

TEST(DockerCommandTest, LeavesWhatTheImageSaysToTheImage) {
  const std::vector<std::string> command = DockerCommand(ProbeJob());
  EXPECT_THAT(Tail(command, 2), ElementsAre("rapid7/probe:1.2.3", "run"));
  EXPECT_THAT(command, Contains("--rm"));
  EXPECT_THAT(command, Not(Contains("--user")));
  EXPECT_THAT(command, IsSupersetOf({"--env", "A=b c"}));
}

// The first word as an option, the others where arguments are.
TEST(DockerCommandTest, AnotherEntrypointTakesThePlaceOfTheImages) {
  Job job = ProbeJob();
  job.definition.entrypoint = {"/bin/sh", "-e"};
  job.arguments = {"-c", "id"};
  const std::vector<std::string> command = DockerCommand(job);
  EXPECT_THAT(Tail(command, 6),
              ElementsAre("--entrypoint", "/bin/sh", "rapid7/probe:1.2.3", "-e",
                          "-c", "id"));
}

TEST(RunnersTest, EnginesAreToldOfATerminal) {
  Job job = ProbeJob();
  EXPECT_THAT(PodmanCommand(job), Not(Contains("--tty")));
  job.terminal = true;
  EXPECT_THAT(PodmanCommand(job), Contains("--tty"));
  EXPECT_THAT(DockerCommand(job), Contains("--tty"));
}

TEST(BwrapCommandTest, MakesTheUserNobodyAndTheRootReadOnly) {
  const std::vector<std::string> command = BwrapCommand(ProbeJob());
  EXPECT_THAT(Tail(command, 3),
              ElementsAre("--", "/usr/local/bin/probe", "run"));
  EXPECT_THAT(command, IsSupersetOf({"--uid", "65534", "--ro-bind", "/x/root",
                                     "--clearenv", "--setenv", "A", "b c"}));
}

}  // namespace
}  // namespace insight::image
