#include "sdk/cli/command_line.h"

#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/step/step_def.h"

namespace insight {
namespace {

using ::testing::EndsWith;
using ::testing::StartsWith;

constexpr PluginDef kPlugin = {.name = "hello_world",
                               .title = "Hello World",
                               .vendor = "acme",
                               .version = "1.2.3",
                               .description = "Says hello.",
                               .spec_yaml = "",
                               .connection = {},
                               .steps = {}};

std::variant<CommandLine, EarlyExit> Parse(std::vector<const char*> words) {
  return ParseCommandLine(kPlugin, "/opt/komand_hello_world", words, 80);
}

CommandLine Accepted(std::vector<const char*> words) {
  auto parsed = Parse(std::move(words));
  const auto* exit = std::get_if<EarlyExit>(&parsed);
  EXPECT_EQ(exit, nullptr) << exit->out << exit->err;
  return exit == nullptr ? std::get<CommandLine>(parsed) : CommandLine();
}

EarlyExit Ended(std::vector<const char*> words) {
  auto parsed = Parse(std::move(words));
  const auto* exit = std::get_if<EarlyExit>(&parsed);
  EXPECT_NE(exit, nullptr);
  return exit == nullptr ? EarlyExit() : *exit;
}

void ExpectRefused(std::vector<const char*> words, const std::string& why) {
  const EarlyExit exit = Ended(std::move(words));
  EXPECT_EQ(exit.status, 2);
  EXPECT_EQ(exit.out, "");
  EXPECT_THAT(exit.err, EndsWith("error: " + why + "\n"));
}

constexpr char kUsage[] =
    "usage: komand_hello_world [-h] [--version] [--debug] [--verbose]\n"
    "                          {test,info,sample,run,http} ...\n";

TEST(CommandLineTest, EachCommandIsKnown) {
  EXPECT_EQ(Accepted({"test"}).command, Command::kTest);
  EXPECT_EQ(Accepted({"info"}).command, Command::kInfo);
  EXPECT_EQ(Accepted({"sample", "hello"}).command, Command::kSample);
  EXPECT_EQ(Accepted({"sample", "hello"}).sample_name, "hello");
  EXPECT_EQ(Accepted({"run"}).command, Command::kRun);
  EXPECT_EQ(Accepted({"http"}).command, Command::kHttp);
}

TEST(CommandLineTest, DebugComesBeforeTheCommand) {
  EXPECT_FALSE(Accepted({"run"}).debug);
  EXPECT_TRUE(Accepted({"--debug", "run"}).debug);
  ExpectRefused({"run", "--debug"}, "unrecognized arguments: --debug");
}

TEST(CommandLineTest, VerboseMeansDebugBeforeOrAfterTheCommand) {  // G24
  EXPECT_TRUE(Accepted({"--verbose", "run"}).debug);
  EXPECT_TRUE(Accepted({"run", "--verbose"}).debug);
  EXPECT_TRUE(Accepted({"test", "--verbose"}).debug);
  ExpectRefused({"info", "--verbose"}, "unrecognized arguments: --verbose");
}

TEST(CommandLineTest, NdjsonIsAcceptedBeforeOrAfterTheCommand) {
  EXPECT_FALSE(Accepted({"run"}).ndjson);
  EXPECT_TRUE(Accepted({"--ndjson", "run"}).ndjson);
  EXPECT_TRUE(Accepted({"run", "--ndjson"}).ndjson);
}

TEST(CommandLineTest, OptionsMayBeShortenedToAUniquePrefix) {
  EXPECT_TRUE(Accepted({"--deb", "run"}).debug);
  EXPECT_TRUE(Accepted({"--verb", "run"}).debug);
  EXPECT_EQ(Accepted({"http", "--po", "80"}).server.port, 80);
  ExpectRefused({"--ver", "run"},
                "ambiguous option: --ver could match --version, --verbose");
  ExpectRefused({"http", "--worker_c=sync"},
                "ambiguous option: --worker_c=sync could match --worker_class, "
                "--worker_connections");
}

TEST(CommandLineTest, TheServerHasDefaults) {
  const ServerOptions server = Accepted({"http"}).server;
  EXPECT_EQ(server.port, 10001);
  EXPECT_EQ(server.process_workers, 1);
  EXPECT_EQ(server.threads_per_worker, 4);
  EXPECT_EQ(server.worker_class, ServerOptions::WorkerClass::kSync);
  EXPECT_EQ(server.worker_connections, 200);
}

TEST(CommandLineTest, AServerCanBeCheckedInPlaceOfStarted) {
  EXPECT_FALSE(Accepted({"http"}).check);
  EXPECT_TRUE(Accepted({"http", "--check"}).check);
  EXPECT_FALSE(Accepted({"http", "--check"}).has_port);
  EXPECT_TRUE(Accepted({"http", "--check", "--port", "80"}).has_port);
  ExpectRefused({"run", "--check"}, "unrecognized arguments: --check");
}

TEST(CommandLineTest, ABillOfMaterialsHasOneOfTwoFormats) {
  EXPECT_EQ(Accepted({"sbom"}).command, Command::kSbom);
  EXPECT_EQ(Accepted({"sbom"}).sbom_format, SbomFormat::kCycloneDx);
  EXPECT_EQ(Accepted({"sbom", "--format", "cyclonedx"}).sbom_format,
            SbomFormat::kCycloneDx);
  EXPECT_EQ(Accepted({"sbom", "--format=spdx"}).sbom_format, SbomFormat::kSpdx);
  ExpectRefused({"sbom", "--format", "swid"},
                "argument --format: invalid choice: 'swid' (choose from "
                "'cyclonedx', 'spdx')");
}

TEST(CommandLineTest, ValuesStandBehindTheOptionOrAnEqualsSign) {
  const ServerOptions server =
      Accepted({"http", "--port", "80", "--process_workers=2",
                "--threads_per_worker", "+3", "--worker_class=gevent",
                "--worker_connections", " 1_000 "})
          .server;
  EXPECT_EQ(server.port, 80);
  EXPECT_EQ(server.process_workers, 2);
  EXPECT_EQ(server.threads_per_worker, 3);
  EXPECT_EQ(server.worker_class, ServerOptions::WorkerClass::kGevent);
  EXPECT_EQ(server.worker_connections, 1000);
  EXPECT_EQ(Accepted({"http", "--port", "-1"}).server.port, -1);
}

TEST(CommandLineTest, WrongValuesAreShown) {
  ExpectRefused({"http", "--port", "abc"},
                "argument --port: invalid int value: 'abc'");
  ExpectRefused({"http", "--port", "1__0"},
                "argument --port: invalid int value: '1__0'");
  ExpectRefused({"http", "--port", "99999999999"},
                "argument --port: invalid int value: '99999999999'");
  ExpectRefused({"http", "--port="}, "argument --port: invalid int value: ''");
  ExpectRefused({"http", "--port"}, "argument --port: expected one argument");
  ExpectRefused({"http", "--port", "--debug"},
                "argument --port: expected one argument");
  ExpectRefused({"http", "--worker_class", "eventlet"},
                "argument --worker_class: invalid choice: 'eventlet' (choose "
                "from 'sync', 'gevent')");
  ExpectRefused({"--debug=1", "run"},
                "argument --debug: ignored explicit argument '1'");
}

TEST(CommandLineTest, AnUnknownCommandIsShownWithTheKnownOnes) {
  const EarlyExit exit = Ended({"frobnicate"});
  EXPECT_EQ(exit.status, 2);
  EXPECT_EQ(exit.err,
            std::string(kUsage) +
                "komand_hello_world: error: argument "
                "{test,info,sample,run,http}: invalid choice: 'frobnicate' "
                "(choose from 'test', 'info', 'sample', 'run', 'http')\n");
}

TEST(CommandLineTest, UnknownArgumentsAreListedTogether) {
  ExpectRefused({"--frob", "run", "extra", "-x"},
                "unrecognized arguments: --frob extra -x");
  EXPECT_THAT(Ended({"run", "--frob"}).err, StartsWith(kUsage));
}

TEST(CommandLineTest, ASampleNeedsAName) {
  EXPECT_EQ(Ended({"sample"}).err,
            "usage: komand_hello_world sample [-h] name\n"
            "komand_hello_world sample: error: the following arguments are "
            "required: name\n");
}

TEST(CommandLineTest, TheVersionIsPrinted) {
  const EarlyExit exit = Ended({"--version"});
  EXPECT_EQ(exit.status, 0);
  EXPECT_EQ(exit.out, "hello_world 1.2.3\n");
}

TEST(CommandLineTest, WordsBehindTwoDashesAreTheMessage) {
  EXPECT_EQ(Accepted({"run"}).message, std::nullopt);
  EXPECT_EQ(Accepted({"run", "--"}).message, "");
  EXPECT_EQ(Accepted({"run", "--", "{\"a\":", "1}", "--", "--debug"}).message,
            "{\"a\": 1} -- --debug");
}

constexpr char kHelp[] =
    R"(usage: komand_hello_world [-h] [--version] [--debug] [--verbose]
                          {test,info,sample,run,http} ...

Says hello.

positional arguments:
  {test,info,sample,run,http}
                        Commands
    test                Run a test using the start message on stdin
    info                Display plugin info (triggers, actions and tasks).
    sample              Show a sample start message for the provided trigger,
                        action or task.
    run                 Run the plugin. You must supply the start message on
                        stdin.
    http                Run a server. You must supply a port, otherwise will
                        listen on 10001.

options:
  -h, --help            show this help message and exit
  --version             Show version
  --debug               Log events to stdout
  --verbose             The same as --debug
)";

TEST(CommandLineTest, HelpIsPrintedWhenAskedForAndWhenNothingIsAskedFor) {
  for (const std::vector<const char*>& words :
       std::vector<std::vector<const char*>>{
           {"-h"}, {"--help"}, {"--he"}, {}, {"--debug"}, {"-h", "frob"}}) {
    const EarlyExit exit = Ended(words);
    EXPECT_EQ(exit.status, 0);
    EXPECT_EQ(exit.out, kHelp);
    EXPECT_EQ(exit.err, "");
  }
}

TEST(CommandLineTest, ACommandHasItsOwnHelp) {
  EXPECT_EQ(Ended({"sample", "-h"}).out,
            "usage: komand_hello_world sample [-h] name\n"
            "\n"
            "positional arguments:\n"
            "  name        trigger, action or task name\n"
            "\n"
            "options:\n"
            "  -h, --help  show this help message and exit\n");
}

TEST(CommandLineTest, ALongProgramNameHasALineOfItsOwn) {
  const std::string program(70, 'x');
  const auto parsed = ParseCommandLine(kPlugin, program, {}, 80);
  EXPECT_THAT(std::get<EarlyExit>(parsed).out,
              StartsWith("usage: " + program +
                         "\n"
                         "       [-h] [--version] [--debug] [--verbose]\n"
                         "       {test,info,sample,run,http} ...\n"));
}

}  // namespace
}  // namespace insight
