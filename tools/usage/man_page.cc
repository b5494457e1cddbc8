#include "tools/usage/man_page.h"

#include <algorithm>
#include <vector>

namespace insight::usage {
namespace {

std::string UpperCase(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

std::string Bold(std::string_view text) {
  return "\\fB" + RoffText(text) + "\\fR";
}

std::string Italic(std::string_view text) {
  return "\\fI" + RoffText(text) + "\\fR";
}

std::string Paragraphs(std::string_view text) {
  std::string roff;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    if (end > 0) roff += ".PP\n" + RoffText(text.substr(0, end)) + '\n';
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return roff;
}

std::string Item(const std::string& tag, const std::string& text) {
  return ".TP\n" + tag + '\n' + (text.empty() ? "\\&" : RoffText(text)) + '\n';
}

std::string Terms(std::string_view section, const std::vector<Term>& terms) {
  std::string roff;
  for (const Term& term : terms) roff += Item(Bold(term.name), term.meaning);
  return roff.empty() ? "" : ".SH " + std::string(section) + '\n' + roff;
}

std::string Option(const Argument& argument) {
  std::string tag;
  for (const std::string& name : argument.names) {
    tag += (tag.empty() ? "" : ", ") +
           (argument.is_plain ? Italic(name) : Bold(name));
  }
  if (!argument.is_plain && !argument.value.empty()) {
    tag += ' ' + Italic(argument.value);
  }
  std::string text = argument.description;
  for (std::size_t i = 0; i < argument.choices.size(); ++i) {
    text += (i == 0 ? ": " : ", ") + argument.choices[i];
  }
  return Item(tag, text);
}

std::string Examples(const std::vector<Example>& examples) {
  std::string roff;
  for (const Example& example : examples) {
    roff += ".PP\n" + RoffText(example.purpose + ':') + "\n.PP\n.RS 4\n.EX\n" +
            RoffText(example.command) + "\n.EE\n.RE\n";
  }
  return roff;
}

std::string CommandSection(const Program& program, const Command& command) {
  std::string roff = ".SS " + RoffText(UsageLine(program, command)) + '\n' +
                     RoffText(command.summary + '.') + '\n' +
                     Paragraphs(command.help.description);
  for (const Argument& argument : command.arguments) {
    if (!argument.is_common) roff += Option(argument);
  }
  for (const Term& status : command.help.exit_statuses) {
    roff += Item("exit status " + Bold(status.name), status.meaning);
  }
  for (const Term& file : command.help.files) {
    roff += Item(Italic(file.name), file.meaning);
  }
  return roff + Examples(command.help.examples);
}

// Each once, as the first command with it has it.
std::string CommonOptions(const Program& program) {
  std::string roff;
  std::vector<std::vector<std::string>> seen;
  for (const Command& command : program.commands) {
    for (const Argument& argument : command.arguments) {
      if (!argument.is_common ||
          std::find(seen.begin(), seen.end(), argument.names) != seen.end()) {
        continue;
      }
      seen.push_back(argument.names);
      roff += Option(argument);
    }
  }
  return roff.empty() ? "" : ".SH COMMON OPTIONS\n" + roff;
}

}  // namespace

std::string RoffText(std::string_view text) {
  std::string roff;
  bool at_line_start = true;
  for (const char c : text) {
    if (at_line_start && (c == '.' || c == '\'')) roff += "\\&";
    at_line_start = c == '\n';
    switch (c) {
      case '\\':
        roff += "\\e";
        break;
      case '-':  // Not a hyphen: it is to be copied to a command line.
        roff += "\\-";
        break;
      case '\'':
        roff += "\\(aq";
        break;
      case '"':  // Begins an argument in a heading.
        roff += "\\(dq";
        break;
      case '^':
        roff += "\\(ha";
        break;
      case '~':
        roff += "\\(ti";
        break;
      case '`':
        roff += "\\(ga";
        break;
      default:
        roff += c;
    }
  }
  return roff;
}

std::string ManPage(const Program& program) {
  std::string roff = "'\\\" Made by: " + program.name + " help --man\n.TH " +
                     RoffText(UpperCase(program.name)) + " 1 \"\" \"" +
                     RoffText(program.name + ' ' + program.version) +
                     "\" \"User Commands\"\n.SH NAME\n" +
                     RoffText(program.name) + " \\- " +
                     RoffText(program.summary) + "\n.SH SYNOPSIS\n" +
                     Bold(program.name) + ' ' + Italic("COMMAND") + " [" +
                     Italic("ARGUMENT...") + "]\n" + ".SH DESCRIPTION\n" +
                     Paragraphs(program.help.description) + ".SH COMMANDS\n";
  for (const Command& command : program.commands) {
    roff += CommandSection(program, command);
  }
  roff += CommonOptions(program);
  return roff + Terms("EXIT STATUS", program.help.exit_statuses) +
         Terms("ENVIRONMENT", program.environment) +
         Terms("FILES", program.help.files) +
         (program.help.examples.empty() ? "" : ".SH EXAMPLES\n") +
         Examples(program.help.examples);
}

}  // namespace insight::usage
