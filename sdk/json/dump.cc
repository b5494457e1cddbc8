#include "sdk/json/dump.h"

#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

#include "sdk/json/json.h"
#include "sdk/json/number_text.h"
#include "sdk/json/sorted_members.h"
#include "sdk/json/unicode.h"

namespace insight {
namespace {

struct Layout {
  std::string_view comma;
  std::string_view colon;
  bool sorted = false;
  bool indented = false;
};

constexpr Layout kDefault = {.comma = ", ", .colon = ": "};
constexpr Layout kCompactSorted = {.comma = ",", .colon = ":", .sorted = true};
constexpr Layout kIndented = {.comma = ",", .colon = ": ", .indented = true};

void AppendCodeUnit(char32_t unit, std::string& out) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) {
    out += kDigits[(unit >> shift) & 0xF];
  }
}

void AppendEscape(char32_t c, std::string& out) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\b':
      out += "\\b";
      return;
    default:
      break;
  }
  if (c >= 0x10000) {
    AppendCodeUnit(0xD800 + ((c - 0x10000) >> 10), out);
    c = 0xDC00 + (c & 0x3FF);
  }
  AppendCodeUnit(c, out);
}

// A long string leaves room behind it, so that what follows does not make `out`
// grow, which is to copy the string once more.
constexpr std::size_t kLongString = 4096;
constexpr std::size_t kRoomBehind = 4096;

void AppendString(std::string_view text, std::string& out) {
  if (text.size() >= kLongString) {
    out.reserve(out.size() + text.size() + kRoomBehind);
  }
  out += '"';
  while (true) {
    const std::size_t plain = PlainPrefix(text);
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const CodePoint c = FirstCodePoint(text, Surrogates::kAccept);
    AppendEscape(c.value, out);
    text.remove_prefix(c.length);
  }
  out += '"';
}

void AppendDouble(double value, std::string& out) {
  if (std::isnan(value)) {
    out += "NaN";
  } else if (std::isinf(value)) {
    out += value < 0 ? "-Infinity" : "Infinity";
  } else {
    AppendFiniteDouble(value, out);
  }
}

class Writer {
 public:
  Writer(const Layout& layout, std::string& out) : layout_(layout), out_(out) {}

  void Write(const Json& value) {
    switch (value.type()) {
      case Json::value_t::null:
        out_ += "null";
        return;
      case Json::value_t::boolean:
        out_ += value.get<bool>() ? "true" : "false";
        return;
      case Json::value_t::string:
        AppendString(value.get_ref<const std::string&>(), out_);
        return;
      case Json::value_t::number_float:
        AppendDouble(value.get<double>(), out_);
        return;
      case Json::value_t::array:
        WriteArray(value);
        return;
      case Json::value_t::object:
        WriteObject(value.get_ref<const Json::object_t&>());
        return;
      default:
        WriteInteger(value);
    }
  }

 private:
  void WriteInteger(const Json& value) {
    if (!IsInteger(value)) {
      throw std::invalid_argument(
          "Binary content is no JSON; encode it as Base64 text first.");
    }
    out_ += IntegerText(value);
  }

  void WriteArray(const Json& array) {
    out_ += '[';
    ++level_;
    bool first = true;
    for (const Json& element : array) {
      Separate(first);
      Write(element);
    }
    Close(first, ']');
  }

  void WriteObject(const Json::object_t& object) {
    out_ += '{';
    ++level_;
    bool first = true;
    if (layout_.sorted) {
      for (const auto* member : SortedMembers(object)) {
        WriteMember(*member, first);
      }
    } else {
      for (const auto& member : object) WriteMember(member, first);
    }
    Close(first, '}');
  }

  void WriteMember(const Json::object_t::value_type& member, bool& first) {
    Separate(first);
    AppendString(member.first, out_);
    out_ += layout_.colon;
    Write(member.second);
  }

  void Separate(bool& first) {
    if (!first) out_ += layout_.comma;
    first = false;
    if (layout_.indented) BreakLine();
  }

  void Close(bool empty, char bracket) {
    --level_;
    if (layout_.indented && !empty) BreakLine();
    out_ += bracket;
  }

  void BreakLine() {
    out_ += '\n';
    out_.append(2 * level_, ' ');
  }

  const Layout& layout_;
  std::string& out_;
  std::size_t level_ = 0;
};

}  // namespace

void AppendJson(const Json& value, std::string& out) {
  Writer(kDefault, out).Write(value);
}

std::string DumpJson(const Json& value) {
  std::string out;
  AppendJson(value, out);
  return out;
}

void AppendCompactSortedJson(const Json& value, std::string& out) {
  Writer(kCompactSorted, out).Write(value);
}

std::string DumpCompactSortedJson(const Json& value) {
  std::string out;
  AppendCompactSortedJson(value, out);
  return out;
}

void AppendIndentedJson(const Json& value, std::string& out) {
  Writer(kIndented, out).Write(value);
}

std::string DumpIndentedJson(const Json& value) {
  std::string out;
  AppendIndentedJson(value, out);
  return out;
}

}  // namespace insight
