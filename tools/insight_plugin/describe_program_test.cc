#include "tools/insight_plugin/describe_program.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/testing/testdata.h"
#include "tools/insight_plugin/run_with.h"

namespace insight::tool {
namespace {

using ::insight::testing::TestdataPath;
using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

// The words of each line that calls the program, up to a pipe or a redirection.
std::vector<std::vector<std::string>> CallsIn(const std::string& command) {
  std::vector<std::vector<std::string>> calls;
  std::istringstream lines(command);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("insight-plugin ")) continue;
    std::vector<std::string> words;
    std::istringstream text(line.substr(sizeof("insight-plugin")));
    std::string word;
    while (text >> word && word != "|" && word != ">" && word != "<") {
      // A quoted text is one word.
      while (word.starts_with('"') && !word.ends_with('"')) {
        std::string more;
        text >> more;
        word += ' ' + more;
      }
      words.push_back(word);
    }
    calls.push_back(words);
  }
  return calls;
}

// Without running anything.
std::string ParseErrorOf(std::vector<std::string> words) {
  const std::vector<std::unique_ptr<Command>> commands = MakeCommands();
  CLI::App app;
  DeclareProgram(app, commands);
  std::reverse(words.begin(), words.end());
  try {
    app.parse(std::move(words));
  } catch (const CLI::ParseError& e) {
    return e.what();
  }
  return "";
}

TEST(DescribeProgramTest, EveryCommandSaysWhatItDoesWithTwoExamples) {
  for (const usage::Command& command : DescribeProgram().commands) {
    EXPECT_FALSE(command.help.description.empty()) << command.name;
    EXPECT_GE(command.help.examples.size(), 2u) << command.name;
    EXPECT_THAT(command.summary, Not(EndsWith("."))) << command.name;
    for (const usage::Argument& argument : command.arguments) {
      EXPECT_FALSE(argument.description.empty())
          << command.name << ' ' << argument.names.front();
    }
  }
}

TEST(DescribeProgramTest, EveryExampleIsACommandLineThatTheProgramTakes) {
  const usage::Program program = DescribeProgram();
  std::vector<usage::Example> examples = program.help.examples;
  for (const usage::Command& command : program.commands) {
    for (const usage::Example& example : command.help.examples) {
      examples.push_back(example);
      EXPECT_THAT(example.command, HasSubstr("insight-plugin " + command.name));
    }
  }
  std::size_t calls = 0;
  for (const usage::Example& example : examples) {
    for (const std::vector<std::string>& words : CallsIn(example.command)) {
      EXPECT_EQ(ParseErrorOf(words), "") << example.command;
      ++calls;
    }
  }
  EXPECT_GE(calls, 2 * program.commands.size());
  EXPECT_NE(ParseErrorOf({"schema", "--no-such-option"}), "");
}

TEST(DescribeProgramTest, ValuesAndChoicesComeFromTheDeclaration) {
  const usage::Program program = DescribeProgram();
  const usage::Command* docs = program.Find("docs");
  ASSERT_NE(docs, nullptr);
  const auto style =
      std::find_if(docs->arguments.begin(), docs->arguments.end(),
                   [](const auto& a) { return a.names.front() == "--style"; });
  ASSERT_NE(style, docs->arguments.end());
  EXPECT_EQ(style->value, "STYLE");
  EXPECT_EQ(style->choices, (std::vector<std::string>{"corrected", "python"}));
  EXPECT_FALSE(style->is_common);
  const usage::Argument& spec = docs->arguments.front();
  EXPECT_TRUE(spec.is_plain && spec.may_repeat && !spec.is_required);
  const usage::Argument& help = docs->arguments.back();
  EXPECT_EQ(help.names, (std::vector<std::string>{"-h", "--help"}));
  EXPECT_TRUE(help.value.empty() && help.is_common);
}

TEST(HelpCommandTest, SaysWhatTheOptionDoes) {
  for (const usage::Command& command : DescribeProgram().commands) {
    const Ran by_command = RunWith({"help", command.name});
    EXPECT_EQ(by_command.status, 0);
    EXPECT_THAT(by_command.out,
                AllOf(HasSubstr("\nUsage: insight-plugin " + command.name),
                      HasSubstr("\nCommon options:\n"),
                      HasSubstr("\nExit status:\n  0  success"),
                      HasSubstr("\nExamples:\n")));
    EXPECT_EQ(RunWith({command.name, "--help"}).out, by_command.out);
  }
  EXPECT_EQ(RunWith({"help"}).out, RunWith({"--help"}).out);
}

TEST(HelpCommandTest, LinesFitATerminal) {
  std::string pages = RunWith({"help"}).out;
  for (const usage::Command& command : DescribeProgram().commands) {
    pages += RunWith({"help", command.name}).out;
  }
  std::istringstream lines(pages);
  for (std::string line; std::getline(lines, line);) {
    EXPECT_LE(line.size(), 80u) << line;
  }
}

TEST(HelpCommandTest, AWrongCommandGetsTheNearest) {
  const Ran ran = RunWith({"help", "valdate"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.err,
            "insight-plugin help: there is no command \"valdate\"; did you "
            "mean \"validate\"?\n");
  const Json document = ParseJson(RunWith({"help", "--json", "docs"}).out);
  EXPECT_THAT(document["help"].get<std::string>(),
              StartsWith("insight-plugin docs: "));
}

TEST(HelpCommandTest, TheManualPageHasEveryCommand) {
  const Ran ran = RunWith({"help", "--man"});
  EXPECT_EQ(ran.status, 0);
  for (const usage::Command& command : DescribeProgram().commands) {
    EXPECT_THAT(ran.out,
                HasSubstr("\n.SS insight\\-plugin " + command.name + ' '));
  }
  EXPECT_EQ(RunWith({"help", "--man", "docs"}).status, 2);
}

TEST(CompletionCommandTest, PrintsTheScriptOfAShell) {
  EXPECT_THAT(RunWith({"completion", "bash"}).out,
              HasSubstr("complete -F _insight_plugin insight-plugin\n"));
  EXPECT_THAT(RunWith({"completion", "zsh"}).out,
              StartsWith("#compdef insight-plugin\n"));
  EXPECT_THAT(RunWith({"completion", "fish"}).out,
              HasSubstr("complete -c insight-plugin "));
  EXPECT_EQ(RunWith({"completion"}).status, 2);
  EXPECT_EQ(RunWith({"completion", "csh"}).status, 2);
}

TEST(CompletionCommandTest, ListsStepsAndRulesForTheScripts) {
  EXPECT_EQ(
      RunWith({"completion", "--list", "steps", "-d", TestdataPath("plugin")})
          .out,
      "go\n");
  EXPECT_EQ(RunWith({"completion", "--list", "steps", "-d", "nowhere"}).status,
            1);
  EXPECT_THAT(RunWith({"completion", "--list", "rules"}).out,
              HasSubstr("RequiredKeysValidator\n"));
}

}  // namespace
}  // namespace insight::tool
