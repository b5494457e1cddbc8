#include "tools/sbom/package_set_json.h"

#include <exception>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "tools/sbom/sbom_exception.h"

namespace insight::tool {
namespace {

Json ToJson(const Component& component) {
  return Json::object({{"name", component.name},
                       {"version", component.version},
                       {"purl", component.purl},
                       {"supplier", component.supplier},
                       {"license", component.license},
                       {"sha256", component.sha256},
                       {"description", component.description}});
}

Component ToComponent(const Json& json) {
  const auto text = [&](const char* key) {
    return json.at(key).get<std::string>();
  };
  return {.name = text("name"),
          .version = text("version"),
          .purl = text("purl"),
          .supplier = text("supplier"),
          .license = text("license"),
          .sha256 = text("sha256"),
          .description = text("description")};
}

}  // namespace

std::string ToJsonText(const PackageSet& set) {
  Json packages = Json::array();
  for (const Component& component : set.packages) {
    packages.push_back(ToJson(component));
  }
  Json texts = Json::object();
  for (const auto& [id, text] : set.license_texts) texts[id] = text;
  Json json = Json::object(
      {{"packages", std::move(packages)}, {"license_texts", std::move(texts)}});
  if (set.system) json["system"] = ToJson(*set.system);
  return DumpJson(json) + "\n";
}

PackageSet ParsePackageSet(std::string_view text, const std::string& source) {
  try {
    const Json json = ParseJson(text);
    PackageSet set;
    for (const Json& package : json.at("packages")) {
      set.packages.push_back(ToComponent(package));
    }
    for (const auto& [id, license] : json.at("license_texts").items()) {
      set.license_texts[id] = license.get<std::string>();
    }
    if (json.contains("system")) set.system = ToComponent(json.at("system"));
    return set;
  } catch (const std::exception& e) {
    throw SbomException(source + " is no package set: " + e.what());
  }
}

}  // namespace insight::tool
