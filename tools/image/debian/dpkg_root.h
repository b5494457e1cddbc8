// A root file system made of Debian packages without running anything: files
// are unpacked, and dpkg's database says that they are installed.  What the
// packages' own scripts would do is not done here; see RootDefinition.
//
// Example:
//
//   FileTree tree;
//   DpkgRoot root(tree);
//   for (const std::string& deb : debs) root.Install(ReadDebPackage(...));
//   root.Finish();
//
// Not thread-safe.

#ifndef TOOLS_IMAGE_DEBIAN_DPKG_ROOT_H_
#define TOOLS_IMAGE_DEBIAN_DPKG_ROOT_H_

#include <map>
#include <string>
#include <vector>

#include "tools/image/debian/deb_package.h"
#include "tools/image/file_tree.h"

namespace insight::image {

class DpkgRoot {
 public:
  // `tree` must outlive the object; everything goes into it.  What its dpkg's
  // database has, if there is one, stays installed.  Throws ImageException if
  // that cannot be read.
  explicit DpkgRoot(FileTree& tree);

  // Adds the package's files to those of the packages before it.  /bin, /sbin,
  // /lib and their kin are links into /usr, and what a package has there ends
  // up in /usr (Debian's "merged /usr").
  //
  // No file keeps its setuid or setgid bit: nobody logs in to a container, and
  // a plugin must not become root.
  //
  // Throws ImageException for a package that is installed already and for a
  // file that another package has.
  void Install(DebPackage package);

  // Completes /var/lib/dpkg: every package is "install ok installed", with its
  // scripts, lists, checksums and triggers.  The tree doesn't depend on the
  // order of the Install() calls.  To be called once, last.  Throws
  // ImageException if packages are for different architectures.
  void Finish();

 private:
  void ReadStatus(const std::string& status);
  void ReadOwners(const std::string& path, const std::string& list);
  void ReadTriggers(const std::string& path, const std::string& lines);
  void AddFiles(const std::string& name, std::vector<ArchiveEntry>& data);
  void AddControl(const DebPackage& package, const std::string& info_name);
  void AddTriggers(const std::string& text, const std::string& package);

  FileTree& tree_;
  std::map<std::string, std::string> owners_;  // Path -> package, for files.
  std::map<std::string, std::string> status_;  // Package -> its paragraph.
  // A trigger's name, or a path -> the packages that wait for it, a line each.
  std::map<std::string, std::string> triggers_;
};

// Returns where a path of a package lies if /usr is merged: "bin/sh" is
// "usr/bin/sh".  `path` is normalized.
[[nodiscard]] std::string MergedUsrPath(const std::string& path);

}  // namespace insight::image

#endif  // TOOLS_IMAGE_DEBIAN_DPKG_ROOT_H_
