#include "sdk/connection/connection_key.h"

#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"

namespace insight {
namespace {

std::string KeyOf(std::string_view params) {
  return ConnectionKey(ParseJson(params));
}

// Hashes that the Python runtime 4.2.1 computes.
TEST(ConnectionKeyTest, IsThePythonRuntimesHash) {
  EXPECT_EQ(KeyOf("null"), "2be88ca4242c76e8253ac62474851065032d6833");
  EXPECT_EQ(KeyOf("{}"), "bf21a9e8fbc5a3846fb05b4fa0859e0917b2202f");
  EXPECT_EQ(KeyOf(R"({"greeting": "Hello, {}!"})"),
            "68908ed8aec163db54e991b80a3a828a917a679f");
  EXPECT_EQ(KeyOf(R"({"a": [1, 2.0, null, true], "b": "\u00e9"})"),
            "95a4f7ab9584f2bd99deb11342b6b88c151560f9");
}

TEST(ConnectionKeyTest, TheOrderOfMembersDoesNotMatterAtAnyDepth) {
  EXPECT_EQ(KeyOf(R"({"a": 1, "b": [{"c": 2, "d": 3}]})"),
            KeyOf(R"({"b": [{"d": 3, "c": 2}], "a": 1})"));
}

TEST(ConnectionKeyTest, TheOrderOfElementsDoes) {
  EXPECT_NE(KeyOf("[1, 2]"), KeyOf("[2, 1]"));
}

TEST(ConnectionKeyTest, ACacheKeySeparatesButNeverJoins) {
  EXPECT_NE(KeyOf(R"({"user": "alice", "connection_cache_key": "k"})"),
            KeyOf(R"({"user": "bob", "connection_cache_key": "k"})"));
  EXPECT_NE(KeyOf(R"({"user": "alice", "connection_cache_key": "k"})"),
            KeyOf(R"({"user": "alice", "connection_cache_key": "l"})"));
}

}  // namespace
}  // namespace insight
