// Each recorded run of the Python runtime, against the same plugin on ours.
//
// A record must match, or be named in intended_differences.json with the
// reason; a named one must not match.  README.md says what is compared.

#include <algorithm>
#include <cctype>
#include <csignal>
#include <cstdlib>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/testing/http_test_server.h"
#include "sdk/testing/testdata.h"
#include "sdk/types/base64.h"
#include "tests/conformance/normal_form.h"
#include "tests/conformance/process.h"

namespace insight::conformance {
namespace {

using ::insight::testing::AnswerWith;
using ::insight::testing::HttpReply;
using ::insight::testing::HttpTestServer;
using ::insight::testing::ReadRunfile;
using ::insight::testing::RunfilePath;

constexpr std::string_view kFolder = "tests/conformance/";

struct Testee {
  const char* plugin;
  const char* program;  // What it was called in the recordings.
};

constexpr Testee kTestees[] = {
    {"hello_world", "komand_hello_world"},
    {"example", "icon_example"},
    {"golden", "icon_golden"},
};

struct Case {
  Testee testee;
  Json record;
};

// "stdin" or "stdin_b64": a text, or bytes that are none.
std::string Bytes(const Json& record, const std::string& key) {
  if (record.contains(key)) return record.at(key).get<std::string>();
  if (!record.contains(key + "_b64")) return "";
  return DecodeBase64(record.at(key + "_b64").get<std::string>());
}

std::vector<Case> ReadCases() {
  std::vector<Case> cases;
  for (const Testee& testee : kTestees) {
    const Json records = ParseJson(ReadRunfile(
        std::string(kFolder) + "recordings/" + testee.plugin + "_cli.json"));
    for (const Json& record : records) cases.push_back({testee, record});
  }
  return cases;
}

const Json& Differences() {
  static const Json differences = ParseJson(
      ReadRunfile(std::string(kFolder) + "intended_differences.json"));
  return differences;
}

std::string NameOf(const Case& c) {
  return c.record.at("name").get<std::string>();
}

bool IsIntended(const Case& c) {
  const auto plugin = Differences().find(c.testee.plugin);
  return plugin != Differences().end() && plugin->contains(NameOf(c));
}

std::vector<std::string> Environment(const Json& record) {
  std::map<std::string, std::string> variables = {
      {"PATH", "/usr/bin:/bin"},
      {"LANG", "C.UTF-8"},
      {"SSL_CERT_FILE", "/etc/ssl/certs/ca-certificates.crt"},
      {"COLUMNS", "80"},
  };
  if (record.contains("env")) {
    for (const auto& [name, value] : record.at("env").items()) {
      variables.erase(name);
      if (!value.is_null()) variables[name] = value.get<std::string>();
    }
  }
  std::vector<std::string> environment;
  for (const auto& [name, value] : variables) {
    environment.push_back(name + "=" + value);
  }
  return environment;
}

// The JSON documents that follow one another in `text`; empty if it holds
// anything else.
std::vector<Json> DocumentsIn(std::string_view text) {
  std::vector<Json> documents;
  std::size_t begin = 0;
  for (std::size_t end = text.find('}'); end != std::string_view::npos;
       end = text.find('}', end + 1)) {
    try {
      documents.push_back(ParseJson(text.substr(begin, end + 1 - begin)));
      begin = end + 1;
    } catch (const JsonParseException&) {
      // A brace inside of the document.
    }
  }
  if (begin != text.size()) documents.clear();
  return documents;
}

// The events that the orchestrator got.
std::vector<Json> RecordedEvents(const Json& record) {
  std::vector<Json> events;
  if (!record.contains("sink_requests")) return events;
  for (const Json& request : record.at("sink_requests")) {
    events.push_back(ParseJson(request.at("body").get<std::string>()));
  }
  return events;
}

// Where the orchestrator was in the recordings.
constexpr std::string_view kRecordedSink = "127.0.0.1:18999";

// The message of a record, with events to `sink`.
std::string InputFor(const Json& record, const HttpTestServer& sink) {
  std::string input = Bytes(record, "stdin");
  const auto at = input.find(kRecordedSink);
  if (record.value("sink", false) && at != std::string::npos) {
    input.replace(at, kRecordedSink.size(),
                  "127.0.0.1:" + std::to_string(sink.port()));
  }
  return input;
}

ProcessResult RunCase(const Case& c, const HttpTestServer& sink) {
  const Json& record = c.record;
  ProcessRun run{
      .path = RunfilePath(std::string(kFolder) + "testees/" + c.testee.plugin),
      .arguments = {c.testee.program},
      .environment = Environment(record),
      .input = InputFor(record, sink)};
  for (const Json& argument : record.at("args")) {
    run.arguments.push_back(argument.get<std::string>());
  }
  if (record.at("exit_code") == -SIGTERM) {
    // Those that never end have said all they say then; there is no need to
    // wait.
    const std::size_t documents =
        record.contains("stdout_docs") ? record.at("stdout_docs").size() : 0;
    const std::size_t events = RecordedEvents(record).size();
    run.enough = [documents, events, &sink](const std::string& output) {
      return documents + events > 0 &&
             DocumentsIn(output).size() >= documents &&
             sink.requests().size() >= events;
    };
  }
  return RunProcess(run);
}

std::string NormalOutput(const std::vector<Json>& documents) {
  std::string text;
  for (const Json& document : documents) text += NormalForm(document) + "\n";
  return text;
}

// The events that `sink` got.
std::vector<Json> DeliveredEvents(const HttpTestServer& sink) {
  std::vector<Json> events;
  for (const testing::ReceivedRequest& request : sink.requests()) {
    EXPECT_EQ(request.method, "POST");
    EXPECT_EQ(request.target, "/events");
    EXPECT_EQ(request.headers.Get("Content-Type"), "application/json");
    events.push_back(ParseJson(request.body));
  }
  return events;
}

// Returns what differs, empty if nothing does.
std::string Difference(const Json& record, const ProcessResult& result,
                       const HttpTestServer& sink) {
  std::string difference;
  const auto compare = [&](std::string_view what, const std::string& recorded,
                           const std::string& got) {
    if (recorded == got) return;
    difference.append(what).append("\n  recorded: ").append(recorded);
    difference.append("\n  got:      ").append(got).append("\n");
  };
  const int status = record.at("exit_code").get<int>();
  compare("exit status", std::to_string(status), std::to_string(result.status));
  if (record.contains("stdout_docs")) {
    std::vector<Json> recorded;
    for (const Json& document : record.at("stdout_docs")) {
      recorded.push_back(document);
    }
    compare("documents", NormalOutput(recorded),
            NormalOutput(DocumentsIn(result.output)));
  }
  if (!record.contains("stdout_docs") || status == 0) {
    // No traceback can be in it: every byte counts, order of members included.
    compare("stdout", Bytes(record, "stdout"), result.output);
  }
  compare("events", NormalOutput(RecordedEvents(record)),
          NormalOutput(DeliveredEvents(sink)));
  return difference;
}

class RecordingsTest : public ::testing::TestWithParam<Case> {};

TEST_P(RecordingsTest, Matches) {
  const Case& c = GetParam();
  const HttpTestServer sink(AnswerWith({HttpReply(200, "ok")}));
  const ProcessResult result = RunCase(c, sink);
  const std::string difference = Difference(c.record, result, sink);
  if (IsIntended(c)) {
    EXPECT_NE(difference, "") << NameOf(c) << " matches: take it out of "
                              << "intended_differences.json.";
  } else {
    EXPECT_EQ(difference, "") << NameOf(c);
  }
}

// Letters and digits only, which is what GoogleTest takes.
std::string TestName(const ::testing::TestParamInfo<Case>& info) {
  std::string name = info.param.testee.plugin;
  name += std::to_string(info.index) + NameOf(info.param);
  std::erase_if(name, [](unsigned char c) { return std::isalnum(c) == 0; });
  return name;
}

// What GoogleTest prints of a parameter.
void PrintTo(const Case& c, std::ostream* out) { *out << NameOf(c); }

INSTANTIATE_TEST_SUITE_P(All, RecordingsTest, ::testing::ValuesIn(ReadCases()),
                         TestName);

TEST(IntendedDifferencesTest, EachNamesARecordAndAReason) {
  const std::vector<Case> cases = ReadCases();
  for (const auto& [plugin, names] : Differences().items()) {
    for (const auto& [name, reason] : names.items()) {
      EXPECT_EQ(std::count_if(cases.begin(), cases.end(),
                              [&plugin = plugin, &name = name](const Case& c) {
                                return c.testee.plugin == plugin &&
                                       NameOf(c) == name;
                              }),
                1)
          << plugin << " " << name;
      EXPECT_TRUE(reason.is_string() && !reason.get<std::string>().empty());
    }
  }
}

}  // namespace
}  // namespace insight::conformance
