#include "tools/image/plugin_labels.h"

#include <yaml-cpp/yaml.h>

#include <cctype>
#include <utility>

#include "tools/image/image_exception.h"

namespace insight::image {
namespace {

std::string Position(const std::string& source, const YAML::Mark& mark) {
  // yaml-cpp counts from 0.
  return source + ":" + std::to_string(mark.line + 1) + ":" +
         std::to_string(mark.column + 1) + ": ";
}

std::string Scalar(const YAML::Node& parent, const char* key,
                   const std::string& source) {
  const YAML::Node node = parent[key];
  if (!node || node.IsNull()) return "";
  if (!node.IsScalar()) {
    throw ImageException(Position(source, node.Mark()) + "\"" + key +
                         "\" must be a text.");
  }
  return node.Scalar();
}

std::string Required(const YAML::Node& spec, const char* key,
                     const std::string& source) {
  std::string value = Scalar(spec, key, source);
  if (value.empty()) {
    throw ImageException(
        source + ":1:1: \"" + key +
        "\" is missing; an image is named and labelled by it.");
  }
  return value;
}

std::string LowerCase(std::string text) {
  for (char& c : text) {
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return text;
}

}  // namespace

PluginIdentity ReadPluginIdentity(const std::string& text,
                                  const std::string& source) {
  try {
    const YAML::Node spec = YAML::Load(text);
    if (!spec.IsMap()) {
      throw ImageException(source + ":1:1: a spec is a YAML mapping.");
    }
    PluginIdentity plugin;
    plugin.name = Required(spec, "name", source);
    plugin.vendor = Required(spec, "vendor", source);
    plugin.version = Required(spec, "version", source);
    plugin.title = Scalar(spec, "title", source);
    if (plugin.title.empty()) plugin.title = plugin.name;
    plugin.description = Scalar(spec, "description", source);
    const YAML::Node resources = spec["resources"];
    if (resources && resources.IsMap()) {
      plugin.source_url = Scalar(resources, "source_url", source);
    }
    return plugin;
  } catch (const YAML::Exception& error) {
    throw ImageException(Position(source, error.mark) + error.msg + ".");
  }
}

std::string ImageName(const PluginIdentity& plugin) {
  return LowerCase(plugin.vendor) + "/" + LowerCase(plugin.name) + ":" +
         plugin.version;
}

std::map<std::string, std::string> PluginLabels(const PluginIdentity& plugin) {
  const std::pair<const char*, const std::string&> values[] = {
      {"description", plugin.description},
      {"source", plugin.source_url},
      {"title", plugin.title},
      {"vendor", plugin.vendor},
      {"version", plugin.version},
  };
  std::map<std::string, std::string> labels;
  for (const auto& [key, value] : values) {
    if (!value.empty()) {
      labels[std::string("org.opencontainers.image.") + key] = value;
    }
  }
  return labels;
}

}  // namespace insight::image
