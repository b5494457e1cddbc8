#include "sdk/json/python_text.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "sdk/json/json.h"
#include "sdk/json/python_repr.h"
#include "sdk/json/sorted_members.h"
#include "sdk/json/unicode.h"

namespace insight {
namespace {

// What str.splitlines() takes for the end of a line, other than CR LF.
bool EndsLine(char32_t c) {
  return (c >= 0x0A && c <= 0x0D) || (c >= 0x1C && c <= 0x1E) || c == 0x85 ||
         c == 0x2028 || c == 0x2029;
}

// What \s matches in a Python pattern.
bool IsSpace(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 ||
         c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

// Returns how many bytes at the start of `text` satisfy `predicate`.
template <typename Predicate>
std::size_t PrefixWhere(std::string_view text, Predicate predicate) {
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint c = FirstCodePoint(text.substr(at), Surrogates::kAccept);
    if (!predicate(c.value)) break;
    at += c.length;
  }
  return at;
}

// Splits off and returns the first line with its end.
std::string_view TakeLine(std::string_view& text) {
  std::size_t end = PrefixWhere(text, [](char32_t c) { return !EndsLine(c); });
  if (text.substr(end).starts_with("\r\n")) {
    end += 2;
  } else if (end < text.size()) {
    end += FirstCodePoint(text.substr(end), Surrogates::kAccept).length;
  }
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end);
  return line;
}

// Splits off and returns the first word with the blanks after it.
std::string_view TakeWord(std::string_view& line) {
  std::size_t end = PrefixWhere(line, [](char32_t c) { return !IsSpace(c); });
  end += PrefixWhere(line.substr(end), IsSpace);
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(end);
  return word;
}

int Length(std::string_view repr) {
  return static_cast<int>(CountCodePoints(repr, Surrogates::kAccept));
}

// Whether repr(text) has at most `width` characters.  Fast for long texts.
bool Fits(std::string_view text, int width) {
  if (width < 0) return false;
  std::string repr;
  AppendQuoted(text, {.enough = 4 * static_cast<std::size_t>(width)}, repr);
  return Length(repr) <= width;
}

// In all methods, `indent` is the column where the value starts, and
// `allowance` how many characters come after it on its last line.
class PrettyPrinter {
 public:
  explicit PrettyPrinter(int width) : width_(width) {}

  std::string Print(const Json& value) {
    if (value.is_string()) {
      PrintTopString(value.get_ref<const std::string&>());
    } else {
      Print(value, 0, 0);
    }
    return std::move(out_);
  }

 private:
  void Print(const Json& value, int indent, int allowance) {
    if (PrintOnOneLine(value, width_ - indent - allowance)) return;
    if (value.is_object()) {
      PrintObject(value.get_ref<const Json::object_t&>(), indent,
                  allowance + 1);
    } else if (value.is_array()) {
      PrintArray(value, indent, allowance + 1);
    } else if (value.is_string()) {
      PrintChunks(
          Chunks(value.get_ref<const std::string&>(), indent, allowance),
          indent);
    } else {
      AppendRepr(value, {}, out_);
    }
  }

  bool PrintOnOneLine(const Json& value, int width) {
    if (width < 0) return false;
    const std::size_t start = out_.size();
    // A character has at most four bytes.
    AppendRepr(value,
               {.sorted = true, .enough = 4 * static_cast<std::size_t>(width)},
               out_);
    if (Length(std::string_view(out_).substr(start)) <= width) return true;
    out_.resize(start);
    return false;
  }

  void PrintObject(const Json::object_t& object, int indent, int allowance) {
    out_ += '{';
    ++indent;
    const auto members = SortedMembers(object);
    for (std::size_t i = 0; i < members.size(); ++i) {
      const bool last = i + 1 == members.size();
      const std::string key = PythonQuoted(members[i]->first);
      out_ += key;
      out_ += ": ";
      Print(members[i]->second, indent + Length(key) + 2, last ? allowance : 1);
      if (!last) BreakLine(indent, ",");
    }
    out_ += '}';
  }

  void PrintArray(const Json& array, int indent, int allowance) {
    out_ += '[';
    ++indent;
    for (std::size_t i = 0; i < array.size(); ++i) {
      if (i > 0) BreakLine(indent, ",");
      Print(array[i], indent, i + 1 == array.size() ? allowance : 1);
    }
    out_ += ']';
  }

  // A string that is not inside anything stands in parentheses if it is broken.
  void PrintTopString(const std::string& text) {
    if (Fits(text, width_)) {
      AppendQuoted(text, {}, out_);
      return;
    }
    const std::vector<std::string> chunks = Chunks(text, 1, 1);
    if (chunks.size() > 1) out_ += '(';
    PrintChunks(chunks, 1);
    if (chunks.size() > 1) out_ += ')';
  }

  void PrintChunks(const std::vector<std::string>& chunks, int indent) {
    for (std::size_t i = 0; i < chunks.size(); ++i) {
      if (i > 0) BreakLine(indent, "");
      out_ += chunks[i];
    }
  }

  // Breaks `text` into literals that Python joins: at the ends of lines, and
  // within a line that is too long after words.
  [[nodiscard]] std::vector<std::string> Chunks(std::string_view text,
                                                int indent,
                                                int allowance) const {
    std::vector<std::string> chunks;
    if (text.empty()) return {PythonQuoted(text)};
    while (!text.empty()) {
      const std::string_view line = TakeLine(text);
      const bool last = text.empty();
      if (Fits(line, width_ - indent - (last ? allowance : 0))) {
        chunks.push_back(PythonQuoted(line));
      } else {
        AddWords(line, width_ - indent, last ? allowance : 0, chunks);
      }
    }
    return chunks;
  }

  static void AddWords(std::string_view line, int width, int allowance,
                       std::vector<std::string>& chunks) {
    std::size_t length = 0;  // Of the chunk, which starts at `start`.
    const char* start = line.data();
    while (!line.empty()) {
      const std::string_view word = TakeWord(line);
      const int room = line.empty() ? width - allowance : width;
      if (!Fits({start, length + word.size()}, room)) {
        if (length > 0) {
          chunks.push_back(PythonQuoted({start, length}));
        }
        start = word.data();
        length = 0;
      }
      length += word.size();
    }
    chunks.push_back(PythonQuoted({start, length}));
  }

  void BreakLine(int indent, std::string_view before) {
    out_ += before;
    out_ += '\n';
    out_.append(static_cast<std::size_t>(indent), ' ');
  }

  const int width_;
  std::string out_;
};

}  // namespace

std::string PythonQuoted(std::string_view text) {
  std::string out;
  AppendQuoted(text, {}, out);
  return out;
}

std::string PythonRepr(const Json& value) {
  std::string out;
  AppendRepr(value, {}, out);
  return out;
}

std::string PythonStr(const Json& value) {
  return value.is_string() ? value.get<std::string>() : PythonRepr(value);
}

std::string PythonPrettyPrint(const Json& value, int width) {
  return PrettyPrinter(width).Print(value);
}

}  // namespace insight
