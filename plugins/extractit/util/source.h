// What the actions search: the input `str`, or the text of the input `file`.

#ifndef PLUGINS_EXTRACTIT_UTIL_SOURCE_H_
#define PLUGINS_EXTRACTIT_UTIL_SOURCE_H_

#include <memory>
#include <optional>
#include <string>

#include "plugins/extractit/util/document.h"
#include "sdk/types/bytes.h"

namespace insight::plugins::extractit {

// Thread safety: const after construction; any thread may read.
class Source {
 public:
  // `Input` is one of the actions' inputs.
  template <typename Input>
  explicit Source(const Input& input) : Source(input.str, input.file) {}

  // `str` counts if it is not empty, otherwise `file`.  Throws PluginException
  // if that is no Base64, or of a kind that cannot be read.
  Source(const std::optional<std::string>& str,
         const std::optional<Bytes>& file);

  // Returns the text with what %XX stands for; that of a document as it is.
  // `matches` as in Document::Text().
  [[nodiscard]] std::string Decoded(const Matches& matches) const;

  // Returns the text as it is.
  [[nodiscard]] std::string Original(const Matches& matches) const;

  // Returns the text in which paths are searched: that of a file without
  // backslash escapes.
  [[nodiscard]] std::string ForPaths(const Matches& matches) const;

 private:
  bool is_file_ = false;
  std::string text_;                          // Unless it is a document.
  std::unique_ptr<const Document> document_;  // Or null.
};

}  // namespace insight::plugins::extractit

#endif  // PLUGINS_EXTRACTIT_UTIL_SOURCE_H_
