#include "plugins/extractit/util/pdf/pdf_font.h"

#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "sdk/util/utf8/utf8.h"

namespace insight::plugins::extractit {
namespace {

using Kind = PdfObject::Kind;

// Beyond this a map is not read on: nobody needs it, and a few bytes can ask
// for very much.
constexpr std::size_t kMaxCodes = std::size_t{1} << 17;

// Glyph names (ISO 32000-1, annex D) of what is no letter.
constexpr std::array<std::pair<std::string_view, char>, 42> kGlyphNames = {{
    {"space", ' '},       {"exclam", '!'},       {"quotedbl", '"'},
    {"numbersign", '#'},  {"dollar", '$'},       {"percent", '%'},
    {"ampersand", '&'},   {"quotesingle", '\''}, {"parenleft", '('},
    {"parenright", ')'},  {"asterisk", '*'},     {"plus", '+'},
    {"comma", ','},       {"hyphen", '-'},       {"period", '.'},
    {"slash", '/'},       {"zero", '0'},         {"one", '1'},
    {"two", '2'},         {"three", '3'},        {"four", '4'},
    {"five", '5'},        {"six", '6'},          {"seven", '7'},
    {"eight", '8'},       {"nine", '9'},         {"colon", ':'},
    {"semicolon", ';'},   {"less", '<'},         {"equal", '='},
    {"greater", '>'},     {"question", '?'},     {"at", '@'},
    {"bracketleft", '['}, {"backslash", '\\'},   {"bracketright", ']'},
    {"asciicircum", '^'}, {"underscore", '_'},   {"braceleft", '{'},
    {"bar", '|'},         {"braceright", '}'},   {"asciitilde", '~'},
}};

std::string Utf8Of(std::uint32_t code_point) {
  std::string text;
  if (code_point < 0x80) {
    text += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    text += static_cast<char>(0xC0 | code_point >> 6);
  } else if (code_point < 0x10000) {
    text += static_cast<char>(0xE0 | code_point >> 12);
    text += static_cast<char>(0x80 | (code_point >> 6 & 0x3F));
  } else {
    text += static_cast<char>(0xF0 | (code_point >> 18 & 7));
    text += static_cast<char>(0x80 | (code_point >> 12 & 0x3F));
    text += static_cast<char>(0x80 | (code_point >> 6 & 0x3F));
  }
  if (code_point >= 0x80) text += static_cast<char>(0x80 | (code_point & 0x3F));
  return text;
}

std::uint32_t CodeOf(std::string_view bytes) {
  std::uint32_t code = 0;
  for (const char c : bytes.substr(0, 4)) {
    code = code << 8 | static_cast<unsigned char>(c);
  }
  return code;
}

std::string Utf16ToUtf8(std::string_view bytes) {
  std::string text;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    std::uint32_t unit = CodeOf(bytes.substr(i, 2));
    if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < bytes.size()) {
      const std::uint32_t low = CodeOf(bytes.substr(i + 2, 2));
      unit = 0x10000 + ((unit & 0x3FF) << 10) + (low & 0x3FF);
      i += 2;
    }
    text += Utf8Of(unit);
  }
  return DecodeUtf8(text, Utf8Errors::kReplace);
}

// Returns the UTF-16 text that stands `step` places behind `first`.
std::string TextAfter(std::string first, std::uint32_t step) {
  if (first.empty()) return first;
  if (first.size() == 1) return Utf8Of(CodeOf(first) + step);
  const std::uint32_t last = CodeOf(first.substr(first.size() - 2)) + step;
  first[first.size() - 2] = static_cast<char>(last >> 8);
  first[first.size() - 1] = static_cast<char>(last);
  return Utf16ToUtf8(first);
}

std::optional<std::string> TextOfGlyphName(std::string_view name) {
  if (name.size() == 1) return std::string(name);
  for (const auto& [glyph, character] : kGlyphNames) {
    if (glyph == name) return std::string(1, character);
  }
  if (!name.starts_with("uni") || name.size() != 7) return std::nullopt;
  std::uint32_t code_point = 0;
  const auto [end, error] = std::from_chars(
      name.data() + 3, name.data() + name.size(), code_point, 16);
  if (error != std::errc() || end != name.data() + name.size()) {
    return std::nullopt;
  }
  return DecodeUtf8(Utf8Of(code_point), Utf8Errors::kReplace);
}

}  // namespace

PdfFont::PdfFont(PdfFile& file, const PdfObject& font) {
  is_composite_ = file.Get(font, "Subtype").IsName("Type0");
  if (is_composite_) {
    ReadComposite(file, font);
  } else {
    ReadSimple(file, font);
  }
  ReadToUnicode(file.Stream(font.Member("ToUnicode")));
}

