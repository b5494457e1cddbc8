#include "tools/image/debian/testing.h"

#include <cstdio>
#include <string_view>

#include "tools/image/layer.h"
#include "tools/image/tar_writer.h"

namespace insight::image {
namespace {

std::string Tar(const FileTree& tree) {
  std::string bytes;
  WriteTar(tree, [&](std::string_view piece) { bytes += piece; });
  return bytes;
}

// A member of an ar archive: name, time, owner, group, mode, size (ar(5)).
std::string ArMember(const char* name, const std::string& bytes) {
  char header[61];
  std::snprintf(header, sizeof header, "%-16s%-12d%-6d%-6d%-8s%-10zu`\n", name,
                0, 0, 0, "100644", bytes.size());
  return header + bytes + (bytes.size() % 2 == 1 ? "\n" : "");
}

}  // namespace

std::string MakeDeb(const FileTree& control, const FileTree& data) {
  return "!<arch>\n" + ArMember("debian-binary", "2.0\n") +
         ArMember("control.tar.gz", Gzip(Tar(control))) +
         ArMember("data.tar.gz", Gzip(Tar(data)));
}

}  // namespace insight::image
