#include "tools/insight_plugin/describe_program.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>

#include "tools/insight_plugin/report.h"

namespace insight::tool {
namespace {

constexpr const char* kName = "insight-plugin";
constexpr const char* kVersion = "0.1.0";

// CLI11 has a value's placeholder and choices in one: "WHEN:{auto,never}".
void SetValue(const std::string& type_name, usage::Argument& argument) {
  const std::size_t colon = type_name.find(':');
  argument.value = type_name.substr(0, colon);
  if (colon == std::string::npos) return;
  std::string_view rest = std::string_view(type_name).substr(colon + 1);
  if (!rest.starts_with('{') || !rest.ends_with('}')) return;
  rest = rest.substr(1, rest.size() - 2);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    argument.choices.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

std::string UpperCase(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

usage::Argument Describe(const CLI::Option& option) {
  usage::Argument argument = {
      .description = option.get_description(),
      .is_plain = !option.nonpositional(),
      .is_required = option.get_required(),
      .may_repeat =
          option.get_expected_max() > 1 ||
          option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll,
      .is_common = option.get_group() == kCommonOptions};
  if (argument.is_plain) {
    argument.names.push_back(UpperCase(option.get_name(true)));
  }
  for (const std::string& name : option.get_snames()) {
    argument.names.push_back('-' + name);
  }
  for (const std::string& name : option.get_lnames()) {
    argument.names.push_back("--" + name);
  }
  // A flag expects none.
  if (option.get_items_expected_max() > 0) {
    SetValue(option.get_type_name(), argument);
  }
  return argument;
}

std::vector<usage::Argument> DescribeAll(const CLI::App& app) {
  std::vector<usage::Argument> arguments;
  for (const CLI::Option* option : app.get_options()) {
    // Help's own option comes last; what has no group is hidden.
    if (option == app.get_help_ptr() || option->get_group().empty()) continue;
    arguments.push_back(Describe(*option));
  }
  arguments.push_back(Describe(*app.get_help_ptr()));
  return arguments;
}

usage::CommandHelp ProgramHelp() {
  return {
      .description =
          "From a plugin.spec.yaml to a plugin in C++, checked and documented. "
          "Works offline and without containers, asks nothing, and never "
          "leaves a file half-written.\n\n"
          "Results are on stdout, everything else is on stderr. A complaint is "
          "\"file:line:column: error: text [rule]\"; all complaints come at "
          "once.",
      .examples = {{"Make a plugin of a spec, and check it",
                    "insight-plugin create text_stats.yaml\n"
                    "insight-plugin validate -d plugins/text_stats"},
                   {"After an edit of the spec",
                    "insight-plugin refresh -d plugins/text_stats"},
                   {"Read the manual", "insight-plugin help --man | man -l -"},
                   {"Complete command lines in this shell",
                    "source <(insight-plugin completion bash)"}},
      .exit_statuses = {{"0", "success; there may be warnings"},
                        {"1", "the task failed, or problems were found"},
                        {"2", "the command line is wrong"}}};
}

}  // namespace

void DeclareProgram(CLI::App& app,
                    const std::vector<std::unique_ptr<Command>>& commands) {
  app.name(kName);
  app.description("makes, checks and documents InsightConnect plugins");
  app.set_version_flag("--version", std::string(kName) + ' ' + kVersion,
                       "Print the version");
  app.set_help_flag("-h,--help", "Print this help");
  app.require_subcommand(0, 1);
  for (const std::unique_ptr<Command>& command : commands) {
    CLI::App* sub = app.add_subcommand(std::string(command->name()),
                                       std::string(command->summary()));
    sub->get_help_ptr()->group(kCommonOptions);
    command->Declare(*sub);
  }
}

usage::Program DescribeProgram() {
  const std::vector<std::unique_ptr<Command>> commands = MakeCommands();
  CLI::App app;
  DeclareProgram(app, commands);
  usage::Program program = {
      .name = kName,
      .version = kVersion,
      .summary = app.get_description(),
      .arguments = DescribeAll(app),
      .help = ProgramHelp(),
      .environment = {{"NO_COLOR", "if set and not empty: nothing is coloured"},
                      {"BUILD_WORKING_DIRECTORY",
                       "where relative paths begin; `bazel run` sets it"}}};
  for (const std::unique_ptr<Command>& command : commands) {
    const std::string name(command->name());
    program.commands.push_back(
        {.name = name,
         .summary = std::string(command->summary()),
         .arguments = DescribeAll(*app.get_subcommand(name)),
         .help = command->help()});
  }
  return program;
}

}  // namespace insight::tool
