#include "tools/sbom/apk_database.h"

#include <cstddef>
#include <map>

#include "tools/sbom/purl.h"
#include "tools/sbom/sbom_exception.h"

namespace insight::tool {
namespace {

using Paragraph = std::map<char, std::string>;

Component ToComponent(const Paragraph& paragraph, const std::string& distro) {
  const auto value = [&](char key) {
    const auto found = paragraph.find(key);
    return found == paragraph.end() ? std::string() : found->second;
  };
  const std::string maintainer = value('m');
  Component component = {
      .name = value('P'),
      .version = value('V'),
      .supplier = maintainer.substr(0, maintainer.find(" <")),
      .license = value('L'),
      .description = value('T'),
  };
  if (component.name.empty() || component.version.empty()) {
    throw SbomException(
        "lib/apk/db/installed: a package without name (P:) or version (V:)" +
        (component.name.empty() ? std::string(".") : ": " + component.name));
  }
  const std::string origin = value('o');
  component.purl = ToText(
      {.type = "apk",
       .name_space = "alpine",
       .name = component.name,
       .version = component.version,
       .qualifiers = {{"arch", value('A')},
                      {"distro", distro},
                      {"upstream", origin == component.name ? "" : origin}}});
  return component;
}

}  // namespace

std::vector<Component> ReadApkDatabase(std::string_view text,
                                       const std::string& distro) {
  std::vector<Component> components;
  Paragraph paragraph;
  while (true) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    if (line.empty()) {
      if (!paragraph.empty()) {
        components.push_back(ToComponent(paragraph, distro));
      }
      paragraph.clear();
    } else if (line.size() > 1 && line[1] == ':') {
      paragraph[line[0]] = line.substr(2);
    }
    if (end == std::string_view::npos && line.empty()) return components;
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

}  // namespace insight::tool
