#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "tools/files/text_lines.h"
#include "tools/validator/help/help_rules.h"

namespace insight::validator {
namespace {

std::string_view WithoutReturn(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// An example: its lines' numbers in the file, from 0.
struct Block {
  std::string_view title;  // "Example input"
  std::size_t begin;
  std::size_t end;  // Of the line behind its last.
};

// Returns the code that follows lines like "Example input:".
std::vector<Block> FindExamples(const std::vector<std::string_view>& lines) {
  std::vector<Block> blocks;
  std::string_view title;
  std::optional<std::size_t> open;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = WithoutReturn(lines[i]);
    if (line.starts_with("```")) {
      if (open && !title.empty()) blocks.push_back({title, *open, i});
      if (open) title = {};
      open = open ? std::nullopt : std::optional(i + 1);
    } else if (!open && line.starts_with("Example ") && line.ends_with(':')) {
      title = line.substr(0, line.size() - 1);
    } else if (!open && !line.empty()) {
      title = {};
    }
  }
  return blocks;
}

std::size_t Indentation(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

// Returns the first line that is indented otherwise than we would, or not
// there.
std::optional<std::size_t> FirstMisindented(
    const std::vector<std::string_view>& lines, const Block& block,
    const Json& value) {
  const std::string dump = DumpIndentedJson(value);
  const std::vector<std::string_view> ours = tool::SplitLines(dump);
  for (std::size_t i = 0; i < std::max(ours.size(), block.end - block.begin);
       ++i) {
    if (i >= ours.size() || block.begin + i >= block.end) {
      return std::min(block.begin + i, block.end - 1);
    }
    const std::string_view line = lines[block.begin + i];
    if (Indentation(line) != Indentation(ours[i])) return block.begin + i;
  }
  return std::nullopt;
}

class ExampleChecker {
 public:
  ExampleChecker(std::string_view help, Findings& findings)
      : lines_(tool::SplitLines(help)), findings_(findings) {}

  void Check() {
    for (const Block& block : FindExamples(lines_)) {
      std::string json;
      for (std::size_t i = block.begin; i < block.end; ++i) {
        json += std::string(lines_[i]) + '\n';
      }
      try {
        CheckIndentation(block, ParseJson(json));
      } catch (const JsonParseException& e) {
        Complain(block.begin + e.line() - 1, e.column(),
                 std::string(block.title) + " is invalid JSON: " + e.what());
      }
    }
  }

 private:
  void CheckIndentation(const Block& block, const Json& value) {
    if (const std::optional<std::size_t> line =
            FirstMisindented(lines_, block, value)) {
      Complain(*line, Indentation(lines_[*line]) + 1,
               std::string(block.title) +
                   " is improperly formatted JSON; it needs 2 space "
                   "indentation, and each member its line");
    }
  }

  void Complain(std::size_t line, std::size_t column, std::string text) {
    findings_.Add(
        {.position = {static_cast<int>(line) + 1, static_cast<int>(column)},
         .text = std::move(text),
         .file = "help.md"});
  }

  const std::vector<std::string_view> lines_;
  Findings& findings_;
};

}  // namespace

void CheckHelpExamples(const PluginFolder& folder, Findings& findings) {
  if (const std::string* help = folder.Read("help.md")) {
    ExampleChecker(*help, findings).Check();
  }
}

}  // namespace insight::validator
