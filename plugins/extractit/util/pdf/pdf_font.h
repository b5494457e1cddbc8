// A font of a PDF file: which text its codes stand for, and how wide they are
// (ISO 32000-1, sections 9.6 to 9.10).

#ifndef PLUGINS_EXTRACTIT_UTIL_PDF_PDF_FONT_H_
#define PLUGINS_EXTRACTIT_UTIL_PDF_PDF_FONT_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/extractit/util/pdf/pdf_file.h"
#include "plugins/extractit/util/pdf/pdf_object.h"

namespace insight::plugins::extractit {

struct PdfGlyph {
  std::string text;  // UTF-8; empty if nobody knows.
  double width;      // For a font size of 1.
  bool is_space;     // The code 32 of one byte, for word spacing.
};

// Thread safety: const after construction; any thread may read.
class PdfFont {
 public:
  // `font` is the font's dictionary.
  PdfFont(PdfFile& file, const PdfObject& font);

  // Returns the glyphs that a string shows.
  [[nodiscard]] std::vector<PdfGlyph> GlyphsOf(std::string_view codes) const;

 private:
  void ReadToUnicode(std::string_view map);
  void ReadRange(std::uint32_t first, std::uint32_t last, const PdfObject& to,
                 std::size_t& budget);
  void ReadSimple(PdfFile& file, const PdfObject& font);
  void ReadDifferences(PdfFile& file, const PdfObject& encoding);
  void ReadComposite(PdfFile& file, const PdfObject& font);
  void ReadWidths(PdfFile& file, const PdfObject& widths);

  bool is_composite_ = false;  // Codes have two bytes.
  double default_width_ = 0;   // Widths are for a size of 1,000.
  std::map<std::uint32_t, double> widths_;
  std::map<std::uint32_t, std::string> texts_;
};

}  // namespace insight::plugins::extractit

#endif  // PLUGINS_EXTRACTIT_UTIL_PDF_PDF_FONT_H_
