// A FileTree is a root file system in memory: what an image's layer holds.
//
// Example:
//
//   FileTree tree;
//   tree.Add("/usr/local/bin/whois", FileNode::File(binary, 0755));
//   tree.Add("var/cache", FileNode::Directory(0755, {.uid = 65534, .gid =
//   65534})); WriteTar(tree, sink);
//
// Thread safety: like a container of the standard library.

#ifndef TOOLS_IMAGE_FILE_TREE_H_
#define TOOLS_IMAGE_FILE_TREE_H_

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace insight::image {

struct Owner {
  std::uint32_t uid = 0;
  std::uint32_t gid = 0;

  friend bool operator==(const Owner&, const Owner&) = default;
};

struct FileNode {
  enum class Type { kFile, kDirectory, kSymlink, kHardLink };

  static FileNode File(std::string content, unsigned mode = 0644,
                       Owner owner = {});
  static FileNode Directory(unsigned mode = 0755, Owner owner = {});
  // `target` is not looked at: it may be absolute, relative or dangling.
  static FileNode Symlink(std::string target, Owner owner = {});
  // `target` is the path, in the same tree, of a regular file.
  static FileNode HardLink(std::string_view target);

  Type type = Type::kFile;
  // Permission bits, 0 to 07777.  Not used for links.
  unsigned mode = 0644;
  Owner owner;
  // A file's bytes, or a link's target.
  std::string content;

  friend bool operator==(const FileNode&, const FileNode&) = default;
};

// Returns `path` without a leading "/" or "./" and without a trailing "/"; the
// root itself is "".  Throws ImageException if one of its parts is "..".
[[nodiscard]] std::string NormalizePath(std::string_view path);

class FileTree {
 public:
  // Sorted by path, byte for byte: a directory comes before what is in it.
  using Nodes = std::map<std::string, FileNode>;

  // Puts the node at `path`, in place of what was there; directories above it
  // that don't exist are made with mode 0755 and owner 0:0.  A directory that
  // is replaced by something else must be empty.  The root's own node is not
  // kept.
  //
  // Throws ImageException, and changes nothing, if a part of the path above it
  // is no directory: a tree never leads through a symbolic link.
  void Add(std::string_view path, FileNode node);

  // Takes the node away with all that is below it; no error if there is none.
  void Remove(std::string_view path);

  // Takes away each node for which `excluded(path)`, but no directory in which
  // something is left.
  void RemoveIf(const std::function<bool(const std::string&)>& excluded);

  // Returns the node at exactly this path, or null.
  [[nodiscard]] const FileNode* Find(std::string_view path) const;

  // Returns the bytes of the regular file that `path` leads to, symbolic and
  // hard links followed as inside a container, or null if there is none.
  [[nodiscard]] const std::string* ReadThroughLinks(
      std::string_view path) const;

  [[nodiscard]] const Nodes& nodes() const { return nodes_; }

 private:
  void AddParents(const std::string& path);

  Nodes nodes_;
};

// Returns what a layer above `before` needs to make it `after`: the nodes that
// are new or different, and the directories above them as they are in `after`.
// Throws ImageException if something of `before` is gone: our layers take
// nothing away.
[[nodiscard]] FileTree Difference(const FileTree& before,
                                  const FileTree& after);

// Returns the tree as text for a person or a test to compare, one node a line:
// type and mode, owner, size, path, and a link's target.
//
//   -rwxr-xr-x 0:0 1234 usr/bin/awk
//   lrwxrwxrwx 0:0 - bin -> usr/bin
//
// What lies below a directory of `folded` is one line with count and bytes.
[[nodiscard]] std::string Listing(const FileTree& tree,
                                  const std::vector<std::string>& folded = {});

}  // namespace insight::image

#endif  // TOOLS_IMAGE_FILE_TREE_H_
