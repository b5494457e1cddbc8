#include "plugins/extractit/util/pdf/pdf_text.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <span>
#include <utility>

#include "plugins/extractit/util/pdf/pdf_file.h"
#include "sdk/error/plugin_exception.h"

namespace insight::plugins::extractit {
namespace {

// Points.
constexpr double kLineTolerance = 3;
constexpr double kWordGap = 3;
constexpr double kMargin = 5;

bool IsSpace(const PlacedGlyph& glyph) {
  return glyph.text == " " || glyph.text == "\t" || glyph.text == "\n" ||
         glyph.text == "\r" || glyph.text == "\u00a0";
}

bool IsSane(const PlacedGlyph& glyph) {
  return std::isfinite(glyph.left) && std::isfinite(glyph.right) &&
         std::isfinite(glyph.baseline);
}

// Appends the words of one line, whose glyphs are in any order.
void AppendLine(std::span<PlacedGlyph> line, double margin,
                std::vector<PdfWord>& words) {
  std::stable_sort(line.begin(), line.end(),
                   [](const PlacedGlyph& a, const PlacedGlyph& b) {
                     return a.left < b.left;
                   });
  const std::size_t before = words.size();
  const PlacedGlyph* last = nullptr;  // Of the word.
  const PlacedGlyph* last_of_line = nullptr;
  for (const PlacedGlyph& glyph : line) {
    if (IsSpace(glyph)) {
      last = nullptr;
      continue;
    }
    if (last == nullptr || glyph.left - last->right > kWordGap) {
      words.push_back({"", false, false});
    }
    words.back().text += glyph.text;
    last = last_of_line = &glyph;
  }
  if (words.size() == before) return;
  words.back().ends_line = true;
  words.back().ends_at_margin = last_of_line->right >= margin - kMargin;
}

}  // namespace

std::vector<PdfWord> WordsOf(std::vector<PlacedGlyph> glyphs) {
  std::erase_if(glyphs, [](const PlacedGlyph& g) { return !IsSane(g); });
  std::stable_sort(glyphs.begin(), glyphs.end(),
                   [](const PlacedGlyph& a, const PlacedGlyph& b) {
                     return a.baseline > b.baseline;
                   });
  double margin = 0;
  for (const PlacedGlyph& glyph : glyphs) {
    if (!IsSpace(glyph)) margin = std::max(margin, glyph.right);
  }
  std::vector<PdfWord> words;
  for (std::size_t start = 0; start < glyphs.size();) {
    std::size_t end = start + 1;
    while (end < glyphs.size() &&
           glyphs[end - 1].baseline - glyphs[end].baseline <= kLineTolerance) {
      ++end;
    }
    AppendLine(std::span(glyphs).subspan(start, end - start), margin, words);
    start = end;
  }
  return words;
}

bool IsPdf(std::string_view content) {
  return content.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

PdfDocument::PdfDocument(std::string_view content) {
  PdfFile file(content);
  const std::vector<PdfObject> pages = file.Pages();
  if (pages.empty()) {
    throw PluginException("The PDF file has no page that can be read.",
                          "Check that the file is complete, and run the step "
                          "again.");
  }
  for (const PdfObject& page : pages) {
    std::vector<PdfWord> words = WordsOf(GlyphsOf(file, page));
    words_.insert(words_.end(), std::make_move_iterator(words.begin()),
                  std::make_move_iterator(words.end()));
  }
}

std::string PdfDocument::Text(const Matches& matches) const {
  std::string text;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const PdfWord& word = words_[i];
    text += word.text;
    const bool is_torn = word.ends_at_margin && i + 1 < words_.size() &&
                         !matches(word.text) && !matches(words_[i + 1].text);
    if (!is_torn) text += word.ends_line ? '\n' : ' ';
  }
  return text;
}

}  // namespace insight::plugins::extractit
