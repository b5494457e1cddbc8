// Shadow passwords, as shadowconfig(8) makes them.

#ifndef TOOLS_IMAGE_DEBIAN_ACCOUNTS_H_
#define TOOLS_IMAGE_DEBIAN_ACCOUNTS_H_

#include "tools/image/file_tree.h"

namespace insight::image {

// Moves the passwords of /etc/passwd and /etc/group (in a base system "*": no
// login) to /etc/shadow and /etc/gshadow, which only root and the group shadow
// may read.  No date of a change is noted: it would differ from day to day.
// Throws ImageException if a file is missing or a line is no account.
void AddShadow(FileTree& tree);

}  // namespace insight::image

#endif  // TOOLS_IMAGE_DEBIAN_ACCOUNTS_H_
