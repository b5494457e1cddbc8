// The text on a page of a PDF file, and where it stands (ISO 32000-1, sections
// 8 and 9).

#ifndef PLUGINS_EXTRACTIT_UTIL_PDF_PDF_CONTENT_H_
#define PLUGINS_EXTRACTIT_UTIL_PDF_PDF_CONTENT_H_

#include <string>
#include <vector>

#include "plugins/extractit/util/pdf/pdf_file.h"

namespace insight::plugins::extractit {

// One character, or what a font has one glyph for.  Lengths are points (1/72
// inch), from the page's lower left corner.
struct PlacedGlyph {
  std::string text;
  double left;
  double right;
  double baseline;
};

// Returns what the page shows, in the order in which it is drawn; also what is
// not visible.  Throws PluginException if that is beyond reason.
//
// Thread safety: one thread at a time for each file.
[[nodiscard]] std::vector<PlacedGlyph> GlyphsOf(PdfFile& file,
                                                const PdfObject& page);

}  // namespace insight::plugins::extractit

#endif  // PLUGINS_EXTRACTIT_UTIL_PDF_PDF_CONTENT_H_
