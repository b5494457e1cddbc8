#include "tools/sbom/document_check.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "sdk/json/json.h"
#include "sdk/schema/validator.h"

namespace insight::tool {
namespace {

using Problems = std::vector<std::string>;
using Ids = std::set<std::string>;

// Puts `prefix` before references within a schema, and turns those to others
// into references within the bundle.
void Redirect(Json& schema, const std::string& prefix,
              const std::map<std::string, Json>& others) {
  if (schema.is_object()) {
    const auto found = schema.find("$ref");
    if (found != schema.end() && found->is_string()) {
      const std::string text = found->get<std::string>();
      const std::size_t hash = text.find('#');
      const std::string file = text.substr(0, hash);
      const std::string pointer =
          hash == std::string::npos ? "" : text.substr(hash + 1);
      if (file.empty()) {
        *found = "#" + prefix + pointer;
      } else if (others.contains(file)) {
        *found = "#/definitions/" + file + pointer;
      }
    }
  }
  if (!schema.is_structured()) return;
  for (Json& part : schema) Redirect(part, prefix, others);
}

// The identifiers of an SPDX license expression.
Ids LicenseIds(std::string expression) {
  for (char& c : expression) {
    if (c == '(' || c == ')') c = ' ';
  }
  Ids ids;
  std::size_t begin = 0;
  while (begin < expression.size()) {
    const std::size_t end =
        std::min(expression.find(' ', begin), expression.size());
    const std::string word = expression.substr(begin, end - begin);
    if (!word.empty() && word != "AND" && word != "OR" && word != "WITH") {
      ids.insert(word);
    }
    begin = end + 1;
  }
  return ids;
}

void CheckLicense(const std::string& where, const std::string& expression,
                  const Ids& known, Problems& problems) {
  for (const std::string& id : LicenseIds(expression)) {
    if (!known.contains(id)) {
      problems.push_back(where + ": unknown license " + id);
    }
  }
}

void Define(const std::string& id, Ids& ids, Problems& problems) {
  if (!ids.insert(id).second) problems.push_back(id + " is there twice");
}

void Refer(const std::string& id, const Ids& ids, Problems& problems) {
  if (!ids.contains(id))
    problems.push_back(id + " is referred to, but is not there");
}

}  // namespace

Json Bundle(Json root, const std::map<std::string, Json>& others) {
  Redirect(root, "", others);
  for (const auto& [file, schema] : others) {
    Json part = schema;
    part.erase("$id");
    Redirect(part, "/definitions/" + file, others);
    root["definitions"][file] = std::move(part);
  }
  return root;
}

Problems SchemaProblems(const Json& schema, const Json& document) {
  Problems problems;
  for (const Violation& violation : Schema(schema).Violations(document)) {
    problems.push_back(violation.path + ": " + violation.message);
  }
  return problems;
}

Problems CycloneDxProblems(const Json& document, const Ids& license_ids) {
  Problems problems;
  Ids refs;
  std::vector<Json> components = document.at("components");
  components.push_back(document.at("metadata").at("component"));
  for (const Json& component : components) {
    const std::string ref = component.at("bom-ref");
    Define(ref, refs, problems);
    if (!component.contains("licenses")) continue;
    for (const Json& license : component.at("licenses")) {
      Ids known = license_ids;
      for (const std::string& id : LicenseIds(license.at("expression"))) {
        if (id.starts_with("LicenseRef-")) known.insert(id);
      }
      CheckLicense(ref, license.at("expression"), known, problems);
    }
  }
  for (const Json& dependency : document.at("dependencies")) {
    Refer(dependency.at("ref"), refs, problems);
    for (const Json& other : dependency.at("dependsOn")) {
      Refer(other, refs, problems);
    }
  }
  return problems;
}

Problems SpdxProblems(const Json& document, const Ids& license_ids) {
  Problems problems;
  Ids known = license_ids;
  known.insert({"NOASSERTION", "NONE"});
  if (document.contains("hasExtractedLicensingInfos")) {
    for (const Json& license : document.at("hasExtractedLicensingInfos")) {
      known.insert(license.at("licenseId").get<std::string>());
    }
  }
  Ids refs = {document.at("SPDXID").get<std::string>()};
  for (const Json& package : document.at("packages")) {
    const std::string id = package.at("SPDXID");
    Define(id, refs, problems);
    CheckLicense(id, package.at("licenseDeclared"), known, problems);
    CheckLicense(id, package.at("licenseConcluded"), known, problems);
  }
  for (const Json& relationship : document.at("relationships")) {
    Refer(relationship.at("spdxElementId"), refs, problems);
    Refer(relationship.at("relatedSpdxElement"), refs, problems);
  }
  return problems;
}

}  // namespace insight::tool
