// Turns compressed data of any of our formats into what it holds: one piece of
// content, or the files of an archive.
//
// Example:
//
//   const Unpacked unpacked = Unpack(data, context.log());
//   if (unpacked.is_archive()) Use(unpacked.members);

#ifndef PLUGINS_COMPRESSION_UTIL_UNPACK_H_
#define PLUGINS_COMPRESSION_UTIL_UNPACK_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace insight {
class Logger;
}

namespace insight::plugins::compression {

struct Member;

struct Unpacked {
  // Nothing for an archive.
  std::optional<std::string> content;
  // The files of an archive that has none or several.
  std::vector<Member> members;

  [[nodiscard]] bool is_archive() const { return !content.has_value(); }
};

struct Member {
  std::string name;  // A base name.
  // A member whose name ends with .gz is unpacked in its turn, and may so be an
  // archive itself.
  Unpacked unpacked;
};

// Unpacks `data` by its signature (format.h).
//
// Zip archives and tar archives in gzip give their files, under their base
// names; of several with one name the last one stays, in the first one's place.
// Names that have no base name, or start with a dot, are passed over.  An
// archive with exactly one file gives that file's content.  A tar archive in
// another format stays what it is.
//
// Throws PluginException for other formats, for damaged and encrypted data, and
// beyond the limits: 100 bytes for one, 1 GiB (over all nested archives
// together), 10,000 entries in one archive, 8 archives in one another.
[[nodiscard]] Unpacked Unpack(std::string_view data, Logger& log);

}  // namespace insight::plugins::compression

#endif  // PLUGINS_COMPRESSION_UTIL_UNPACK_H_
