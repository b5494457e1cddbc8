#include "tools/image/debian/dpkg_root.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <sstream>
#include <string_view>
#include <utility>

#include "tools/image/digest.h"
#include "tools/image/image_exception.h"

namespace insight::image {
namespace {

// Those that Debian's base-files and usr-is-merged know on amd64; other
// architectures have no lib64.
constexpr std::array<std::string_view, 4> kMerged = {"bin", "lib", "lib64",
                                                     "sbin"};
constexpr char kAmd64[] = "amd64";
constexpr char kInfo[] = "var/lib/dpkg/info/";
constexpr std::string_view kListSuffix = ".list";
constexpr char kStatus[] = "var/lib/dpkg/status";
constexpr char kTriggers[] = "var/lib/dpkg/triggers/";

const std::string* FindMember(const DebPackage& package,
                              std::string_view name) {
  for (const ArchiveEntry& member : package.control_members) {
    if (member.path == name) return &member.node.content;
  }
  return nullptr;
}

// "/." and "/usr/bin/apt", as dpkg writes them.
std::string FileList(const DebPackage& package) {
  std::string list;
  for (const ArchiveEntry& entry : package.data) {
    const std::string path = NormalizePath(entry.path);
    list += "/" + (path.empty() ? "." : path) + "\n";
  }
  return list;
}

// The status' field of configuration files: " /etc/adduser.conf MD5" lines.
std::string Conffiles(const DebPackage& package, const FileTree& tree) {
  const std::string* list = FindMember(package, "conffiles");
  if (list == nullptr) return "";
  std::string field;
  std::istringstream lines(*list);
  for (std::string path; std::getline(lines, path);) {
    // Others are flags for an upgrade, such as "remove-on-upgrade PATH".
    if (!path.starts_with('/')) continue;
    const FileNode* node = tree.Find(MergedUsrPath(NormalizePath(path)));
    if (node == nullptr) {
      throw ImageException(ControlField(package.control, "Package") +
                           ": the configuration file " + path +
                           " is not in the package.");
    }
    field += " " + path + " " + Md5Hex(node->content) + "\n";
  }
  return field.empty() ? "" : "Conffiles:\n" + field;
}

// The one architecture that these paragraphs of packages are for; amd64 if all
// are for any.
std::string Architecture(const std::map<std::string, std::string>& status) {
  std::string result;
  for (const auto& [name, paragraph] : status) {
    const std::string architecture = ControlField(paragraph, "Architecture");
    if (architecture.empty() || architecture == "all") continue;
    if (!result.empty() && architecture != result) {
      throw ImageException("The package " + name + " is for " + architecture +
                           ", those before it for " + result + ".");
    }
    result = architecture;
  }
  return result.empty() ? kAmd64 : result;
}

// The paragraph of /var/lib/dpkg/status: the control file with what dpkg adds.
std::string StatusParagraph(const DebPackage& package, const FileTree& tree) {
  const std::size_t first_line = package.control.find('\n') + 1;
  return package.control.substr(0, first_line) +
         "Status: install ok installed\n" + package.control.substr(first_line) +
         Conffiles(package, tree) + "\n";
}

}  // namespace

std::string MergedUsrPath(const std::string& path) {
  for (const std::string_view directory : kMerged) {
    if (path.starts_with(directory) &&
        (path.size() == directory.size() || path[directory.size()] == '/')) {
      return "usr/" + path;
    }
  }
  return path;
}

DpkgRoot::DpkgRoot(FileTree& tree) : tree_(tree) {
  const FileNode* status = tree.Find(kStatus);
  if (status == nullptr) return;
  ReadStatus(status->content);
  for (const auto& [path, node] : tree.nodes()) {
    if (node.type != FileNode::Type::kFile) continue;
    if (path.starts_with(kInfo) && path.ends_with(kListSuffix)) {
      ReadOwners(path, node.content);
    } else if (path.starts_with(kTriggers)) {
      ReadTriggers(path, node.content);
    }
  }
}

void DpkgRoot::ReadStatus(const std::string& status) {
  for (std::size_t begin = 0; begin < status.size();) {
    const std::size_t end = status.find("\n\n", begin);
    const std::string paragraph =
        status.substr(begin, end == std::string::npos ? end : end + 2 - begin);
    const std::string name = ControlField(paragraph, "Package");
    if (end == std::string::npos || name.empty()) {
      throw ImageException(std::string("/") + kStatus +
                           " has a paragraph that is no package's.");
    }
    status_[name] = paragraph;
    begin = end + 2;
  }
}

// `path` is that of the list, NAME.list or NAME:ARCHITECTURE.list.
void DpkgRoot::ReadOwners(const std::string& path, const std::string& list) {
  std::string name = path.substr(std::string_view(kInfo).size());
  name.resize(std::min(name.find(':'), name.size() - kListSuffix.size()));
  std::istringstream lines(list);
  for (std::string line; std::getline(lines, line);) {
    const std::string file = MergedUsrPath(NormalizePath(line));
    const FileNode* node = tree_.Find(file);
    // Directories have many owners; what was left out of the image has one.
    if (node != nullptr && node->type == FileNode::Type::kDirectory) continue;
    owners_.emplace(file, name);
  }
}

// "File" has lines of a path and a package; other files, called as a trigger
// is, the packages that wait for it.
void DpkgRoot::ReadTriggers(const std::string& path, const std::string& lines) {
  const std::string name = path.substr(std::string_view(kTriggers).size());
  if (name != "File") {
    if (name != "Unincorp") triggers_[name] = lines;
    return;
  }
  std::istringstream words(lines);
  for (std::string trigger, package; words >> trigger >> package;) {
    triggers_[trigger] += package + "\n";
  }
}

void DpkgRoot::AddFiles(const std::string& name,
                        std::vector<ArchiveEntry>& data) {
  for (ArchiveEntry& entry : data) {
    const std::string path = MergedUsrPath(NormalizePath(entry.path));
    FileNode node = std::move(entry.node);
    if (node.type == FileNode::Type::kDirectory) {
      // The first one to bring a directory decides on its mode; that nearly all
      // bring the same is Debian's policy (10.9).
      if (tree_.Find(path) == nullptr) tree_.Add(path, std::move(node));
      continue;
    }
    const auto [owner, is_new] = owners_.emplace(path, name);
    if (!is_new) {
      throw ImageException("Both " + owner->second + " and " + name +
                           " install /" + path + ".");
    }
    node.mode &= 01777;
    if (node.type == FileNode::Type::kHardLink) {
      node.content = MergedUsrPath(node.content);
    }
    tree_.Add(path, std::move(node));
  }
}

void DpkgRoot::AddTriggers(const std::string& text,
                           const std::string& package) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string directive;
    std::string trigger;
    words >> directive >> trigger;
    if (directive != "interest" && directive != "interest-await" &&
        directive != "interest-noawait") {
      continue;  // A comment, or one that only matters when dpkg runs.
    }
    triggers_[trigger] +=
        package + (directive == "interest-noawait" ? "/noawait\n" : "\n");
  }
}

