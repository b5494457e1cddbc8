#include <string>
#include <string_view>

#include "tools/usage/completion.h"

namespace insight::usage {
namespace {

constexpr std::string_view kListed = R"sh(
_@_listed() {  # steps | rules
  local directory=. i
  local -a names
  for ((i = 2; i < $#words; ++i)); do
    case $words[i] in
      -d | --target-dir) directory=$words[i+1] ;;
      --target-dir=*) directory=${words[i]#*=} ;;
    esac
  done
  names=(${(f)"$(_call_program $1 ${(q)program} completion --list $1 -d ${(q)directory})"})
  compadd -a names
}
)sh";

std::string Replaced(std::string_view text, const std::string& replacement) {
  std::string replaced(text);
  for (std::size_t at = 0;
       (at = replaced.find('@', at)) != std::string::npos;) {
    replaced.replace(at, 1, replacement);
    at += replacement.size();
  }
  return replaced;
}

// Within single quotes, where _arguments itself gives some characters a
// meaning.
std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\'') {
      escaped += "'\\''";
      continue;
    }
    if (c == '[' || c == ']' || c == ':' || c == '\\') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string Choices(const Argument& argument) {
  std::string choices;
  for (const std::string& choice : argument.choices) {
    choices += (choices.empty() ? "" : " ") + choice;
  }
  return '(' + choices + ')';
}

// The blank before a function keeps _arguments from adding words of its own.
std::string Action(const Program& program, const Argument& argument) {
  if (!argument.choices.empty()) return Choices(argument);
  if (argument.value == kSpec) return "_files -g \"*.(yaml|yml)\"";
  if (argument.value == kFile) return "_files";
  if (argument.value == kDirectory) return "_directories";
  if (argument.value == kStep) return " _" + program.name + "_listed steps";
  if (argument.value == kRule) return " _" + program.name + "_listed rules";
  if (argument.value == kCommand) return '_' + program.name + "_commands";
  return "";
}

std::string Specification(const Program& program, const Argument& argument,
                          const std::string& name) {
  const std::string value =
      argument.value.empty()
          ? ""
          : ':' + Escaped(argument.value) + ':' + Action(program, argument);
  if (argument.is_plain) {
    return std::string("'") +
           (argument.may_repeat    ? "*"
            : argument.is_required ? ""
                                   : ":") +
           value + '\'';
  }
  std::string equals;
  if (!argument.value.empty()) equals = name.starts_with("--") ? "=" : "+";
  return std::string("'") + (argument.may_repeat ? "*" : "") + name + equals +
         '[' + Escaped(argument.description) + ']' + value + '\'';
}

std::string Arguments(const Program& program,
                      const std::vector<Argument>& arguments) {
  std::string text;
  for (const Argument& argument : arguments) {
    for (const std::string& name : argument.names) {
      text += " \\\n            " + Specification(program, argument, name);
    }
  }
  return text;
}

}  // namespace

std::string ZshCompletion(const Program& program) {
  std::string commands;
  std::string cases;
  for (const Command& command : program.commands) {
    commands += "    '" + Escaped(command.name) + ':' +
                Escaped(command.summary) + "'\n";
    cases += "        " + command.name + ")\n          _arguments -s" +
             Arguments(program, command.arguments) + " ;;\n";
  }
  const std::string function = '_' + program.name;
  return "#compdef " + program.name +
         "\n# Completion for zsh; made by: " + program.name +
         " completion zsh\n" + Replaced(kListed, program.name) + '\n' +
         function + "_commands() {\n  local -a commands=(\n" + commands +
         "  )\n  _describe -t commands command commands\n}\n\n" + function +
         "() {\n  local context state line program=$words[1]\n"
         "  local -A opt_args\n  _arguments -C" +
         Arguments(program, program.arguments) +
         " \\\n            '1:command:" + function +
         "_commands' \\\n            '*::argument:->argument'\n"
         "  case $state in\n    argument)\n      case $words[1] in\n" +
         cases + "      esac ;;\n  esac\n}\n\n" + function + " \"$@\"\n";
}

}  // namespace insight::usage
