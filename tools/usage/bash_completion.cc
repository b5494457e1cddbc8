#include <string>
#include <string_view>
#include <vector>

#include "tools/usage/completion.h"

namespace insight::usage {
namespace {

// What does not depend on commands.  @ stands for the program's name, as a part
// of a shell's name.
//
// Bash parts --color=auto into three words, which the first lines undo.  Names
// that come from outside, such as those of steps, never go through compgen -W,
// which would run what is in $(...).
constexpr std::string_view kFunctions = R"sh(
_@_offer() {  # CANDIDATE...
  local candidate
  for candidate; do
    [[ $candidate == "$cur"* ]] && COMPREPLY+=("$candidate")
  done
}

_@_offer_files() {  # [SUFFIX...]: all files, or those with these ends
  local file suffix
  compopt -o filenames 2> /dev/null
  while IFS= read -r file; do
    if (($# == 0)) || [[ -d $file ]]; then COMPREPLY+=("$file"); continue; fi
    for suffix; do
      [[ $file == *"$suffix" ]] && COMPREPLY+=("$file")
    done
  done < <(compgen -f -- "$cur")
}

_@_offer_directories() {
  local directory
  compopt -o filenames 2> /dev/null
  while IFS= read -r directory; do
    COMPREPLY+=("$directory")
  done < <(compgen -d -- "$cur")
}

_@_offer_listed() {  # steps | rules
  local directory=. i line
  for ((i = 1; i + 1 < COMP_CWORD; ++i)); do
    case ${COMP_WORDS[i]} in
      -d | --target-dir)
        directory=${COMP_WORDS[i + 1]}
        [[ $directory != = ]] || directory=${COMP_WORDS[i + 2]} ;;
    esac
  done
  while IFS= read -r line; do
    _@_offer "$line"
  done < <("${COMP_WORDS[0]/#\~/$HOME}" completion --list "$1" -d "${directory/#\~/$HOME}" 2> /dev/null)
}

_@() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
  local command='' valued='' plain=0 i word
  COMPREPLY=()
  if [[ $cur == = ]]; then
    cur=''
  elif [[ $prev == = ]] && ((COMP_CWORD > 1)); then
    prev=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((i = 1; i < COMP_CWORD; ++i)); do
    word=${COMP_WORDS[i]}
    if [[ -z $command ]]; then
      [[ $word == -* ]] || { command=$word; _@_valued; }
    elif [[ $word == -* && " $valued " == *" $word "* ]]; then
      [[ ${COMP_WORDS[i + 1]} != = ]] || ((++i))
      ((++i))
    elif [[ $word != -* && $word != = ]]; then
      ((++plain))
    fi
  done
  if [[ -z $command ]]; then
    _@_commands
  elif _@_value; then
    :  # Offered, or nobody knows any.
  elif [[ $cur == -* ]]; then
    _@_options
  else
    _@_plain
  fi
}
)sh";

std::string Replaced(std::string_view text, std::string_view replacement) {
  std::string replaced;
  for (const char c : text) {
    if (c == '@') {
      replaced += replacement;
    } else {
      replaced += c;
    }
  }
  return replaced;
}

std::string FunctionName(const std::string& program) {
  std::string name;
  for (const char c : program) name += c == '-' ? '_' : c;
  return name;
}

std::string Quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? "'\\''" : std::string(1, c);
  return quoted + '\'';
}

std::string Offer(const std::string& function,
                  const std::vector<std::string>& words) {
  std::string line = '_' + function + "_offer";
  for (const std::string& word : words) line += ' ' + Quoted(word);
  return line;
}

// The shell's line that offers values; ":" where nobody knows them.
std::string OfferValues(const Program& program, const std::string& function,
                        const Argument& argument) {
  if (!argument.choices.empty()) return Offer(function, argument.choices);
  const std::string offer = '_' + function + "_offer_";
  if (argument.value == kSpec) return offer + "files .yaml .yml";
  if (argument.value == kFile) return offer + "files";
  if (argument.value == kDirectory) return offer + "directories";
  if (argument.value == kStep) return offer + "listed steps";
  if (argument.value == kRule) return offer + "listed rules";
  if (argument.value == kCommand) {
    std::vector<std::string> names;
    for (const Command& command : program.commands) {
      names.push_back(command.name);
    }
    return Offer(function, names);
  }
  return ":";
}

