#include "sdk/log/json_log_sink.h"

#include <unistd.h>

#include <array>
#include <string>

#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/testing/fake_clock.h"

namespace insight {
namespace {

// What a sink with `context` writes for one message.
std::string LineFor(LogLevel level, const char* message, const Json& context) {
  std::array<int, 2> ends;
  EXPECT_EQ(pipe(ends.data()), 0);
  const testing::FakeClock clock;
  JsonLogSink(ends[1], clock, context).Write(level, message);
  close(ends[1]);
  std::array<char, 256> buffer;
  const ssize_t size = read(ends[0], buffer.data(), buffer.size());
  close(ends[0]);
  return std::string(buffer.data(), size < 0 ? 0 : size);
}

TEST(JsonLogSinkTest, WritesOneObjectPerMessage) {
  EXPECT_EQ(LineFor(LogLevel::kWarning, "two\nlines", Json::object()),
            R"({"message": "two\nlines", "level": "warning", )"
            R"("timestamp": "2026-01-01 01:00.00"})"
            "\n");
}

TEST(JsonLogSinkTest, AddsItsContext) {
  EXPECT_EQ(LineFor(LogLevel::kError, "m", {{"request_id", "r"}}),
            R"({"message": "m", "level": "error", )"
            R"("timestamp": "2026-01-01 01:00.00", "request_id": "r"})"
            "\n");
}

}  // namespace
}  // namespace insight