void DpkgRoot::AddControl(const DebPackage& package,
                          const std::string& info_name) {
  for (const ArchiveEntry& member : package.control_members) {
    tree_.Add(kInfo + info_name + "." + member.path, member.node);
  }
  tree_.Add(kInfo + info_name + ".list", FileNode::File(FileList(package)));
}

void DpkgRoot::Install(DebPackage package) {
  const std::string name = ControlField(package.control, "Package");
  if (status_.contains(name)) {
    throw ImageException("The package " + name + " is given twice.");
  }
  AddFiles(name, package.data);
  const bool is_multi_arch =
      ControlField(package.control, "Multi-Arch") == "same";
  AddControl(package,
             is_multi_arch
                 ? name + ":" + ControlField(package.control, "Architecture")
                 : name);
  if (const std::string* text = FindMember(package, "triggers")) {
    AddTriggers(*text, name);
  }
  status_[name] = StatusParagraph(package, tree_);
}

void DpkgRoot::Finish() {
  const std::string architecture = Architecture(status_);
  std::string status;
  for (const auto& [name, paragraph] : status_) status += paragraph;
  std::string file_triggers;
  for (const auto& [trigger, packages] : triggers_) {
    if (!trigger.starts_with('/')) {
      tree_.Add(kTriggers + trigger, FileNode::File(packages));
      continue;
    }
    std::istringstream lines(packages);
    for (std::string package; std::getline(lines, package);) {
      file_triggers += trigger + " " + package + "\n";
    }
  }
  tree_.Add(std::string(kTriggers) + "File", FileNode::File(file_triggers));
  tree_.Add(std::string(kTriggers) + "Unincorp", FileNode::File(""));
  tree_.Add(std::string(kInfo) + "format", FileNode::File("1\n"));
  tree_.Add("var/lib/dpkg/arch", FileNode::File(architecture + "\n"));
  tree_.Add("var/lib/dpkg/available", FileNode::File(""));
  tree_.Add(kStatus, FileNode::File(status));
  for (const std::string_view directory : kMerged) {
    if (directory == "lib64" && architecture != kAmd64) continue;
    tree_.Add(directory, FileNode::Symlink("usr/" + std::string(directory)));
  }
}

}  // namespace insight::image
