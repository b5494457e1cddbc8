#include "sdk/dispatcher/dispatcher.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/dispatcher/document_writer.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/json/json.h"

namespace insight {
namespace {

using ::testing::ThrowsMessage;

// A pipe whose writing end a test hands out.
class Pipe {
 public:
  Pipe() { EXPECT_EQ(pipe(ends_.data()), 0); }
  ~Pipe() {
    close(ends_[0]);
    close(ends_[1]);
  }
  int in() const { return ends_[1]; }
  // Reads what was written, which must not be nothing.
  std::string Read() const {
    std::array<char, 256> buffer;
    const ssize_t size = read(ends_[0], buffer.data(), buffer.size());
    return std::string(buffer.data(), size < 0 ? 0 : size);
  }

 private:
  std::array<int, 2> ends_;
};

TEST(StdoutDispatcherTest, EventsFollowOneAnotherWithoutAnythingBetween) {
  const Pipe pipe;
  DocumentWriter writer(pipe.in(), DocumentWriter::Framing::kNone);
  StdoutDispatcher dispatcher(writer);
  dispatcher.Dispatch({{"i", 1}});
  dispatcher.Dispatch({{"i", 2}});
  EXPECT_EQ(pipe.Read(), R"({"i": 1}{"i": 2})");
}

TEST(DocumentWriterTest, LinesEndEachDocument) {
  const Pipe pipe;
  DocumentWriter writer(pipe.in(), DocumentWriter::Framing::kLines);
  writer.Write("{}");
  writer.Write("[]");
  EXPECT_EQ(pipe.Read(), "{}\n[]\n");
}

TEST(DocumentWriterTest, SaysWhyTheSystemRefuses) {
  const int full = open("/dev/full", O_WRONLY);
  ASSERT_GE(full, 0);
  DocumentWriter writer(full, DocumentWriter::Framing::kNone);
  EXPECT_THAT([&] { writer.Write("{}"); },
              ThrowsMessage<ServerException>(
                  "Cannot write to stdout: No space left on device"));
  close(full);
}

TEST(NullDispatcherTest, AcceptsAnything) { NullDispatcher().Dispatch(Json()); }

}  // namespace
}  // namespace insight
