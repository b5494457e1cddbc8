#include "tools/image/debian/deb_package.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "tools/image/image_exception.h"

namespace insight::image {
namespace {

void ReadControl(const std::string& archive, const std::string& source,
                 DebPackage& package) {
  ReadArchive(archive, source, [&](ArchiveEntry entry) {
    entry.path = NormalizePath(entry.path);
    if (entry.node.type != FileNode::Type::kFile) return;
    if (entry.path == "control") {
      package.control = std::move(entry.node.content);
    } else {
      package.control_members.push_back(std::move(entry));
    }
  });
}

}  // namespace

DebPackage ReadDebPackage(std::string_view bytes, const std::string& source) {
  DebPackage package;
  ReadArchive(bytes, source, [&](const ArchiveEntry& member) {
    // The names end in the compression's suffix, which libarchive finds itself.
    if (member.path.starts_with("control.tar")) {
      ReadControl(member.node.content, source, package);
    } else if (member.path.starts_with("data.tar")) {
      ReadArchive(member.node.content, source, [&](ArchiveEntry entry) {
        package.data.push_back(std::move(entry));
      });
    }
  });
  if (ControlField(package.control, "Package").empty()) {
    throw ImageException(source +
                         " is no Debian package: it has no control "
                         "file that names one.");
  }
  if (package.control.back() != '\n') package.control += '\n';
  return package;
}

std::string InstallScript(const DebPackage& package) {
  for (const ArchiveEntry& member : package.control_members) {
    if (member.path == "preinst" || member.path == "postinst") {
      return member.path;
    }
  }
  return "";
}

std::string ControlField(const std::string& control, const std::string& field) {
  const std::string start = field + ": ";
  std::size_t begin = 0;
  while (begin < control.size()) {
    const std::size_t end = std::min(control.find('\n', begin), control.size());
    if (control.compare(begin, start.size(), start) == 0) {
      return control.substr(begin + start.size(), end - begin - start.size());
    }
    begin = end + 1;
  }
  return "";
}

}  // namespace insight::image
