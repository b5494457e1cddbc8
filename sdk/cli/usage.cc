#include "sdk/cli/usage.h"

#include <algorithm>
#include <vector>

namespace insight {
namespace {

constexpr std::string_view kUsage = "usage: ";
// argparse keeps two columns free, and starts explanations at column 24.
constexpr std::size_t kMargin = 2;
constexpr std::size_t kHelpColumn = 24;
constexpr std::size_t kLeastWidth = 11;

std::size_t TextWidth(std::size_t columns) {
  return std::max(columns, kMargin + kLeastWidth) - kMargin;
}

std::string WithMetavar(std::string_view name, std::string_view metavar) {
  std::string text(name);
  if (!metavar.empty()) text.append(" ").append(metavar);
  return text;
}

std::vector<std::string> OptionParts(const UsageSpec& spec) {
  std::vector<std::string> parts;
  for (const OptionSpec& option : spec.options) {
    if (option.hidden) continue;
    const std::string_view shown =
        option.alias.empty() ? option.name : option.alias;
    parts.push_back("[" + WithMetavar(shown, option.metavar) + "]");
  }
  return parts;
}

std::vector<std::string> PositionalParts(const UsageSpec& spec) {
  if (!spec.commands.empty()) return {CommandChoices(spec.commands) + " ..."};
  if (!spec.positional.name.empty()) {
    return {std::string(spec.positional.name)};
  }
  return {};
}

// Fills lines with `parts`, each indented by `indent`; `first` starts the first
// one in place of the indentation.
std::vector<std::string> FillLines(const std::vector<std::string>& parts,
                                   std::size_t indent, std::size_t width,
                                   std::string_view first) {
  std::vector<std::string> lines;
  const std::string blank(indent, ' ');
  std::string line(first);
  bool empty = first.empty();
  if (empty) line = blank;
  for (const std::string& part : parts) {
    if (!empty && line.size() + 1 + part.size() > width) {
      lines.push_back(line);
      line = blank;
      empty = true;
    }
    if (!empty) line += ' ';
    line += part;
    empty = false;
  }
  lines.push_back(line);
  return lines;
}

std::vector<std::string> Wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end =
        std::min(text.find_first_of(" \t\r\n", begin), text.size());
    if (end > begin) words.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return FillLines(words, 0, width, "");
}

// One line of a list of arguments: what it is called and what it does.
struct Entry {
  std::size_t indent;
  std::string name;
  std::string_view help;
};

std::vector<Entry> PositionalEntries(const UsageSpec& spec) {
  std::vector<Entry> entries;
  if (!spec.commands.empty()) {
    entries.push_back({2, CommandChoices(spec.commands), spec.positional.help});
    for (const CommandSpec& command : spec.commands) {
      if (command.hidden) continue;
      entries.push_back({4, std::string(command.name), command.help});
    }
  } else if (!spec.positional.name.empty()) {
    entries.push_back(
        {2, std::string(spec.positional.name), spec.positional.help});
  }
  return entries;
}

std::vector<Entry> OptionEntries(const UsageSpec& spec) {
  std::vector<Entry> entries;
  for (const OptionSpec& option : spec.options) {
    if (option.hidden) continue;
    std::string name;
    if (!option.alias.empty()) {
      name = WithMetavar(option.alias, option.metavar) + ", ";
    }
    name += WithMetavar(option.name, option.metavar);
    entries.push_back({2, std::move(name), option.help});
  }
  return entries;
}

std::size_t Widest(const std::vector<Entry>& entries) {
  std::size_t widest = 0;
  for (const Entry& entry : entries) {
    widest = std::max(widest, entry.indent + entry.name.size());
  }
  return widest;
}

void AppendEntry(const Entry& entry, std::size_t column, std::size_t width,
                 std::string& text) {
  std::string line = std::string(entry.indent, ' ') + entry.name;
  if (line.size() + 2 > column) {
    text += line + "\n";
    line.clear();
  }
  for (const std::string& part : Wrap(entry.help, width - column)) {
    line.resize(column, ' ');
    text += line + part + "\n";
    line.clear();
  }
}

void AppendSection(std::string_view title, const std::vector<Entry>& entries,
                   std::size_t column, std::size_t width, std::string& text) {
  if (entries.empty()) return;
  text.append("\n").append(title).append(":\n");
  for (const Entry& entry : entries) AppendEntry(entry, column, width, text);
}

}  // namespace

std::string CommandChoices(std::span<const CommandSpec> commands) {
  std::string choices;
  for (const CommandSpec& command : commands) {
    if (command.hidden) continue;
    choices += choices.empty() ? "{" : ",";
    choices += command.name;
  }
  return choices + "}";
}

std::string UsageText(const UsageSpec& spec, std::size_t columns) {
  const std::size_t width = TextWidth(columns);
  const std::string start = std::string(kUsage) + spec.program;
  const std::vector<std::string> options = OptionParts(spec);
  const std::vector<std::string> positionals = PositionalParts(spec);
  std::vector<std::string> all = options;
  all.insert(all.end(), positionals.begin(), positionals.end());
  std::vector<std::string> lines =
      FillLines(all, 0, std::string::npos, start);  // All in one, if it fits.
  if (lines.front().size() > width) {
    if (start.size() * 4 <= width * 3) {
      lines = FillLines(options, start.size() + 1, width, start);
    } else {
      lines = {start};
      const auto more = FillLines(options, kUsage.size(), width, "");
      lines.insert(lines.end(), more.begin(), more.end());
    }
    if (!positionals.empty()) {
      const std::size_t indent =
          start.size() * 4 <= width * 3 ? start.size() + 1 : kUsage.size();
      const auto more = FillLines(positionals, indent, width, "");
      lines.insert(lines.end(), more.begin(), more.end());
    }
  }
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

std::string HelpText(const UsageSpec& spec, std::size_t columns) {
  const std::size_t width = TextWidth(columns);
  std::string text = UsageText(spec, columns);
  if (!spec.description.empty()) {
    text += "\n";
    for (const std::string& line : Wrap(spec.description, width)) {
      text += line + "\n";
    }
  }
  const std::vector<Entry> positionals = PositionalEntries(spec);
  const std::vector<Entry> options = OptionEntries(spec);
  const std::size_t column =
      std::min(std::max(Widest(positionals), Widest(options)) + 2, kHelpColumn);
  const std::size_t full = std::max(width, column + kLeastWidth);
  AppendSection("positional arguments", positionals, column, full, text);
  AppendSection("options", options, column, full, text);
  return text;
}

}  // namespace insight
