#include "tools/export/plugin_archive.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "tools/export/image_name.h"
#include "tools/image/files.h"
#include "tools/image/image_reader.h"
#include "tools/image/layer.h"

namespace insight::exporting {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSpecInImage = "plugin.spec.yaml";

void CheckNamePart(std::string_view key, const std::string& text) {
  const bool is_plain = !text.empty() && text.front() != '.' &&
                        std::all_of(text.begin(), text.end(), [](char c) {
                          return (c >= 'a' && c <= 'z') ||
                                 (c >= 'A' && c <= 'Z') ||
                                 (c >= '0' && c <= '9') || c == '_' ||
                                 c == '-' || c == '.' || c == '+';
                        });
  if (is_plain) return;
  throw std::runtime_error("the spec's " + std::string(key) + " is \"" + text +
                           "\", which cannot be part of a file's name; use "
                           "letters, digits, _, - and .");
}

// Returns the spec in the image, which the build puts into one of the upper
// layers: those below need not be unpacked.
std::string SpecIn(const image::Image& image, const std::string& path) {
  for (auto layer = image.layers.rbegin(); layer != image.layers.rend();
       ++layer) {
    const image::FileTree content = image::LayerContent(*layer);
    if (const std::string* const spec =
            content.ReadThroughLinks(kSpecInImage)) {
      return *spec;
    }
  }
  throw std::runtime_error(path + " is no plugin's image: it has no /" +
                           kSpecInImage);
}

}  // namespace

std::string PluginArchiveName(const spec::PluginSpec& plugin) {
  CheckNamePart("vendor", plugin.vendor);
  CheckNamePart("name", plugin.name);
  CheckNamePart("version", plugin.version);
  return plugin.vendor + '_' + plugin.name + '_' + plugin.version + ".plg";
}

std::string MakePluginArchive(const spec::PluginSpec& plugin,
                              const fs::path& image) {
  if (SpecIn(image::ReadImage(image), image.string()) != plugin.text) {
    throw std::runtime_error(image.string() +
                             " was made of another spec than " + plugin.file +
                             "; build it anew");
  }
  return image::Gzip(image::ReadFile(image));
}

fs::path DefaultImage(const spec::PluginSpec& plugin,
                      const std::vector<fs::path>& images) {
  const std::string name = ImageName(plugin);
  for (const fs::path& path : images) {
    const std::vector<std::string> names =
        image::ReadImage(path).definition.names;
    if (std::find(names.begin(), names.end(), name) != names.end()) return path;
  }
  std::string text = "none of these is an image called " + name + ':';
  for (const fs::path& path : images) text += ' ' + path.string();
  throw std::runtime_error(text + "; build it anew");
}

}  // namespace insight::exporting
