#ifndef TOOLS_EXPORT_IMAGE_NAME_H_
#define TOOLS_EXPORT_IMAGE_NAME_H_

#include <string>

#include "tools/spec/plugin_spec.h"

namespace insight::exporting {

// Returns "VENDOR/NAME:VERSION", as the build calls the image on the plugin's
// default base: in lower case, the version apart.
[[nodiscard]] std::string ImageName(const spec::PluginSpec& plugin);

}  // namespace insight::exporting

#endif  // TOOLS_EXPORT_IMAGE_NAME_H_
