#include "plugins/jira/util/attachment.h"

#include "sdk/error/plugin_exception.h"
#include "sdk/types/base64.h"

namespace insight::plugins::jira {

bool HasAttachment(const Bytes& bytes, const std::string& filename) {
  if (!bytes.base64().empty() && filename.empty()) {
    throw PluginException(
        "Attachment contents provided but no attachment filename.",
        "Please provide attachment filename.");
  }
  if (bytes.base64().empty() && !filename.empty()) {
    throw PluginException(
        "Attachment filename provided but no attachment contents.",
        "Please provide attachment contents.");
  }
  return !filename.empty();
}

std::string DecodeAttachment(const Bytes& bytes) {
  try {
    return bytes.Decode();
  } catch (const Base64Exception& exception) {
    throw PluginException("Unable to decode attachment bytes.",
                          std::string("Please provide a valid attachment "
                                      "bytes. Error: ") +
                              exception.what());
  }
}

}  // namespace insight::plugins::jira
