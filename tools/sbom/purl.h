// Package URLs: one name for a package that all scanners know (purl
// specification, "purl-spec", and its types deb, apk and generic).

#ifndef TOOLS_SBOM_PURL_H_
#define TOOLS_SBOM_PURL_H_

#include <map>
#include <string>
#include <string_view>

namespace insight::tool {

struct Purl {
  std::string type;        // "deb"
  std::string name_space;  // "debian"
  std::string name;
  std::string version;
  // "arch" -> "amd64"; those with an empty value are left out.
  std::map<std::string, std::string> qualifiers = {};
};

// Returns the canonical form: parts percent-encoded, qualifiers sorted.
//
//   pkg:deb/debian/libgmp-dev@2%3A6.2.1%2Bdfsg1-1.1?arch=amd64&distro=debian-12
[[nodiscard]] std::string ToText(const Purl& purl);

}  // namespace insight::tool

#endif  // TOOLS_SBOM_PURL_H_
