#include "tools/generator/code_text.h"

#include <algorithm>

#include "tools/files/text_lines.h"

namespace insight::generator {
namespace {

constexpr std::size_t kColumns = 80;

bool IsPrintable(char c) { return c >= ' ' && c <= '~'; }

// Three digits, so that a digit after it is no part of it.
std::string OctalEscape(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return {'\\', static_cast<char>('0' + (byte >> 6)),
          static_cast<char>('0' + ((byte >> 3) & 7)),
          static_cast<char>('0' + (byte & 7))};
}

// GCC warns of a backslash that blanks part from the end of its line, in raw
// literals, too, and knows no option against that.
bool HasBackslashBeforeBlanks(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  const std::size_t last = line.find_last_not_of(' ');
  return last != std::string_view::npos && last + 1 < line.size() &&
         line[last] == '\\';
}

bool MayBeRaw(std::string_view text) {
  const std::vector<std::string_view> lines = tool::SplitBehindNewlines(text);
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return IsPrintable(c) || c == '\n'; }) &&
         std::none_of(lines.begin(), lines.end(), HasBackslashBeforeBlanks);
}

std::string RawLiteral(std::string_view text) {
  std::string delimiter = "text";
  for (int i = 2; text.find(')' + delimiter + '"') != std::string_view::npos;
       ++i) {
    delimiter = "text" + std::to_string(i);
  }
  return "R\"" + delimiter + "(" + std::string(text) + ")" + delimiter + "\"";
}

// Characters that a comment must not have: controls, and what changes the
// direction of text or is not to be seen, so that code would not be what it
// looks like (UTS 55).  Returns the length of such a one at the start, else 0.
std::size_t HiddenCharacterLength(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  if (byte(0) < 0x20 || byte(0) == 0x7F) return 1;
  if (byte(0) == 0xC2 && byte(1) < 0xA0) return 2;  // U+0080 to U+009F
  const bool is_general_punctuation = byte(0) == 0xE2;
  if (is_general_punctuation && byte(1) == 0x80 &&
      ((byte(2) >= 0x8B && byte(2) <= 0x8F) ||
       (byte(2) >= 0xA8 && byte(2) <= 0xAE))) {
    return 3;  // U+200B to U+200F, U+2028 to U+202E
  }
  if (is_general_punctuation && byte(1) == 0x81 && byte(2) >= 0xA0 &&
      byte(2) <= 0xAF) {
    return 3;  // U+2060 to U+206F
  }
  return 0;
}

std::vector<std::string> CleanWords(std::string_view text) {
  std::vector<std::string> words(1);
  while (!text.empty()) {
    const std::size_t hidden = HiddenCharacterLength(text);
    if (hidden > 0 || text.front() == ' ') {
      if (!words.back().empty()) words.emplace_back();
      text.remove_prefix(std::max(hidden, std::size_t{1}));
    } else {
      words.back() += text.front();
      text.remove_prefix(1);
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

// A backslash there would join the next line to the comment.
void EndCommentLine(std::string& comment) {
  while (comment.ends_with('\\') || comment.ends_with(' ') ||
         comment.ends_with("?\?/")) {
    comment.pop_back();
  }
}

std::string Fill(std::string_view prefix,
                 const std::vector<std::string>& arguments,
                 std::string_view suffix, std::size_t indent,
                 std::size_t columns) {
  std::string text(prefix);
  std::size_t column = prefix.size();
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const bool is_last = i + 1 == arguments.size();
    const std::string argument =
        arguments[i] + (is_last ? std::string(suffix) : ",");
    if (i > 0 && column + 1 + argument.size() > columns) {
      text += '\n' + std::string(indent, ' ');
      column = indent;
    } else if (i > 0) {
      text += ' ';
      ++column;
    }
    text += argument;
    column += argument.size();
  }
  if (arguments.empty()) text += suffix;
  return text;
}

bool Fits(std::string_view text, std::size_t columns) {
  const std::vector<std::string_view> lines = tool::SplitBehindNewlines(text);
  return std::all_of(lines.begin(), lines.end(), [&](std::string_view line) {
    return line.size() - (line.ends_with('\n') ? 1 : 0) <= columns;
  });
}

}  // namespace

std::string StringLiteral(std::string_view text) {
  std::string literal = "\"";
  char previous = '\0';
  for (const char c : text) {
    if (c == '"' || c == '\\' || (c == '?' && previous == '?')) {
      literal += '\\';
      literal += c;
    } else if (c == '\n') {
      literal += "\\n";
    } else if (IsPrintable(c)) {
      literal += c;
    } else {
      literal += OctalEscape(c);
    }
    previous = c;
  }
  return literal + '"';
}

std::string TextLiteral(std::string_view text) {
  if (MayBeRaw(text)) return RawLiteral(text);
  std::string literals;
  for (const std::string_view line : tool::SplitBehindNewlines(text)) {
    if (!literals.empty()) literals += '\n';
    literals += StringLiteral(line);
  }
  return literals;
}

std::string Comment(std::string_view text, std::size_t indent) {
  std::string comment;
  std::size_t column = 0;
  for (const std::string& word : CleanWords(text)) {
    if (comment.empty() || indent + column + 1 + word.size() > kColumns) {
      EndCommentLine(comment);
      if (!comment.empty()) comment += '\n';
      comment += "// ";
      column = 3;
    } else {
      comment += ' ';
      ++column;
    }
    comment += word;
    column += word.size();
  }
  EndCommentLine(comment);
  return comment;
}

std::string Declaration(std::string_view prefix,
                        const std::vector<std::string>& arguments,
                        std::string_view suffix, std::size_t indent) {
  const std::string open = std::string(prefix) + "(";
  const std::string close = ")" + std::string(suffix);
  const std::size_t columns = kColumns - indent;
  std::string aligned = Fill(open, arguments, close, open.size(), columns);
  if (Fits(aligned, columns)) return aligned;
  constexpr std::size_t kContinuation = 4;
  return open + "\n" +
         Fill(std::string(kContinuation, ' '), arguments, close, kContinuation,
              columns);
}

std::string IncludeGuard(std::string_view header) {
  std::string guard;
  for (const char c : header) {
    const bool is_lower = c >= 'a' && c <= 'z';
    const bool is_other = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    guard += is_lower ? static_cast<char>(c - 'a' + 'A') : is_other ? c : '_';
  }
  return guard + '_';
}

}  // namespace insight::generator
