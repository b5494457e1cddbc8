#include "tools/usage/model.h"

#include <algorithm>

namespace insight::usage {
namespace {

std::string Joined(const std::vector<std::string>& texts,
                   std::string_view between) {
  std::string joined;
  for (const std::string& text : texts) {
    if (!joined.empty()) joined += between;
    joined += text;
  }
  return joined;
}

bool HasOptions(const Command& command) {
  return std::any_of(
      command.arguments.begin(), command.arguments.end(),
      [](const Argument& argument) { return !argument.is_plain; });
}

}  // namespace

const Command* Program::Find(std::string_view command) const {
  const auto found =
      std::find_if(commands.begin(), commands.end(),
                   [&](const Command& other) { return other.name == command; });
  return found == commands.end() ? nullptr : &*found;
}

std::vector<Term> ExitStatuses(const Program& program, const Command& command) {
  std::vector<Term> statuses = command.help.exit_statuses;
  for (const Term& common : program.help.exit_statuses) {
    const bool is_there = std::any_of(
        statuses.begin(), statuses.end(),
        [&](const Term& status) { return status.name == common.name; });
    if (!is_there) statuses.push_back(common);
  }
  std::stable_sort(
      statuses.begin(), statuses.end(),
      [](const Term& a, const Term& b) { return a.name < b.name; });
  return statuses;
}

std::string UsageLine(const Program& program, const Command& command) {
  std::string line = program.name + ' ' + command.name;
  if (HasOptions(command)) line += " [OPTION...]";
  for (const Argument& argument : command.arguments) {
    if (!argument.is_plain) continue;
    std::string word = argument.choices.empty() ? argument.names.front()
                                                : Joined(argument.choices, "|");
    if (argument.may_repeat) word += "...";
    line += argument.is_required ? ' ' + word : " [" + word + ']';
  }
  return line;
}

std::string Spelling(const Argument& argument) {
  if (argument.is_plain) return argument.names.front();
  std::string spelling = Joined(argument.names, ", ");
  // Long names stand below one another.
  if (spelling.starts_with("--")) spelling.insert(0, "    ");
  if (!argument.value.empty()) spelling += ' ' + argument.value;
  return spelling;
}

}  // namespace insight::usage
