// Replays the corpus: what the fuzzer found worth keeping, and the bytes of
// every fault that it has found.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "gtest/gtest.h"
#include "tests/fuzz/server/fuzz_http_request.h"

namespace insight {
namespace {

TEST(HttpRequestCorpusTest, NoFileBreaksWhatTheServerPromises) {
  int files = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator("tests/fuzz/server/corpus")) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string input{std::istreambuf_iterator<char>(file), {}};
    SCOPED_TRACE(entry.path().string());
    FuzzHttpRequest(input);
    ++files;
  }
  EXPECT_GT(files, 10);
}

}  // namespace
}  // namespace insight
