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
  job.message = "/x/message.json";
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

TEST(BwrapCommandTest, MakesTheUserNobodyAndTheRootReadOnly) {
  const std::vector<std::string> command = BwrapCommand(ProbeJob());
  EXPECT_THAT(Tail(command, 3),
              ElementsAre("--", "/usr/local/bin/probe", "run"));
  EXPECT_THAT(command, IsSupersetOf({"--uid", "65534", "--ro-bind", "/x/root",
                                     "--clearenv", "--setenv", "A", "b c"}));
}

}  // namespace
}  // namespace insight::image
