#include "plugins/extractit/util/source.h"

#include <utility>

#include "plugins/extractit/util/text.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/types/base64.h"
#include "sdk/util/text_encoding/text_encoding.h"
#include "sdk/util/utf8/utf8.h"

namespace insight::plugins::extractit {
namespace {

std::string ContentOf(const Bytes& file) {
  try {
    return file.Decode();
  } catch (const Base64Exception& e) {
    throw PluginException("The file is not valid Base64.",
                          "Check that the input is a Base64-encoded file, and "
                          "run the step again.",
                          e.what());
  }
}

}  // namespace

Source::Source(const std::optional<std::string>& str,
               const std::optional<Bytes>& file) {
  if (str && !str->empty()) {
    text_ = DecodeUtf8(*str, Utf8Errors::kReplace);
    return;
  }
  if (!file || file->base64().empty()) return;
  is_file_ = true;
  std::string content = ContentOf(*file);
  if (IsUtf8(content)) {
    text_ = std::move(content);
  } else {
    document_ = ReadDocument(content);
  }
}

std::string Source::Original(const Matches& matches) const {
  return document_ ? document_->Text(matches) : text_;
}

std::string Source::Decoded(const Matches& matches) const {
  return document_ ? document_->Text(matches) : PercentDecoded(text_);
}

std::string Source::ForPaths(const Matches& matches) const {
  const std::string text = Original(matches);
  return is_file_ ? WithoutEscapes(text) : text;
}

}  // namespace insight::plugins::extractit
