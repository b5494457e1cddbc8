#include "tools/image/plugin_labels.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/image/image_exception.h"

namespace insight::image {
namespace {

using ::testing::HasSubstr;
using ::testing::Pair;
using ::testing::StartsWith;
using ::testing::ThrowsMessage;
using ::testing::UnorderedElementsAre;

constexpr char kSpec[] = R"(
name: compression
title: Compression
description: "Packs: and unpacks"
version: 2.0.4
vendor: Rapid7
resources:
  source_url: https://example.com/source
)";

TEST(PluginLabelsTest, AreWhatTheSpecSays) {
  EXPECT_THAT(
      PluginLabels(ReadPluginIdentity(kSpec, "x")),
      UnorderedElementsAre(
          Pair("org.opencontainers.image.description", "Packs: and unpacks"),
          Pair("org.opencontainers.image.source", "https://example.com/source"),
          Pair("org.opencontainers.image.title", "Compression"),
          Pair("org.opencontainers.image.vendor", "Rapid7"),
          Pair("org.opencontainers.image.version", "2.0.4")));
}

TEST(PluginLabelsTest, TheImageIsNamedInLowerCase) {
  EXPECT_EQ(ImageName(ReadPluginIdentity(kSpec, "x")),
            "rapid7/compression:2.0.4");
}

TEST(PluginLabelsTest, WithoutATitleTheNameIsTheTitle) {
  const PluginIdentity plugin =
      ReadPluginIdentity("name: a\nvendor: b\nversion: 1.0.0\n", "x");
  EXPECT_EQ(plugin.title, "a");
  EXPECT_EQ(PluginLabels(plugin).count("org.opencontainers.image.source"), 0u);
}

TEST(PluginLabelsTest, AMissingVersionIsAnErrorThatNamesIt) {
  EXPECT_THAT(
      [] { (void)ReadPluginIdentity("name: a\nvendor: b\n", "p.yaml"); },
      ThrowsMessage<ImageException>(StartsWith("p.yaml:1:1: \"version\" is")));
}

TEST(PluginLabelsTest, WhatIsNoYamlIsAnErrorWithItsPosition) {
  EXPECT_THAT([] { (void)ReadPluginIdentity("a: b\nc: [", "p.yaml"); },
              ThrowsMessage<ImageException>(StartsWith("p.yaml:2:")));
  EXPECT_THAT([] { (void)ReadPluginIdentity("text", "p.yaml"); },
              ThrowsMessage<ImageException>(HasSubstr("mapping")));
  EXPECT_THAT(
      [] {
        (void)ReadPluginIdentity("name: [a]\nvendor: b\nversion: 1.0.0\n",
                                 "p.yaml");
      },
      ThrowsMessage<ImageException>("p.yaml:1:7: \"name\" must be a text."));
}

}  // namespace
}  // namespace insight::image
