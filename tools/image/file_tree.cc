#include "tools/image/file_tree.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "tools/image/image_exception.h"

namespace insight::image {
namespace {

// As many as Linux follows before it says ELOOP.
constexpr int kMostLinks = 40;

std::string Parent(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

bool IsBelow(std::string_view path, std::string_view directory) {
  return path.size() > directory.size() && path.starts_with(directory) &&
         path[directory.size()] == '/';
}

// Where a symbolic link at `path` points to; ".." ends at the root.
std::string Resolve(const std::string& path, const std::string& target) {
  std::vector<std::string> parts;
  const std::string whole =
      target.starts_with('/') ? target : Parent(path) + "/" + target;
  for (std::size_t begin = 0; begin <= whole.size();) {
    const std::size_t end = std::min(whole.find('/', begin), whole.size());
    const std::string part = whole.substr(begin, end - begin);
    if (part == "..") {
      if (!parts.empty()) parts.pop_back();
    } else if (!part.empty() && part != ".") {
      parts.push_back(part);
    }
    begin = end + 1;
  }
  std::string resolved;
  for (const std::string& part : parts) {
    resolved += (resolved.empty() ? "" : "/") + part;
  }
  return resolved;
}

std::string ModeText(const FileNode& node) {
  if (node.type == FileNode::Type::kSymlink) return "lrwxrwxrwx";
  if (node.type == FileNode::Type::kHardLink) return "hrwxrwxrwx";
  std::string text = node.type == FileNode::Type::kDirectory ? "d" : "-";
  for (int bit = 8; bit >= 0; --bit) {
    text += (node.mode >> bit & 1) != 0 ? "xwr"[bit % 3] : '-';
  }
  const auto mark = [&](unsigned bit, std::size_t at, char executable) {
    if ((node.mode & bit) == 0) return;
    text[at] = text[at] == 'x' ? executable
                               : static_cast<char>(executable - ('a' - 'A'));
  };
  mark(04000, 3, 's');
  mark(02000, 6, 's');
  mark(01000, 9, 't');
  return text;
}

std::string Line(const std::string& path, const FileNode& node) {
  const bool is_file = node.type == FileNode::Type::kFile;
  std::string line = ModeText(node) + " " + std::to_string(node.owner.uid) +
                     ":" + std::to_string(node.owner.gid) + " " +
                     (is_file ? std::to_string(node.content.size()) : "-") +
                     " " + path;
  if (node.type == FileNode::Type::kSymlink ||
      node.type == FileNode::Type::kHardLink) {
    line += " -> " + node.content;
  }
  return line + "\n";
}

std::string FoldedLine(const FileTree& tree, const std::string& directory) {
  std::size_t count = 0;
  std::size_t bytes = 0;
  for (auto it = tree.nodes().lower_bound(directory + "/");
       it != tree.nodes().end() && IsBelow(it->first, directory); ++it) {
    ++count;
    if (it->second.type == FileNode::Type::kFile) {
      bytes += it->second.content.size();
    }
  }
  return "  ... " + std::to_string(count) + " below it, " +
         std::to_string(bytes) + " bytes\n";
}

}  // namespace

FileNode FileNode::File(std::string content, unsigned mode, Owner owner) {
  return {Type::kFile, mode, owner, std::move(content)};
}

FileNode FileNode::Directory(unsigned mode, Owner owner) {
  return {Type::kDirectory, mode, owner, ""};
}

FileNode FileNode::Symlink(std::string target, Owner owner) {
  return {Type::kSymlink, 0777, owner, std::move(target)};
}

FileNode FileNode::HardLink(std::string_view target) {
  return {Type::kHardLink, 0777, {}, NormalizePath(target)};
}

std::string NormalizePath(std::string_view path) {
  std::string normal;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    if (part == "..") {
      throw ImageException("The path \"" + std::string(path) +
                           "\" leads out of the tree.");
    }
    if (!part.empty() && part != ".") {
      if (!normal.empty()) normal += '/';
      normal += part;
    }
    begin = end + 1;
  }
  return normal;
}

void FileTree::AddParents(const std::string& path) {
  std::vector<std::string> missing;
  for (std::string up = Parent(path); !up.empty(); up = Parent(up)) {
    const auto found = nodes_.find(up);
    if (found == nodes_.end()) {
      missing.push_back(up);
    } else if (found->second.type != FileNode::Type::kDirectory) {
      throw ImageException("Cannot add \"" + path + "\": \"" + up +
                           "\" is no directory.");
    }
  }
  for (const std::string& up : missing) nodes_[up] = FileNode::Directory();
}

void FileTree::Add(std::string_view path, FileNode node) {
  const std::string normal = NormalizePath(path);
  if (normal.empty()) return;
  if (node.type != FileNode::Type::kDirectory) {
    const auto next = nodes_.upper_bound(normal + "/");
    if (next != nodes_.end() && IsBelow(next->first, normal)) {
      throw ImageException("Cannot add \"" + normal +
                           "\": it is a directory with \"" + next->first +
                           "\" in it.");
    }
  }
  AddParents(normal);
  nodes_[normal] = std::move(node);
}

void FileTree::Remove(std::string_view path) {
  const std::string normal = NormalizePath(path);
  nodes_.erase(normal);
  // '0' is the character after '/'.
  nodes_.erase(nodes_.lower_bound(normal + "/"),
               nodes_.lower_bound(normal + "0"));
}

void FileTree::RemoveIf(
    const std::function<bool(const std::string&)>& excluded) {
  std::set<std::string> needed;
  for (auto it = nodes_.end(); it != nodes_.begin();) {
    --it;
    if (excluded(it->first) && !needed.contains(it->first)) {
      it = nodes_.erase(it);
    } else {
      needed.insert(Parent(it->first));
    }
  }
}

const FileNode* FileTree::Find(std::string_view path) const {
  const auto found = nodes_.find(NormalizePath(path));
  return found == nodes_.end() ? nullptr : &found->second;
}

const std::string* FileTree::ReadThroughLinks(std::string_view path) const {
  std::string at = NormalizePath(path);
  for (int links = 0; links < kMostLinks; ++links) {
    // The first part that is a link changes where the rest leads.
    std::optional<std::string> redirected;
    for (std::size_t end = at.find('/');; end = at.find('/', end + 1)) {
      const std::string upper = at.substr(0, end);
      const auto found = nodes_.find(upper);
      if (found == nodes_.end()) return nullptr;
      const FileNode& node = found->second;
      if (node.type == FileNode::Type::kSymlink) {
        redirected = Resolve(upper, node.content) +
                     (end == std::string::npos ? "" : at.substr(end));
        break;
      }
      if (end != std::string::npos) continue;
      if (node.type == FileNode::Type::kFile) return &node.content;
      if (node.type == FileNode::Type::kDirectory) return nullptr;
      redirected = node.content;
      break;
    }
    at = NormalizePath(*redirected);
  }
  return nullptr;
}

FileTree Difference(const FileTree& before, const FileTree& after) {
  for (const auto& [path, node] : before.nodes()) {
    if (after.Find(path) == nullptr) {
      throw ImageException("/" + path + " of the layers below is gone.");
    }
  }
  std::set<std::string> needed;
  for (const auto& [path, node] : after.nodes()) {
    const FileNode* old = before.Find(path);
    if (old != nullptr && *old == node) continue;
    for (std::string up = path; !up.empty(); up = Parent(up)) needed.insert(up);
  }
  FileTree difference;
  for (const std::string& path : needed) {
    difference.Add(path, *after.Find(path));
  }
  return difference;
}

std::string Listing(const FileTree& tree,
                    const std::vector<std::string>& folded) {
  std::string text;
  for (const auto& [path, node] : tree.nodes()) {
    const auto is_below = [&](const std::string& f) {
      return IsBelow(path, f);
    };
    if (std::any_of(folded.begin(), folded.end(), is_below)) continue;
    text += Line(path, node);
    if (std::find(folded.begin(), folded.end(), path) != folded.end()) {
      text += FoldedLine(tree, path);
    }
  }
  return text;
}

}  // namespace insight::image
