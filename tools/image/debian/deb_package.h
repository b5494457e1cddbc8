// A Debian binary package as it lies in a .deb file (deb(5)).

#ifndef TOOLS_IMAGE_DEBIAN_DEB_PACKAGE_H_
#define TOOLS_IMAGE_DEBIAN_DEB_PACKAGE_H_

#include <string>
#include <string_view>
#include <vector>

#include "tools/image/archive_reader.h"

namespace insight::image {

struct DebPackage {
  // The control file: "Package: apt\nVersion: ...", with its last newline.
  std::string control;
  // The other control members: md5sums, conffiles, postinst, triggers, ...
  std::vector<ArchiveEntry> control_members;
  // What the package installs, in the package's order; "./", "./usr/", ...
  std::vector<ArchiveEntry> data;
};

// Reads a .deb.  `source` is what an error calls it.  Throws ImageException if
// it is none, or is damaged.
[[nodiscard]] DebPackage ReadDebPackage(std::string_view bytes,
                                        const std::string& source);

// Returns the value of a field of one line ("Package", "Version", ...) in a
// control file, or "" if it has no such field.
[[nodiscard]] std::string ControlField(const std::string& control,
                                       const std::string& field);

// Returns which of its scripts the package wants to have run when it is
// installed, "preinst" or "postinst"; "" if it has neither.
[[nodiscard]] std::string InstallScript(const DebPackage& package);

}  // namespace insight::image

#endif  // TOOLS_IMAGE_DEBIAN_DEB_PACKAGE_H_
