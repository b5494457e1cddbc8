#include "tools/export/image_name.h"

namespace insight::exporting {

std::string ImageName(const spec::PluginSpec& plugin) {
  std::string name = plugin.vendor + '/' + plugin.name;
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return name + ':' + plugin.version;
}

}  // namespace insight::exporting
