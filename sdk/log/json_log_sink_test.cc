#include "sdk/log/json_log_sink.h"

#include <unistd.h>

#include <array>
#include <string>

#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/testing/fake_clock.h"

namespace insight {
namespace {

// What `write` writes with a sink of that context.
template <typename Write>
std::string Written(const Json& context, Write write) {
  std::array<int, 2> ends;
  EXPECT_EQ(pipe(ends.data()), 0);
  const testing::FakeClock clock;
  JsonLogSink sink(ends[1], clock, context);
  write(sink);
  close(ends[1]);
  std::array<char, 256> buffer;
  const ssize_t size = read(ends[0], buffer.data(), buffer.size());
  close(ends[0]);
  return std::string(buffer.data(), size < 0 ? 0 : size);
}

// What a sink with `context` writes for one message.
std::string LineFor(LogLevel level, const char* message, const Json& context) {
  return Written(context, [&](LogSink& sink) { sink.Write(level, message); });
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

TEST(JsonLogSinkTest, ARequestsLinesAndOnlyTheyHaveItsContext) {
  EXPECT_EQ(
      Written({{"plugin", "p"}},
              [](LogSink& sink) {
                sink.ForRequest({{"org_id", "o"}})->Write(LogLevel::kInfo, "a");
                sink.Write(LogLevel::kInfo, "b");
              }),
      R"({"message": "a", "level": "info", "timestamp": "2026-01-01 )"
      R"(01:00.00", "plugin": "p", "org_id": "o"})"
      "\n"
      R"({"message": "b", "level": "info", "timestamp": "2026-01-01 )"
      R"(01:00.00", "plugin": "p"})"
      "\n");
}

}  // namespace
}  // namespace insight
