#include "tools/sbom/spdx.h"

#include <cctype>
#include <utility>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "tools/sbom/content_uuid.h"

namespace insight::tool {
namespace {

constexpr char kNoAssertion[] = "NOASSERTION";
constexpr char kDocument[] = "SPDXRef-DOCUMENT";

const std::string& OrNoAssertion(const std::string& text) {
  static const std::string* const kNone = new std::string(kNoAssertion);
  return text.empty() ? *kNone : text;
}

// Of one document's elements; unique, and of letters, digits, "." and "-"
// (clause 7.2).
class Identifiers {
 public:
  explicit Identifiers(std::string kind) : kind_(std::move(kind)) {}

  std::string Next(const Component& component) {
    std::string id = "SPDXRef-" + kind_ + "-" + std::to_string(++count_) + "-";
    for (const char c : component.name) {
      id += std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' ? c
                                                                         : '-';
    }
    return id;
  }

 private:
  const std::string kind_;
  int count_ = 0;
};

class Writer {
 public:
  explicit Writer(const Bill& bill) : bill_(bill) {}

  std::string Write() && {
    AddPackages();
    const Component& subject = bill_.image ? *bill_.image : bill_.plugin;
    const std::string name = subject.name + "-" + subject.version;
    Json json = Json::object(
        {{"spdxVersion", "SPDX-2.3"},
         {"dataLicense", "CC0-1.0"},
         {"SPDXID", kDocument},
         {"name", name},
         {"documentNamespace", ""},
         {"creationInfo",
          Json::object({{"created", "1970-01-01T00:00:00Z"},
                        {"creators", Json::array({"Tool: insight-sbom-1"})}})},
         {"packages", std::move(packages_)},
         {"hasExtractedLicensingInfos", LicenseTextsJson()},
         {"relationships", std::move(relationships_)}});
    // The specification's own form (clause 6.5).
    json["documentNamespace"] = "https://spdx.org/spdxdocs/" +
                                NamespaceName(name) + "-" +
                                ContentUuid(DumpJson(json));
    return DumpIndentedJson(json) + "\n";
  }

 private:
  static std::string NamespaceName(std::string name) {
    for (char& c : name) {
      if (c == '/' || c == ':') c = '-';
    }
    return name;
  }

  void AddPackages() {
    const std::string plugin =
        AddPackage(bill_.plugin, "SPDXRef-plugin", "APPLICATION");
    std::string image;
    if (bill_.image) {
      image = AddPackage(*bill_.image, "SPDXRef-image", "CONTAINER");
      Relate(kDocument, "DESCRIBES", image);
      Relate(image, "CONTAINS", plugin);
    } else {
      Relate(kDocument, "DESCRIBES", plugin);
    }
    if (bill_.system) {
      Relate(image, "CONTAINS",
             AddPackage(*bill_.system, "SPDXRef-system", "OPERATING_SYSTEM"));
    }
    Identifiers linked("linked");
    for (const Component& component : bill_.linked) {
      const std::string id = linked.Next(component);
      Relate(plugin, "STATIC_LINK", AddPackage(component, id, "LIBRARY"));
    }
    Identifiers installed("package");
    for (const Component& component : bill_.installed) {
      const std::string id = installed.Next(component);
      Relate(image, "CONTAINS", AddPackage(component, id, "INSTALL"));
    }
  }

  std::string AddPackage(const Component& component, std::string id,
                         const char* purpose) {
    Json json =
        Json::object({{"SPDXID", id},
                      {"name", component.name},
                      {"versionInfo", component.version},
                      {"primaryPackagePurpose", purpose},
                      {"downloadLocation", kNoAssertion},
                      {"filesAnalyzed", false},
                      {"licenseConcluded", kNoAssertion},
                      {"licenseDeclared", OrNoAssertion(component.license)},
                      {"copyrightText", kNoAssertion}});
    json["supplier"] = component.supplier.empty()
                           ? kNoAssertion
                           : "Organization: " + component.supplier;
    if (!component.description.empty()) {
      json["summary"] = component.description;
    }
    if (!component.sha256.empty()) {
      json["checksums"] = Json::array({Json::object(
          {{"algorithm", "SHA256"}, {"checksumValue", component.sha256}})});
    }
    if (!component.purl.empty()) {
      json["externalRefs"] =
          Json::array({Json::object({{"referenceCategory", "PACKAGE-MANAGER"},
                                     {"referenceType", "purl"},
                                     {"referenceLocator", component.purl}})});
    }
    packages_.push_back(std::move(json));
    return id;
  }

  void Relate(const std::string& from, const char* type,
              const std::string& to) {
    relationships_.push_back(Json::object({{"spdxElementId", from},
                                           {"relationshipType", type},
                                           {"relatedSpdxElement", to}}));
  }

  Json LicenseTextsJson() const {
    Json texts = Json::array();
    for (const auto& [id, text] : bill_.license_texts) {
      texts.push_back(
          Json::object({{"licenseId", id}, {"extractedText", text}}));
    }
    return texts;
  }

  const Bill& bill_;
  Json packages_ = Json::array();
  Json relationships_ = Json::array();
};

}  // namespace

std::string ToSpdx(const Bill& bill) { return Writer(bill).Write(); }

}  // namespace insight::tool
