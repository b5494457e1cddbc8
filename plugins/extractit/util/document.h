// Files that hold text, but are not text: zip archives, OpenDocument, Office
// Open XML, PDF.

#ifndef PLUGINS_EXTRACTIT_UTIL_DOCUMENT_H_
#define PLUGINS_EXTRACTIT_UTIL_DOCUMENT_H_

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace insight::plugins::extractit {

// Whether a text has something of what is searched.
using Matches = std::function<bool(std::string_view)>;

// Thread safety: const after construction; any thread may read.
class Document {
 public:
  virtual ~Document() = default;

  // Returns all of the text, in UTF-8.  Two halves of a word that a line break
  // at the margin may have torn are joined where neither `matches`.
  [[nodiscard]] virtual std::string Text(const Matches& matches) const = 0;
};

// Returns the document that `content` is.  Throws PluginException if it is none
// of those, is damaged or encrypted, or has too much text.
[[nodiscard]] std::unique_ptr<const Document> ReadDocument(
    std::string_view content);

}  // namespace insight::plugins::extractit

#endif  // PLUGINS_EXTRACTIT_UTIL_DOCUMENT_H_
