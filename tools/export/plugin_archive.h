// .plg: a plugin in one file, as orchestrators import it.  It is a gzipped tar
// archive that `docker load` reads: manifest.json, configuration, layers.

#ifndef TOOLS_EXPORT_PLUGIN_ARCHIVE_H_
#define TOOLS_EXPORT_PLUGIN_ARCHIVE_H_

#include <filesystem>
#include <string>
#include <vector>

#include "tools/spec/plugin_spec.h"

namespace insight::exporting {

// Returns "VENDOR_NAME_VERSION.plg".  Throws std::runtime_error if one of them
// is missing or could not be part of a file's name.
[[nodiscard]] std::string PluginArchiveName(const spec::PluginSpec& plugin);

// Returns the archive's bytes, which are the same for the same image.  Throws
// image::ImageException or std::runtime_error if `image` is damaged, or is not
// an image of this plugin with this very spec: it was built before an edit.
[[nodiscard]] std::string MakePluginArchive(const spec::PluginSpec& plugin,
                                            const std::filesystem::path& image);

// Returns that of the images whose name is the plugin's without a suffix, which
// only the one on the plugin's default base has.  Throws as above, also if
// there is none or if an image is damaged.
[[nodiscard]] std::filesystem::path DefaultImage(
    const spec::PluginSpec& plugin,
    const std::vector<std::filesystem::path>& images);

}  // namespace insight::exporting

#endif  // TOOLS_EXPORT_PLUGIN_ARCHIVE_H_
