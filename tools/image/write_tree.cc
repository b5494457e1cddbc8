#include "tools/image/write_tree.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <string>

#include "tools/image/files.h"
#include "tools/image/image_exception.h"

namespace insight::image {
namespace {

namespace fs = std::filesystem;

void Require(int result, const fs::path& path) {
  if (result == 0) return;
  throw ImageException("Cannot write " + path.string() + ": " +
                       std::strerror(errno));
}

void WriteNode(const FileNode& node, const fs::path& root,
               const fs::path& path) {
  switch (node.type) {
    case FileNode::Type::kDirectory:
      return Require(mkdir(path.c_str(), 0700), path);
    case FileNode::Type::kSymlink:
      return Require(symlink(node.content.c_str(), path.c_str()), path);
    case FileNode::Type::kHardLink:
      return Require(link((root / node.content).c_str(), path.c_str()), path);
    case FileNode::Type::kFile:
      return WriteFile(path, node.content);
  }
}

// Mode after owner: a change of owner takes setuid bits away.
void SetOwnerAndMode(const FileNode& node, bool is_root, const fs::path& path) {
  if (is_root) {
    Require(lchown(path.c_str(), node.owner.uid, node.owner.gid), path);
  }
  if (node.type == FileNode::Type::kSymlink) return;
  const bool is_directory = node.type == FileNode::Type::kDirectory;
  const unsigned floor = is_root ? 0 : (is_directory ? 0700 : 0400);
  Require(chmod(path.c_str(), node.mode | floor), path);
}

}  // namespace

bool CanSetOwners() {
  if (geteuid() != 0) return false;
  // user_namespaces(7): the first id inside, the first outside, how many.
  std::ifstream map("/proc/self/uid_map");
  std::uint64_t inside = 0;
  std::uint64_t outside = 0;
  std::uint64_t count = 0;
  map >> inside >> outside >> count;
  return inside == 0 && count > 65534;
}

void WriteTree(const FileTree& tree, const fs::path& root) {
  for (const auto& [path, node] : tree.nodes()) {
    if (node.type != FileNode::Type::kHardLink) {
      WriteNode(node, root, root / path);
    }
  }
  for (const auto& [path, node] : tree.nodes()) {
    if (node.type == FileNode::Type::kHardLink) {
      WriteNode(node, root, root / path);
    }
  }
  const bool is_root = CanSetOwners();
  // Last, and a directory after what is in it: it may not be writable.
  for (auto it = tree.nodes().rbegin(); it != tree.nodes().rend(); ++it) {
    if (it->second.type == FileNode::Type::kHardLink) continue;
    SetOwnerAndMode(it->second, is_root, root / it->first);
  }
}

}  // namespace insight::image
