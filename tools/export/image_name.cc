#include "tools/export/image_name.h"

#include "tools/image/plugin_labels.h"

namespace insight::exporting {

std::string ImageName(const spec::PluginSpec& plugin) {
  image::PluginIdentity identity;
  identity.name = plugin.name;
  identity.vendor = plugin.vendor;
  identity.version = plugin.version;
  return image::ImageName(identity);
}

}  // namespace insight::exporting
