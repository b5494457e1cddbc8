// What can be wrong with compressed data, as the exceptions that users see.
//
// All of these throw PluginException.  The texts of the limits are the public
// plugin's; those for damaged data keep the words that Python's gzip, bz2, lzma
// and zipfile modules use, since people search for them.

#ifndef PLUGINS_COMPRESSION_UTIL_ERRORS_H_
#define PLUGINS_COMPRESSION_UTIL_ERRORS_H_

#include <string_view>

namespace insight::plugins::compression {

// More than 100 bytes of content for each compressed byte.
[[noreturn]] void ThrowRatioExceeded();
// More than 1 GiB of content.
[[noreturn]] void ThrowSizeExceeded();
// More than 10,000 entries in an archive.
[[noreturn]] void ThrowTooManyEntries();

// None of the formats that we read.
[[noreturn]] void ThrowUnknownFormat();

// The data breaks the rules of its format.  `words` is a sentence without its
// full stop, such as "Invalid data stream".
[[noreturn]] void ThrowDamaged(std::string_view words);

// The data may be sound, but needs what we don't have.  As above.
[[noreturn]] void ThrowUnsupported(std::string_view words);

// A file name that is empty, "." or "..", or ends with a slash.
[[noreturn]] void ThrowInvalidFileName();

}  // namespace insight::plugins::compression

#endif  // PLUGINS_COMPRESSION_UTIL_ERRORS_H_
