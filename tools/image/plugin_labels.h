// What an image says about the plugin in it.

#ifndef TOOLS_IMAGE_PLUGIN_LABELS_H_
#define TOOLS_IMAGE_PLUGIN_LABELS_H_

#include <map>
#include <string>

namespace insight::image {

// The identity of a plugin, as its plugin.spec.yaml has it.
struct PluginIdentity {
  std::string name;     // "compression"
  std::string vendor;   // "rapid7"
  std::string version;  // "2.0.4"
  std::string title;    // "Compression"; the name if the spec has none.
  std::string description;
  std::string source_url;  // resources.source_url; may be empty.
};

// Reads the identity from the text of a spec; `source` is what errors call it.
// Nothing else in the spec is looked at.  Throws ImageException, with line and
// column, if the text is no YAML or if name, vendor or version is missing.
[[nodiscard]] PluginIdentity ReadPluginIdentity(const std::string& spec,
                                                const std::string& source);

// Returns "VENDOR/NAME:VERSION", in lower case as an image's name must be.
[[nodiscard]] std::string ImageName(const PluginIdentity& plugin);

// Returns the labels that are known for every image (OCI image specification,
// "Pre-Defined Annotation Keys"): title, description, version, vendor, source.
// What is empty has no label.
[[nodiscard]] std::map<std::string, std::string> PluginLabels(
    const PluginIdentity& plugin);

}  // namespace insight::image

#endif  // TOOLS_IMAGE_PLUGIN_LABELS_H_
