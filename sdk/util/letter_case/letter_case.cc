#include "sdk/util/letter_case/letter_case.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "sdk/json/unicode.h"
#include "sdk/util/letter_case/case_tables.h"

namespace insight {
namespace {

constexpr char32_t kCapitalSigma = 0x3A3;
constexpr char32_t kFinalSigma = 0x3C2;
// In UTF-8, all but ASCII letters are longer.
constexpr std::size_t kMaxCodePointBytes = 4;

// Returns the element that `code_point` may be in: the last one that starts at
// or before it.  Null if there is none.
template <typename Element, typename FirstOf>
const Element* Find(std::span<const Element> elements, char32_t code_point,
                    FirstOf first_of) {
  const auto after = std::upper_bound(
      elements.begin(), elements.end(), code_point,
      [&](char32_t value, const Element& e) { return value < first_of(e); });
  return after == elements.begin() ? nullptr : &*std::prev(after);
}

bool Has(std::span<const CaseProperty> property, char32_t code_point) {
  const CaseProperty* found =
      Find(property, code_point, [](const CaseProperty& p) { return p.first; });
  return found != nullptr && code_point <= found->last;
}

void AppendMapped(char32_t code_point, const CaseTables& tables,
                  std::string& out) {
  const SpecialCase* special =
      Find(tables.specials, code_point,
           [](const SpecialCase& s) { return s.code_point; });
  if (special != nullptr && special->code_point == code_point) {
    out += special->mapped;
    return;
  }
  const CaseRange* range = Find(tables.ranges, code_point,
                                [](const CaseRange& r) { return r.first; });
  const bool mapped =
      range != nullptr && code_point <= range->last &&
      (code_point - range->first) % static_cast<char32_t>(range->stride) == 0;
  AppendCodePoint(
      mapped ? code_point + static_cast<char32_t>(range->delta) : code_point,
      out);
}

// Whether the first, or the last, character of `text` that is not
// Case_Ignorable is a cased letter.
bool StartsCased(std::string_view text) {
  while (!text.empty()) {
    const CodePoint next = FirstCodePoint(text, Surrogates::kAccept);
    if (!Has(CaseIgnorables(), next.value)) {
      return Has(CasedLetters(), next.value);
    }
    text.remove_prefix(next.length);
  }
  return false;
}

bool EndsCased(std::string_view text) {
  while (!text.empty()) {
    std::size_t length = 1;
    while (length < std::min(text.size(), kMaxCodePointBytes) &&
           (text[text.size() - length] & 0xC0) == 0x80) {
      ++length;
    }
    const CodePoint last =
        FirstCodePoint(text.substr(text.size() - length), Surrogates::kAccept);
    if (!Has(CaseIgnorables(), last.value)) {
      return Has(CasedLetters(), last.value);
    }
    text.remove_suffix(length);
  }
  return false;
}

// What an ASCII letter becomes.
char MapAscii(char c, bool upper) {
  if (upper) return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::string Map(std::string_view text, bool upper) {
  const CaseTables& tables = upper ? UpperTables() : LowerTables();
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if ((text[at] & 0x80) == 0) {
      out += MapAscii(text[at++], upper);
      continue;
    }
    const CodePoint next = FirstCodePoint(text.substr(at), Surrogates::kAccept);
    if (next.length == 1) {  // A byte that is not UTF-8.
      out += text[at];
    } else if (!upper && next.value == kCapitalSigma &&
               EndsCased(text.substr(0, at)) &&
               !StartsCased(text.substr(at + next.length))) {
      AppendCodePoint(kFinalSigma, out);
    } else {
      AppendMapped(next.value, tables, out);
    }
    at += next.length;
  }
  return out;
}

}  // namespace

std::string ToUpperCase(std::string_view text) { return Map(text, true); }

std::string ToLowerCase(std::string_view text) { return Map(text, false); }

}  // namespace insight