void PdfFont::ReadSimple(PdfFile& file, const PdfObject& font) {
  // All encodings that have names agree on ASCII, but for accents; the rest is
  // as in WinAnsiEncoding.
  for (std::uint32_t code = 0x20; code < 0x100; ++code) {
    if (code < 0x7F || code >= 0xA0) texts_[code] = Utf8Of(code);
  }
  default_width_ = 500;
  const double first = file.Get(font, "FirstChar").number;
  const PdfObject& widths = file.Get(font, "Widths");
  for (std::size_t i = 0; i < widths.items.size() && i < 256; ++i) {
    if (!(first >= 0 && first < 256)) break;
    widths_[static_cast<std::uint32_t>(first) + static_cast<std::uint32_t>(i)] =
        file.Resolve(widths.items[i]).number;
  }
  ReadDifferences(file, file.Get(font, "Encoding"));
}

void PdfFont::ReadDifferences(PdfFile& file, const PdfObject& encoding) {
  std::uint32_t code = 0;
  for (const PdfObject& item : file.Get(encoding, "Differences").items) {
    if (item.Is(Kind::kNumber) && item.number >= 0 && item.number < 256) {
      code = static_cast<std::uint32_t>(item.number);
    } else if (item.Is(Kind::kName)) {
      texts_[code] = TextOfGlyphName(item.text).value_or("");
      if (code < 255) ++code;
    }
  }
}

void PdfFont::ReadComposite(PdfFile& file, const PdfObject& font) {
  const PdfObject& descendants = file.Get(font, "DescendantFonts");
  if (descendants.items.empty()) return;
  const PdfObject& descendant = file.Resolve(descendants.items[0]);
  const PdfObject& width = file.Get(descendant, "DW");
  default_width_ = width.Is(Kind::kNumber) ? width.number : 1000;
  ReadWidths(file, file.Get(descendant, "W"));
}

// [first [w w w] first last w ...]
void PdfFont::ReadWidths(PdfFile& file, const PdfObject& widths) {
  const std::vector<PdfObject>& items = widths.items;
  std::size_t budget = kMaxCodes;
  for (std::size_t i = 0; i + 1 < items.size() && budget > 0;) {
    if (!(items[i].number >= 0 && items[i].number < 0x10000)) return;
    auto code = static_cast<std::uint32_t>(items[i].number);
    const PdfObject& next = file.Resolve(items[i + 1]);
    if (next.Is(Kind::kArray)) {
      for (const PdfObject& width : next.items) {
        if (budget-- == 0) return;
        widths_[code++] = file.Resolve(width).number;
      }
      i += 2;
    } else {
      if (i + 2 >= items.size() || !(next.number < 0x10000)) return;
      const double width = file.Resolve(items[i + 2]).number;
      for (; code <= next.number; ++code) {
        if (budget-- == 0) return;
        widths_[code] = width;
      }
      i += 3;
    }
  }
}

// <first> <last> <text>, or <first> <last> [<text> <text>...].
void PdfFont::ReadRange(std::uint32_t first, std::uint32_t last,
                        const PdfObject& to, std::size_t& budget) {
  for (std::uint32_t n = 0; last >= first && n <= last - first; ++n) {
    const bool is_list = to.Is(Kind::kArray);
    if (budget == 0 || (is_list && n >= to.items.size())) return;
    --budget;
    texts_[first + n] =
        is_list ? TextAfter(to.items[n].text, 0) : TextAfter(to.text, n);
  }
}

// ISO 32000-1, section 9.10.3: pairs for bfchar, triples for bfrange.
void PdfFont::ReadToUnicode(std::string_view map) {
  PdfParser parser(map);
  std::size_t budget = kMaxCodes;
  std::vector<PdfObject> operands;
  while (std::optional<PdfObject> object = parser.Next()) {
    if (!object->Is(Kind::kOperator)) {
      operands.push_back(*std::move(object));
      continue;
    }
    if (object->text == "endbfchar") {
      for (std::size_t i = 0; i + 1 < operands.size(); i += 2) {
        const std::uint32_t code = CodeOf(operands[i].text);
        ReadRange(code, code, operands[i + 1], budget);
      }
    } else if (object->text == "endbfrange") {
      for (std::size_t i = 0; i + 2 < operands.size(); i += 3) {
        ReadRange(CodeOf(operands[i].text), CodeOf(operands[i + 1].text),
                  operands[i + 2], budget);
      }
    }
    operands.clear();
  }
}

std::vector<PdfGlyph> PdfFont::GlyphsOf(std::string_view codes) const {
  const std::size_t length = is_composite_ ? 2 : 1;
  std::vector<PdfGlyph> glyphs;
  for (std::size_t i = 0; i + length <= codes.size(); i += length) {
    const std::uint32_t code = CodeOf(codes.substr(i, length));
    const auto text = texts_.find(code);
    const auto width = widths_.find(code);
    glyphs.push_back(
        {text == texts_.end() ? "" : text->second,
         (width == widths_.end() ? default_width_ : width->second) / 1000,
         length == 1 && code == ' '});
  }
  return glyphs;
}

}  // namespace insight::plugins::extractit
