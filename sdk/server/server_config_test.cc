#include "sdk/server/server_config.h"

#include <cstdio>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace insight {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

class ServerConfigTest : public ::testing::Test {
 protected:
  ServerConfig Read() {
    return ReadServerConfig(flags_,
                            [this](const char* name) { return env_[name]; });
  }

  void WriteFile(const std::string& text) {
    const std::string path = ::testing::TempDir() + "settings.json";
    std::ofstream(path) << text;
    env_["GUNICORN_CONFIG_FILE"] = path;
  }

  ServerOptions flags_;
  std::map<std::string, std::string> env_;
};

TEST_F(ServerConfigTest, FlagsCountWithoutAFile) {
  flags_.port = 5;
  flags_.process_workers = 2;
  flags_.threads_per_worker = 3;
  flags_.debug = true;
  const ServerConfig config = Read();
  EXPECT_EQ(config.host, "0.0.0.0");
  EXPECT_EQ(config.port, 5);
  EXPECT_TRUE(config.debug);
  EXPECT_FALSE(config.worker_control);
  EXPECT_EQ(config.server.workers, 2);
  EXPECT_EQ(config.server.threads_per_worker, 3);
  EXPECT_EQ(config.server.max_connections, 1024u);
}

TEST_F(ServerConfigTest, AFileStandsInsteadOfAllFlags) {
  flags_.port = 5;
  flags_.threads_per_worker = 3;
  WriteFile(
      R"({"bind":"127.0.0.1:99","workers":2,"worker_connections":1000,
          "loglevel":"debug","timeout":7,"worker_class":null})");
  const ServerConfig config = Read();
  EXPECT_EQ(config.host, "127.0.0.1");
  EXPECT_EQ(config.port, 99);
  EXPECT_TRUE(config.debug);
  EXPECT_EQ(config.server.workers, 2);
  EXPECT_EQ(config.server.threads_per_worker, 4);
  EXPECT_EQ(config.server.max_connections, 2000u);
}

TEST_F(ServerConfigTest, BindTakesAllItsForms) {
  WriteFile(R"({"bind":"[::1]:99"})");
  EXPECT_EQ(Read().host, "::1");
  EXPECT_EQ(Read().port, 99);
  WriteFile(R"({"bind":":99"})");
  EXPECT_EQ(Read().host, "");
  WriteFile(R"({"bind":"127.0.0.1"})");
  EXPECT_EQ(Read().port, 10001);
}

TEST_F(ServerConfigTest, EnvironmentVariablesSetLimits) {
  env_ = {{"INSIGHT_HTTP_WORKER_CONTROL", "1"},
          {"INSIGHT_HTTP_SPEC_FILE", "/spec"},
          {"INSIGHT_HTTP_MAX_BODY_BYTES", "1000"},
          {"INSIGHT_HTTP_REQUEST_TIMEOUT_SECONDS", "1"},
          {"INSIGHT_HTTP_IDLE_TIMEOUT_SECONDS", "2"},
          {"INSIGHT_HTTP_STEP_TIMEOUT_SECONDS", "3"},
          {"INSIGHT_HTTP_DRAIN_TIMEOUT_SECONDS", "4"}};
  const ServerConfig config = Read();
  EXPECT_TRUE(config.worker_control);
  EXPECT_EQ(config.spec_file, "/spec");
  EXPECT_EQ(config.server.max_body_bytes, 1000u);
  EXPECT_EQ(config.server.request_timeout, std::chrono::seconds(1));
  EXPECT_EQ(config.server.idle_timeout, std::chrono::seconds(2));
  EXPECT_EQ(config.server.step_timeout, std::chrono::seconds(3));
  EXPECT_EQ(config.server.drain_timeout, std::chrono::seconds(4));
}

TEST_F(ServerConfigTest, WrongSettingsAreRefusedByName) {
  const auto refuses = [this](const char* text) {
    EXPECT_THAT([this] { (void)Read(); },
                ThrowsMessage<std::runtime_error>(HasSubstr(text)));
  };
  flags_.port = 70000;
  refuses("--port must be a whole number between 0 and 65535");
  flags_ = {};
  flags_.process_workers = 0;
  refuses("--process_workers");
  flags_.process_workers = 100;
  flags_.threads_per_worker = 100;
  refuses("--process_workers times --threads_per_worker");
  flags_ = {};
  env_["INSIGHT_HTTP_MAX_BODY_BYTES"] = "1k";
  refuses("INSIGHT_HTTP_MAX_BODY_BYTES");
  env_ = {{"GUNICORN_CONFIG_FILE", "/nonexistent"}};
  refuses("/nonexistent");
  WriteFile("[1]");
  refuses("is no JSON object");
  WriteFile("{");
  refuses("is no JSON");
  WriteFile(R"({"workers":"two"})");
  refuses("\"workers\"");
  WriteFile(R"({"bind":"x:y"})");
  refuses("\"bind\"");
  WriteFile(R"({"bind":5})");
  refuses("\"bind\"");
}

}  // namespace
}  // namespace insight
