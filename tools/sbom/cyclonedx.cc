#include "tools/sbom/cyclonedx.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "tools/sbom/content_uuid.h"

namespace insight::tool {
namespace {

constexpr char kSchema[] = "http://cyclonedx.org/schema/bom-1.6.schema.json";

// What dependencies refer to: unique in the document.
std::string Reference(const Component& component) {
  if (!component.purl.empty()) return component.purl;
  return component.name + "@" + component.version;
}

Json ToJson(const Component& component, const char* type) {
  Json json = Json::object({{"type", type},
                            {"bom-ref", Reference(component)},
                            {"name", component.name},
                            {"version", component.version}});
  if (!component.supplier.empty()) {
    json["supplier"] = Json::object({{"name", component.supplier}});
  }
  if (!component.description.empty()) {
    json["description"] = component.description;
  }
  if (!component.sha256.empty()) {
    json["hashes"] = Json::array(
        {Json::object({{"alg", "SHA-256"}, {"content", component.sha256}})});
  }
  if (!component.license.empty()) {
    json["licenses"] =
        Json::array({Json::object({{"expression", component.license}})});
  }
  if (!component.purl.empty()) json["purl"] = component.purl;
  return json;
}

// What brought a component in, which the format has no field for.
void AddOrigin(Json& component, const char* origin) {
  Json& properties = component["properties"];
  if (properties.is_null()) properties = Json::array();
  properties.push_back(
      Json::object({{"name", "insight:origin"}, {"value", origin}}));
}

bool IsAmong(const std::vector<Component>& components,
             const Component& component) {
  return std::any_of(components.begin(), components.end(),
                     [reference = Reference(component)](const Component& each) {
                       return Reference(each) == reference;
                     });
}

Json Components(const Bill& bill) {
  Json components = Json::array();
  if (bill.image) components.push_back(ToJson(bill.plugin, "application"));
  if (bill.system) {
    components.push_back(ToJson(*bill.system, "operating-system"));
  }
  for (const Component& component : bill.linked) {
    components.push_back(ToJson(component, "library"));
    AddOrigin(components.back(), "statically linked");
    if (IsAmong(bill.installed, component)) {
      AddOrigin(components.back(), "installed package");
    }
  }
  for (const Component& component : bill.installed) {
    // One that is linked, too, is there already.
    if (IsAmong(bill.linked, component)) continue;
    components.push_back(ToJson(component, "library"));
    AddOrigin(components.back(), "installed package");
  }
  return components;
}

void AppendReferences(const std::vector<Component>& components,
                      Json& references) {
  for (const Component& component : components) {
    references.push_back(Reference(component));
  }
}

Json Dependencies(const Bill& bill) {
  Json dependencies = Json::array();
  if (bill.image) {
    Json contents = Json::array({Reference(bill.plugin)});
    if (bill.system) contents.push_back(Reference(*bill.system));
    AppendReferences(bill.installed, contents);
    dependencies.push_back(Json::object(
        {{"ref", Reference(*bill.image)}, {"dependsOn", std::move(contents)}}));
  }
  Json libraries = Json::array();
  AppendReferences(bill.linked, libraries);
  dependencies.push_back(Json::object(
      {{"ref", Reference(bill.plugin)}, {"dependsOn", std::move(libraries)}}));
  return dependencies;
}

}  // namespace

std::string ToCycloneDx(const Bill& bill) {
  Json subject = bill.image ? ToJson(*bill.image, "container")
                            : ToJson(bill.plugin, "application");
  Json json = Json::object(
      {{"$schema", kSchema},
       {"bomFormat", "CycloneDX"},
       {"specVersion", "1.6"},
       {"serialNumber", ""},
       {"version", 1},
       {"metadata", Json::object({{"component", std::move(subject)}})},
       {"components", Components(bill)},
       {"dependencies", Dependencies(bill)}});
  json["serialNumber"] = "urn:uuid:" + ContentUuid(DumpJson(json));
  return DumpIndentedJson(json) + "\n";
}

}  // namespace insight::tool
