// Puts a FileTree onto the disk.

#ifndef TOOLS_IMAGE_WRITE_TREE_H_
#define TOOLS_IMAGE_WRITE_TREE_H_

#include <filesystem>

#include "tools/image/file_tree.h"

namespace insight::image {

// Writes everything below the directory `root`, which must exist and be empty.
// As root, owners are set; an ordinary user can't, so there all belongs to that
// user, who may also read and enter every directory.  Throws ImageException.
void WriteTree(const FileTree& tree, const std::filesystem::path& root);

}  // namespace insight::image

#endif  // TOOLS_IMAGE_WRITE_TREE_H_
