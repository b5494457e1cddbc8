#include "plugins/extractit/util/document.h"

#include <optional>
#include <utility>

#include "plugins/extractit/util/pdf/pdf_text.h"
#include "plugins/extractit/util/zip_text.h"
#include "sdk/error/plugin_exception.h"

namespace insight::plugins::extractit {
namespace {

// The same for all that is searched: a zip archive has no margins.
class ZipDocument final : public Document {
 public:
  explicit ZipDocument(std::string text) : text_(std::move(text)) {}

  [[nodiscard]] std::string Text(const Matches&) const override {
    return text_;
  }

 private:
  const std::string text_;
};

}  // namespace

std::unique_ptr<const Document> ReadDocument(std::string_view content) {
  if (std::optional<std::string> text = ZipText(content)) {
    return std::make_unique<ZipDocument>(*std::move(text));
  }
  if (IsPdf(content)) return std::make_unique<PdfDocument>(content);
  throw PluginException(
      "The type of the provided file is not supported.",
      "Supported file types are text/binary, such as: PDF, DOCX, PPTX, XLSX, "
      "ODT, ODP, ODF, TXT, ZIP");
}

}  // namespace insight::plugins::extractit
