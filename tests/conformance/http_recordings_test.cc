// Each recorded HTTP exchange of the Python runtime, against the same plugin on
// ours.
//
// A file's requests are sent to one server, in their order: a connection logs
// only when it is made.  A record must match, or be named in
// intended_http_differences.json with the reason; a named one must not match.
// README.md says what is compared.

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/testing/testdata.h"
#include "sdk/types/base64.h"
#include "tests/conformance/normal_form.h"
#include "tests/conformance/server_process.h"

namespace insight::conformance {
namespace {

using ::insight::testing::ReadRunfile;
using ::insight::testing::RunfilePath;

constexpr std::string_view kFolder = "tests/conformance/";
constexpr std::size_t kChunk = 20;

struct RecordedFile {
  const char* name;
  const char* plugin;
};

constexpr RecordedFile kFiles[] = {
    {"hello_world_http", "hello_world"},
    {"hello_world_http_debug", "hello_world"},
    {"hello_world_http_no_spec_file", "hello_world"},
    {"example_http", "example"},
    {"golden_http", "golden"},
    {"golden_http_debug", "golden"},
};

struct Case {
  RecordedFile file;
  std::size_t index = 0;
  Json record;
};

std::string FilePath(const std::string& path) {
  return std::string(kFolder) + path;
}

std::vector<Case> ReadCases() {
  std::vector<Case> cases;
  for (const RecordedFile& file : kFiles) {
    const Json records = ParseJson(ReadRunfile(
        FilePath(std::string("recordings/") + file.name + ".json")));
    for (std::size_t i = 0; i < records.size(); ++i) {
      cases.push_back({file, i, records[i]});
    }
  }
  return cases;
}

const Json& Differences() {
  static const Json differences =
      ParseJson(ReadRunfile(FilePath("intended_http_differences.json")));
  return differences;
}

std::string NameOf(const Json& record) {
  return record.at("name").get<std::string>();
}

std::string BodySent(const Json& record) {
  if (record.contains("body_sent")) {
    return record.at("body_sent").get<std::string>();
  }
  if (!record.contains("body_sent_b64")) return "";
  return DecodeBase64(record.at("body_sent_b64").get<std::string>());
}

std::string InChunks(const std::string& body) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string chunks;
  for (std::size_t i = 0; i < body.size(); i += kChunk) {
    const std::string part = body.substr(i, kChunk);
    chunks += kHex[part.size() / 16];
    chunks += kHex[part.size() % 16];
    chunks += "\r\n" + part + "\r\n";
  }
  return chunks + "0\r\n\r\n";
}

// The bytes that were sent when the record was made.
std::string RequestOf(const Json& record) {
  const std::string version = record.value("version", "HTTP/1.1");
  std::string request = record.at("method").get<std::string>() + " " +
                        record.at("path").get<std::string>() + " " + version +
                        "\r\n";
  std::set<std::string> names;
  std::string body = BodySent(record);
  const auto add = [&](const std::string& name, const std::string& value) {
    names.insert(name);
    request += name + ": " + value + "\r\n";
  };
  for (const auto& [name, value] : record.at("headers").items()) {
    add(name, value.get<std::string>());
  }
  if (!names.contains("Host") && version == "HTTP/1.1" &&
      !record.contains("no_host")) {
    add("Host", "localhost");
  }
  if (!names.contains("Connection")) add("Connection", "close");
  if (names.contains("Transfer-Encoding")) {
    body = InChunks(body);
  } else if (!names.contains("Content-Length") &&
             (record.contains("body_sent") ||
              record.contains("body_sent_b64"))) {
    add("Content-Length", std::to_string(body.size()));
  }
  return request + "\r\n" + body;
}

std::vector<HttpAnswer> Replay(const RecordedFile& file,
                               const std::vector<Case>& cases) {
  const std::string_view name = file.name;
  std::vector<std::string> environment;
  if (!name.ends_with("_no_spec_file")) {
    environment.push_back(
        "INSIGHT_HTTP_SPEC_FILE=" +
        RunfilePath(FilePath(std::string("specs/") + file.plugin +
                             ".plugin.spec.yaml")));
  }
  std::vector<std::string> flags;
  if (name.ends_with("_debug")) flags.emplace_back("--debug");
  const ServerProcess server(
      RunfilePath(FilePath(std::string("testees/") + file.plugin)), flags,
      environment);
  std::vector<HttpAnswer> answers;
  for (const Case& c : cases) {
    if (c.file.name != name) continue;
    answers.push_back(
        server.Send(RequestOf(c.record), c.record.at("method") == "HEAD"));
  }
  return answers;
}

const HttpAnswer& AnswerTo(const Case& c) {
  static std::map<std::string, std::vector<HttpAnswer>> answers;
  const auto [entry, is_new] = answers.try_emplace(c.file.name);
  if (is_new) entry->second = Replay(c.file, ReadCases());
  return entry->second.at(c.index);
}

std::string NormalBody(const std::string& body) {
  try {
    return NormalForm(ParseJson(body));
  } catch (const JsonParseException&) {
    return body;
  }
}

// Returns what differs, empty if nothing does.
std::string Difference(const Json& record, const HttpAnswer& answer) {
  std::string difference;
  const auto compare = [&](std::string_view what, const std::string& recorded,
                           const std::string& got) {
    if (recorded == got) return;
    difference.append(what).append("\n  recorded: ").append(recorded);
    difference.append("\n  got:      ").append(got).append("\n");
  };
  compare("status", std::to_string(record.at("status").get<int>()),
          std::to_string(answer.status));
  const auto type = answer.headers.find("content-type");
  compare("content type", record.at("content_type").get<std::string>(),
          type == answer.headers.end() ? "" : type->second);
  if (record.contains("body_json")) {
    compare("body", NormalForm(record.at("body_json")),
            NormalBody(answer.body));
  }
  return difference;
}

class HttpRecordingsTest : public ::testing::TestWithParam<Case> {};

TEST_P(HttpRecordingsTest, Matches) {
  const Case& c = GetParam();
  const std::string name = NameOf(c.record);
  const std::string difference = Difference(c.record, AnswerTo(c));
  const auto file = Differences().find(c.file.name);
  if (file != Differences().end() && file->contains(name)) {
    EXPECT_NE(difference, "") << name << " matches: take it out of "
                              << "intended_http_differences.json.";
  } else {
    EXPECT_EQ(difference, "") << name;
  }
}

// Letters and digits only, which is what GoogleTest takes.
std::string TestName(const ::testing::TestParamInfo<Case>& info) {
  std::string name = info.param.file.name;
  name += std::to_string(info.param.index) + NameOf(info.param.record);
  std::erase_if(name, [](unsigned char c) { return std::isalnum(c) == 0; });
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, HttpRecordingsTest,
                         ::testing::ValuesIn(ReadCases()), TestName);

TEST(IntendedHttpDifferencesTest, EachNamesARecordAndAReason) {
  const std::vector<Case> cases = ReadCases();
  for (const auto& [file, names] : Differences().items()) {
    for (const auto& [name, reason] : names.items()) {
      EXPECT_TRUE(std::any_of(cases.begin(), cases.end(),
                              [&file = file, &name = name](const Case& c) {
                                return c.file.name == file &&
                                       NameOf(c.record) == name;
                              }))
          << file << " " << name;
      EXPECT_TRUE(reason.is_string() && !reason.get<std::string>().empty());
    }
  }
}

}  // namespace
}  // namespace insight::conformance
