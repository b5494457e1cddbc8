// The text of a PDF file.

#ifndef PLUGINS_EXTRACTIT_UTIL_PDF_PDF_TEXT_H_
#define PLUGINS_EXTRACTIT_UTIL_PDF_PDF_TEXT_H_

#include <string>
#include <string_view>
#include <vector>

#include "plugins/extractit/util/document.h"
#include "plugins/extractit/util/pdf/pdf_content.h"

namespace insight::plugins::extractit {

// A word of a page.
struct PdfWord {
  std::string text;
  bool ends_line;       // It is the last one of its line,
  bool ends_at_margin;  // and within 5 points of the rightmost character.
};

// Puts glyphs into the order of reading: lines from the top (glyphs at most 3
// points apart are of one line), and words in them (at most 3 points between
// two glyphs).
[[nodiscard]] std::vector<PdfWord> WordsOf(std::vector<PlacedGlyph> glyphs);

// Whether `content` is a PDF file (ISO 32000-1, section 7.5.2): its header
// stands in the first 1,024 bytes.
[[nodiscard]] bool IsPdf(std::string_view content);

// Thread safety: const after construction; any thread may read.
class PdfDocument final : public Document {
 public:
  // Throws PluginException if the file is encrypted, has no page, or too much.
  explicit PdfDocument(std::string_view content);

  [[nodiscard]] std::string Text(const Matches& matches) const override;

 private:
  std::vector<PdfWord> words_;  // Of all pages.
};

}  // namespace insight::plugins::extractit

#endif  // PLUGINS_EXTRACTIT_UTIL_PDF_PDF_TEXT_H_
