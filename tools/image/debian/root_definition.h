// A RootDefinition says what a base image has beyond what is unpacked into it:
// what the packages' scripts would do, and what is ours.  It is data, in a JSON
// file beside the image's BUILD file, so that it can be read and reviewed.
//
// The object's keys, all optional, applied in this order; paths are absolute or
// not, modes octal text, owners "UID:GID", defaults "0644"/"0755" and "0:0":
//
//   directories   {PATH: {mode, owner}}
//   files         {PATH: {text | copy_of, only_lines_with, replace, mode,
//   owner}}
//                 `copy_of` takes the bytes of a file of the tree, of these the
//                 lines that begin with `only_lines_with`, with each key of
//                 `replace` replaced by its value
//   links         {PATH: TARGET}   symbolic ones
//   alternatives  {NAME: {link, target, priority, slaves: {NAME: {link,
//   target}}}}
//                 as update-alternatives --install would (in mode "auto")
//   generate      ["shadow", "certificates"]: see accounts.h, certificates.h
//   exclude,      shell patterns (fnmatch(3); "*" matches "/" too) of paths
//   that keep          are left out, unless a pattern of `keep` matches
//
// Comments (//) are allowed.

#ifndef TOOLS_IMAGE_DEBIAN_ROOT_DEFINITION_H_
#define TOOLS_IMAGE_DEBIAN_ROOT_DEFINITION_H_

#include <string>

#include "tools/image/file_tree.h"

namespace insight::image {

// Applies the definition in `json` to the tree.  Throws ImageException, with
// `source` and the key, for what is no definition or can't be done.
void ApplyRootDefinition(const std::string& json, const std::string& source,
                         FileTree& tree);

}  // namespace insight::image

#endif  // TOOLS_IMAGE_DEBIAN_ROOT_DEFINITION_H_