std::vector<std::string> OptionNames(const std::vector<Argument>& arguments,
                                     bool only_valued) {
  std::vector<std::string> names;
  for (const Argument& argument : arguments) {
    if (argument.is_plain || (only_valued && argument.value.empty())) continue;
    names.insert(names.end(), argument.names.begin(), argument.names.end());
  }
  return names;
}

std::string Pattern(const std::vector<std::string>& names) {
  std::string pattern;
  for (const std::string& name : names) {
    pattern += (pattern.empty() ? "" : " | ") + Quoted(name);
  }
  return pattern;
}

// Succeeds if one of the cases is it, whatever its commands return.
std::string Case(const std::string& on, const std::string& cases) {
  return "  case " + on + " in\n" + cases +
         "    *) return 1 ;;\n  esac\n  return 0\n";
}

// Sets which of the command's options have a value.
std::string ValuedFunction(const Program& program,
                           const std::string& function) {
  std::string cases;
  for (const Command& command : program.commands) {
    std::string words;
    for (const std::string& name : OptionNames(command.arguments, true)) {
      words += (words.empty() ? "" : " ") + name;
    }
    cases += "    " + command.name + ") valued=" + Quoted(words) + " ;;\n";
  }
  return '_' + function + "_valued() {\n" + Case("$command", cases) + "}\n";
}

std::string OptionsFunction(const Program& program,
                            const std::string& function) {
  std::string cases;
  for (const Command& command : program.commands) {
    cases += "    " + command.name + ") " +
             Offer(function, OptionNames(command.arguments, false)) + " ;;\n";
  }
  return '_' + function + "_options() {\n" + Case("$command", cases) + "}\n";
}

// Offers values of the option in $prev; fails if that is none with a value.
std::string ValueFunction(const Program& program, const std::string& function) {
  std::string cases;
  for (const Command& command : program.commands) {
    for (const Argument& argument : command.arguments) {
      if (argument.is_plain || argument.value.empty()) continue;
      std::vector<std::string> names;
      for (const std::string& name : argument.names) {
        names.push_back(command.name + ' ' + name);
      }
      cases += "    " + Pattern(names) + ") " +
               OfferValues(program, function, argument) + " ;;\n";
    }
  }
  return '_' + function + "_value() {\n" + Case("\"$command $prev\"", cases) +
         "}\n";
}

// Offers plain arguments by how many there are already.
std::string PlainFunction(const Program& program, const std::string& function) {
  std::string cases;
  for (const Command& command : program.commands) {
    int place = 0;
    for (const Argument& argument : command.arguments) {
      if (!argument.is_plain) continue;
      cases += "    '" + command.name + ' ' +
               (argument.may_repeat ? "'*" : std::to_string(place) + '\'') +
               ") " + OfferValues(program, function, argument) + " ;;\n";
      ++place;
    }
  }
  return '_' + function + "_plain() {\n" + Case("\"$command $plain\"", cases) +
         "}\n";
}

std::string CommandsFunction(const Program& program,
                             const std::string& function) {
  std::vector<std::string> words;
  for (const Command& command : program.commands) words.push_back(command.name);
  const std::vector<std::string> options =
      OptionNames(program.arguments, false);
  return '_' + function + "_commands() {\n  if [[ $cur == -* ]]; then\n    " +
         Offer(function, options) + "\n  else\n    " + Offer(function, words) +
         "\n  fi\n}\n";
}

}  // namespace

std::string BashCompletion(const Program& program) {
  const std::string function = FunctionName(program.name);
  return "# Completion for bash; made by: " + program.name +
         " completion bash\n# shellcheck shell=bash\n" +
         Replaced(kFunctions, function) + '\n' +
         CommandsFunction(program, function) + '\n' +
         ValuedFunction(program, function) + '\n' +
         OptionsFunction(program, function) + '\n' +
         ValueFunction(program, function) + '\n' +
         PlainFunction(program, function) + "\ncomplete -F _" + function + ' ' +
         program.name + '\n';
}

}  // namespace insight::usage
