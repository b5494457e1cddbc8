// Replays a fuzz target's corpus, the folder that the test's argument names:
// what the fuzzer found worth keeping, and the bytes of every fault that it
// found.

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "gtest/gtest.h"
#include "tests/fuzz/fuzz_target.h"

namespace insight {
namespace {

void Replay(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string input{std::istreambuf_iterator<char>(file), {}};
  // Shown if it ends the process.
  std::fprintf(stderr, "replaying %s, %zu bytes\n", path.c_str(), input.size());
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()),
                         input.size());
}

class CorpusTest : public ::testing::Test {
 public:
  explicit CorpusTest(std::string folder) : folder_(std::move(folder)) {}

 private:
  void TestBody() override {
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
      Replay(entry.path());
      ++files;
    }
    EXPECT_GE(files, 5) << "in " << folder_;
  }

  const std::string folder_;
};

}  // namespace
}  // namespace insight

int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  if (argc != 2) {
    std::fprintf(stderr, "usage: %s CORPUS_FOLDER\n", argv[0]);
    return 2;
  }
  const std::string folder = argv[1];
  ::testing::RegisterTest("CorpusTest", "NoInputBreaksAPromise", nullptr,
                          nullptr, __FILE__, __LINE__,
                          [folder]() -> ::testing::Test* {
                            return new insight::CorpusTest(folder);
                          });
  return RUN_ALL_TESTS();
}
