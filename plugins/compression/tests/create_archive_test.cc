// What no message can ask for: the runtime refuses an empty name before.

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "plugins/compression/schema.h"
#include "sdk/testing/fake_step_context.h"

namespace insight::plugins::compression {
namespace {

std::string NameOfArchive(CreateArchiveAlgorithm algorithm) {
  insight::testing::FakeStepContext context;
  CreateArchiveInput input;
  input.algorithm = algorithm;
  return CreateArchive(input, context).archive.value().filename;
}

TEST(CreateArchiveTest, AnArchiveWithoutANameGetsItsFormats) {
  EXPECT_EQ(NameOfArchive(CreateArchiveAlgorithm::kZip), "compressed.zip");
  EXPECT_EQ(NameOfArchive(CreateArchiveAlgorithm::kTarball),
            "compressed.tar.gz");
}

}  // namespace
}  // namespace insight::plugins::compression
