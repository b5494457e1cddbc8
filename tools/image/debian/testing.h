// Debian packages for tests.

#ifndef TOOLS_IMAGE_DEBIAN_TESTING_H_
#define TOOLS_IMAGE_DEBIAN_TESTING_H_

#include <string>

#include "tools/image/file_tree.h"

namespace insight::image {

// Returns the bytes of a .deb with these control members ("control",
// "postinst",
// ...) and these files.
[[nodiscard]] std::string MakeDeb(const FileTree& control,
                                  const FileTree& data);

}  // namespace insight::image

#endif  // TOOLS_IMAGE_DEBIAN_TESTING_H_
