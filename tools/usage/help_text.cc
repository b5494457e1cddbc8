#include "tools/usage/help_text.h"

#include <algorithm>
#include <functional>
#include <vector>

#include "tools/files/text_lines.h"

namespace insight::usage {
namespace {

constexpr std::size_t kTermColumn = 2;
constexpr std::size_t kWidestTerm = 26;

std::vector<std::string_view> SplitWords(std::string_view text) {
  std::vector<std::string_view> words;
  while (true) {
    const std::size_t start = text.find_first_not_of(" \n");
    if (start == std::string_view::npos) return words;
    const std::size_t end =
        std::min(text.find_first_of(" \n", start), text.size());
    words.push_back(text.substr(start, end - start));
    text.remove_prefix(end);
  }
}

std::string WrappedParagraph(std::string_view text, std::size_t indent,
                             std::size_t width) {
  std::string lines;
  std::string line;
  for (const std::string_view word : SplitWords(text)) {
    if (!line.empty() && indent + line.size() + 1 + word.size() > width) {
      lines += std::string(indent, ' ') + line + '\n';
      line.clear();
    }
    line += (line.empty() ? "" : " ") + std::string(word);
  }
  if (!line.empty()) lines += std::string(indent, ' ') + line + '\n';
  return lines;
}

// "NAME     meaning", the meanings below one another.
std::string Terms(const std::vector<Term>& terms) {
  std::size_t column = 0;
  for (const Term& term : terms) {
    if (term.name.size() <= kWidestTerm) {
      column = std::max(column, kTermColumn + term.name.size() + 2);
    }
  }
  if (column == 0) column = 2 * kTermColumn + 2;
  std::string text;
  for (const Term& term : terms) {
    std::string meaning = Wrapped(term.meaning, column);
    const std::string name = std::string(kTermColumn, ' ') + term.name;
    if (meaning.empty()) {
      text += name + '\n';
    } else if (name.size() + 2 > column) {
      text += name + '\n' + meaning;
    } else {
      text += name + meaning.substr(name.size());
    }
  }
  return text;
}

std::string Section(std::string_view title, const std::string& body) {
  return body.empty() ? "" : '\n' + std::string(title) + ":\n" + body;
}

std::string Description(const Argument& argument) {
  std::string text = argument.description;
  if (argument.choices.empty()) return text;
  if (!text.empty()) text += ": ";
  for (std::size_t i = 0; i < argument.choices.size(); ++i) {
    text += (i == 0                             ? ""
             : i + 1 == argument.choices.size() ? " or "
                                                : ", ") +
            argument.choices[i];
  }
  return text;
}

std::string Arguments(const std::vector<Argument>& arguments,
                      const std::function<bool(const Argument&)>& wanted) {
  std::vector<Term> terms;
  for (const Argument& argument : arguments) {
    if (wanted(argument)) {
      terms.push_back({Spelling(argument), Description(argument)});
    }
  }
  return Terms(terms);
}

std::string Examples(const std::vector<Example>& examples) {
  std::string text;
  for (const Example& example : examples) {
    text += Wrapped(example.purpose + ':', 2);
    for (const std::string_view line : tool::SplitLines(example.command)) {
      text += "    " + std::string(line) + '\n';
    }
  }
  return text;
}

std::string Paragraphs(const std::string& description) {
  return description.empty() ? "" : '\n' + Wrapped(description, 0);
}

}  // namespace

std::string Wrapped(std::string_view text, std::size_t indent,
                    std::size_t width) {
  std::string wrapped;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    const std::string lines =
        WrappedParagraph(text.substr(0, end), indent, width);
    if (!wrapped.empty() && !lines.empty()) wrapped += '\n';
    wrapped += lines;
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return wrapped;
}

std::string HelpText(const Program& program) {
  std::vector<Term> commands;
  for (const Command& command : program.commands) {
    commands.push_back({command.name, command.summary});
  }
  return program.name + ": " + program.summary + "\n\nUsage: " + program.name +
         " COMMAND [ARGUMENT...]\n" + Paragraphs(program.help.description) +
         Section("Commands", Terms(commands)) +
         Section("Options", Arguments(program.arguments,
                                      [](const Argument&) { return true; })) +
         Section("Exit status", Terms(program.help.exit_statuses)) +
         Section("Environment", Terms(program.environment)) +
         Section("Files", Terms(program.help.files)) +
         Section("Examples", Examples(program.help.examples)) + "\n'" +
         program.name + " help COMMAND' says more of a command.\n";
}

std::string HelpText(const Program& program, const Command& command) {
  const std::vector<Argument>& all = command.arguments;
  return Wrapped(program.name + ' ' + command.name + ": " + command.summary,
                 0) +
         "\nUsage: " + UsageLine(program, command) + '\n' +
         Paragraphs(command.help.description) +
         Section("Arguments",
                 Arguments(all, [](const Argument& a) { return a.is_plain; })) +
         Section("Options", Arguments(all,
                                      [](const Argument& a) {
                                        return !a.is_plain && !a.is_common;
                                      })) +
         Section("Common options", Arguments(all,
                                             [](const Argument& a) {
                                               return !a.is_plain &&
                                                      a.is_common;
                                             })) +
         Section("Exit status", Terms(ExitStatuses(program, command))) +
         Section("Files", Terms(command.help.files)) +
         Section("Examples", Examples(command.help.examples));
}

}  // namespace insight::usage
