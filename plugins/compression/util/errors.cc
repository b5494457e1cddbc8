#include "plugins/compression/util/errors.h"

#include <string>

#include "sdk/error/plugin_exception.h"

namespace insight::plugins::compression {

void ThrowRatioExceeded() {
  throw PluginException(
      "Compression ratio exceeded.",
      "The compression ratio exceeds the maximum allowed ratio of 100:1. This "
      "may indicate a zip bomb or other malicious archive.");
}

void ThrowSizeExceeded() {
  throw PluginException(
      "Maximum uncompressed size exceeded.",
      "The total uncompressed size exceeds the maximum allowed size of "
      "1073741824 bytes. This may indicate a zip bomb or other malicious "
      "archive.");
}

void ThrowTooManyEntries() {
  throw PluginException(
      "Maximum archive entry count exceeded.",
      "The number of entries in the archive exceeds the maximum allowed count "
      "of 10000. This may indicate a zip bomb or other malicious archive.");
}

void ThrowUnknownFormat() {
  throw PluginException(
      "Unknown compression type.",
      "No compression type could be discerned from magic type description.");
}

void ThrowDamaged(std::string_view words) {
  throw PluginException(
      std::string(words) + ".",
      "The data is damaged or incomplete. Check that all of it was passed on "
      "unchanged, and run the step again.");
}

void ThrowUnsupported(std::string_view words) {
  throw PluginException(
      std::string(words) + ".",
      "Pack the data anew, without a password and with one of the usual "
      "methods, and run the step again.");
}

void ThrowInvalidFileName() {
  throw PluginException("Invalid filename provided.",
                        "Filename cannot be empty, contain only dots, or "
                        "include directory traversal sequences.");
}

}  // namespace insight::plugins::compression
