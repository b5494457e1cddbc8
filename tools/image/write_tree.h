// Puts a FileTree onto the disk.

#ifndef TOOLS_IMAGE_WRITE_TREE_H_
#define TOOLS_IMAGE_WRITE_TREE_H_

#include <filesystem>

#include "tools/image/file_tree.h"

namespace insight::image {

// Whether this process is root over all users.  In a container or sandbox, root
// may be the only user there is, and can't give a file to another.
[[nodiscard]] bool CanSetOwners();

// Writes everything below the directory `root`, which must exist and be empty.
// Sets owners if it can; otherwise all belongs to the user who calls, who may
// also read everything and enter every directory.  Throws ImageException.
void WriteTree(const FileTree& tree, const std::filesystem::path& root);

}  // namespace insight::image

#endif  // TOOLS_IMAGE_WRITE_TREE_H_
