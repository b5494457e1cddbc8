#include <string>
#include <string_view>

#include "tools/usage/completion.h"

namespace insight::usage {
namespace {

std::string Quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '\'';
}

std::string Words(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : " ") + word;
  }
  return Quoted(text);
}

std::string ListFunction(const Program& program) {
  return "function __" + program.name +
         "_listed\n"
         "    set -l words (commandline -opc)\n"
         "    set -l directory .\n"
         "    for i in (seq (count $words))\n"
         "        switch $words[$i]\n"
         "            case -d --target-dir\n"
         "                set directory $words[(math $i + 1)]\n"
         "            case '--target-dir=*'\n"
         "                set directory (string replace -- --target-dir= '' "
         "$words[$i])\n"
         "        end\n"
         "    end\n"
         "    $words[1] completion --list $argv[1] -d $directory 2>/dev/null\n"
         "end\n";
}

// The rest of a line that says what values there are.
std::string Values(const Program& program, const Argument& argument) {
  if (!argument.choices.empty()) return " -a " + Words(argument.choices);
  // Files are what fish offers unless it is told not to.
  if (argument.value == kSpec) return " -k -a '(__fish_complete_suffix .yaml)'";
  if (argument.value == kFile) return " -F";
  if (argument.value == kDirectory)
    return " -a '(__fish_complete_directories)'";
  if (argument.value == kStep) {
    return " -a '(__" + program.name + "_listed steps)'";
  }
  if (argument.value == kRule) {
    return " -a '(__" + program.name + "_listed rules)'";
  }
  if (argument.value == kCommand) {
    std::vector<std::string> names;
    for (const Command& command : program.commands) {
      names.push_back(command.name);
    }
    return " -a " + Words(names);
  }
  return "";
}

std::string Line(const Program& program, const std::string& condition,
                 const Argument& argument) {
  std::string line = "complete -c " + program.name + " -n " + condition;
  if (argument.is_plain) {
    const std::string values = Values(program, argument);
    return values.empty() ? "" : line + values + '\n';
  }
  for (const std::string& name : argument.names) {
    line += name.starts_with("--") ? " -l " + name.substr(2)
                                   : " -s " + name.substr(1);
  }
  if (!argument.value.empty()) {
    // -x: a value is needed, and it is no file.
    line +=
        (argument.value == kFile ? " -r" : " -x") + Values(program, argument);
  }
  return line + " -d " + Quoted(argument.description) + '\n';
}

}  // namespace

std::string FishCompletion(const Program& program) {
  std::string script = "# Completion for fish; made by: " + program.name +
                       " completion fish\n\n" + ListFunction(program) +
                       "\ncomplete -c " + program.name + " -f\n";
  for (const Argument& argument : program.arguments) {
    script += Line(program, "__fish_use_subcommand", argument);
  }
  for (const Command& command : program.commands) {
    script += "\ncomplete -c " + program.name +
              " -n __fish_use_subcommand -a " + Quoted(command.name) + " -d " +
              Quoted(command.summary) + '\n';
    for (const Argument& argument : command.arguments) {
      script +=
          Line(program, Quoted("__fish_seen_subcommand_from " + command.name),
               argument);
    }
  }
  return script;
}

}  // namespace insight::usage
