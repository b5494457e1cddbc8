#include "sdk/json/python_repr.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "sdk/json/json.h"
#include "sdk/json/number_text.h"
#include "sdk/json/sorted_members.h"
#include "sdk/json/unicode.h"

namespace insight {
namespace {

void AppendHex(char32_t c, int digits, std::string& out) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
    out += kDigits[(c >> shift) & 0xF];
  }
}

void AppendUnprintable(char32_t c, std::string& out) {
  if (c == '\t') {
    out += "\\t";
  } else if (c == '\n') {
    out += "\\n";
  } else if (c == '\r') {
    out += "\\r";
  } else if (c < 0x100) {
    out += "\\x";
    AppendHex(c, 2, out);
  } else if (c < 0x10000) {
    out += "\\u";
    AppendHex(c, 4, out);
  } else {
    out += "\\U";
    AppendHex(c, 8, out);
  }
}

void AppendCharacter(char32_t c, char quote, std::string& out) {
  if (c == static_cast<char32_t>(quote) || c == '\\') {
    out += '\\';
    out += static_cast<char>(c);
  } else if (IsPrintable(c)) {
    AppendCodePoint(c, out);
  } else {
    AppendUnprintable(c, out);
  }
}

void AppendDouble(double value, std::string& out) {
  if (std::isnan(value)) {
    out += "nan";
  } else if (std::isinf(value)) {
    out += value < 0 ? "-inf" : "inf";
  } else {
    AppendFiniteDouble(value, out);
  }
}

class ReprWriter {
 public:
  ReprWriter(const ReprOptions& options, std::string& out)
      : options_(options), out_(out), start_(out.size()) {}

  void Write(const Json& value) {
    switch (value.type()) {
      case Json::value_t::null:
        out_ += "None";
        return;
      case Json::value_t::boolean:
        out_ += value.get<bool>() ? "True" : "False";
        return;
      case Json::value_t::string:
        Write(std::string_view(value.get_ref<const std::string&>()));
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

  void Write(std::string_view text) {
    const bool has_single = text.find('\'') != std::string_view::npos;
    const bool has_double = text.find('"') != std::string_view::npos;
    const char quote = has_single && !has_double ? '"' : '\'';
    out_ += quote;
    while (!text.empty() && !HasEnough()) {
      std::size_t plain = PlainPrefix(text);
      plain = std::min({plain, text.find(quote), options_.enough});
      out_ += text.substr(0, plain);
      text.remove_prefix(plain);
      if (text.empty()) break;
      const CodePoint c = FirstCodePoint(text, Surrogates::kAccept);
      AppendCharacter(c.value, quote, out_);
      text.remove_prefix(c.length);
    }
    out_ += quote;
  }

 private:
  [[nodiscard]] bool HasEnough() const {
    return out_.size() - start_ > options_.enough;
  }

  void WriteInteger(const Json& value) {
    if (!IsInteger(value)) {
      throw std::invalid_argument("Binary content has no text of its own.");
    }
    out_ += IntegerText(value);
  }

  void WriteArray(const Json& array) {
    out_ += '[';
    bool first = true;
    for (const Json& element : array) {
      if (HasEnough()) break;
      if (!first) out_ += ", ";
      first = false;
      Write(element);
    }
    out_ += ']';
  }

  void WriteObject(const Json::object_t& object) {
    out_ += '{';
    bool first = true;
    if (options_.sorted) {
      for (const auto* member : SortedMembers(object)) {
        if (HasEnough()) break;
        WriteMember(*member, first);
      }
    } else {
      for (const auto& member : object) WriteMember(member, first);
    }
    out_ += '}';
  }

  void WriteMember(const Json::object_t::value_type& member, bool& first) {
    if (!first) out_ += ", ";
    first = false;
    Write(std::string_view(member.first));
    out_ += ": ";
    Write(member.second);
  }

  const ReprOptions& options_;
  std::string& out_;
  const std::size_t start_;
};

}  // namespace

void AppendQuoted(std::string_view text, const ReprOptions& options,
                  std::string& out) {
  ReprWriter(options, out).Write(text);
}

void AppendRepr(const Json& value, const ReprOptions& options,
                std::string& out) {
  ReprWriter(options, out).Write(value);
}

}  // namespace insight
