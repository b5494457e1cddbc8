#include "tools/generator/code_printer.h"

#include <algorithm>
#include <vector>

#include "sdk/error/check.h"
#include "tools/files/text_lines.h"

namespace insight::generator {
namespace {

std::size_t Indentation(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

bool IsBlank(std::string_view line) { return Indentation(line) == line.size(); }

// The lines of a template, without its first and last line break and without
// the indentation that they share.
std::vector<std::string_view> TemplateLines(std::string_view code) {
  std::vector<std::string_view> lines = tool::SplitLines(code);
  if (lines.size() > 1 && lines.front().empty()) lines.erase(lines.begin());
  if (lines.size() > 1 && IsBlank(lines.back())) lines.pop_back();
  std::size_t shared = std::string_view::npos;
  for (const std::string_view line : lines) {
    if (!IsBlank(line)) shared = std::min(shared, Indentation(line));
  }
  for (std::string_view& line : lines) {
    line.remove_prefix(std::min(shared, line.size()));
  }
  return lines;
}

const CodePrinter::Value& FindVariable(CodePrinter::Variables variables,
                                       std::string_view name) {
  for (const auto& [known, value] : variables) {
    if (known == name) return value;
  }
  BrokenInvariant("a template's variable is given: " + std::string(name));
}

}  // namespace

void CodePrinter::Emit(Variables variables, std::string_view code) {
  for (const std::string_view line : TemplateLines(code)) {
    EmitLine(variables, line);
  }
}

void CodePrinter::EmitLine(Variables variables, std::string_view line) {
  const std::size_t indent = Indentation(line);
  std::string_view rest = line.substr(indent);
  const std::size_t open = rest.find('$');
  if (open == 0 && rest.find('$', 1) == rest.size() - 1) {
    EmitValue(FindVariable(variables, rest.substr(1, rest.size() - 2)), indent);
    return;
  }
  std::string text(rest.empty() ? 0 : indent_ + indent, ' ');
  while (true) {
    const std::size_t start = rest.find('$');
    text += rest.substr(0, start);
    if (start == std::string_view::npos) break;
    const std::size_t end = rest.find('$', start + 1);
    Check(end != std::string_view::npos, "a template's variable ends with $");
    const Value& value =
        FindVariable(variables, rest.substr(start + 1, end - start - 1));
    Check(std::holds_alternative<std::string>(value),
          "a function is alone on its line");
    text += std::get<std::string>(value);
    rest.remove_prefix(end + 1);
  }
  text_ += text + '\n';
}

void CodePrinter::EmitValue(const Value& value, std::size_t indent) {
  indent_ += indent;
  if (const auto* text = std::get_if<std::string>(&value)) {
    if (!text->empty()) EmitIndented(*text);
  } else {
    std::get<std::function<void()>>(value)();
  }
  indent_ -= indent;
}

void CodePrinter::EmitIndented(std::string_view lines) {
  for (const std::string_view line : tool::SplitLines(lines)) {
    if (!line.empty()) text_ += std::string(indent_, ' ');
    text_ += line;
    text_ += '\n';
  }
}

void CodePrinter::BlankLine() {
  if (text_.empty() || text_.ends_with("\n\n") || text_.ends_with("{\n")) {
    return;
  }
  text_ += '\n';
}

void CodePrinter::Verbatim(std::string_view lines) {
  text_ += lines;
  text_ += '\n';
}

}  // namespace insight::generator
