#include "tools/image/debian/accounts.h"

#include <cstddef>
#include <sstream>
#include <string>

#include "tools/image/image_exception.h"

namespace insight::image {
namespace {

constexpr unsigned kShadowMode = 0640;
constexpr Owner kRootAndShadow = {.uid = 0, .gid = 42};  // base-passwd's.

// Moves the second field of each line of `path` to a line of `shadow_path`,
// which ends in `rest` ("%" is the last field of the old line).
void Move(const std::string& path, const std::string& shadow_path,
          const std::string& rest, bool with_last_field, FileTree& tree) {
  const FileNode* node = tree.Find(path);
  if (node == nullptr) throw ImageException("There is no /" + path + ".");
  FileNode open = *node;
  std::istringstream lines(open.content);
  open.content.clear();
  std::string shadow;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t name = line.find(':');
    const std::size_t password = line.find(':', name + 1);
    if (name == std::string::npos || password == std::string::npos) {
      throw ImageException("/" + path + ": \"" + line + "\" is no account.");
    }
    open.content += line.substr(0, name) + ":x" + line.substr(password) + "\n";
    shadow += line.substr(0, password) + rest;
    if (with_last_field) shadow += line.substr(line.rfind(':') + 1);
    shadow += "\n";
  }
  tree.Add(path, open);
  tree.Add(shadow_path, FileNode::File(shadow, kShadowMode, kRootAndShadow));
}

}  // namespace

void AddShadow(FileTree& tree) {
  // Changed: unknown; may be changed after 0 days, must after 99999, warned 7
  // days before (shadow(5), and login.defs' values).
  Move("etc/passwd", "etc/shadow", "::0:99999:7:::", false, tree);
  // No administrators; the members (gshadow(5)).
  Move("etc/group", "etc/gshadow", "::", true, tree);
}

}  // namespace insight::image
