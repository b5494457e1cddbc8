// check_sbom --schemas FOLDER [--spdx-schema FILE] FILE...: holds bills of
// materials (*.cdx.json, *.spdx.json) to their schemas; prints what is wrong.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <set>
#include <string>
#include <vector>

#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "tools/image/files.h"
#include "tools/sbom/document_check.h"
#include "tools/sbom/sbom_exception.h"

namespace insight::tool {
namespace {

using Strings = std::vector<std::string>;

Json ReadJson(const std::string& path) {
  return ParseJson(image::ReadFile(path));
}

struct Arguments {
  std::string schemas;
  std::string spdx_schema;
  Strings files;
};

class Checker {
 public:
  explicit Checker(const Arguments& arguments) {
    const std::string folder = arguments.schemas + "/cyclonedx/";
    const std::string jsf = "jsf-0.82.SNAPSHOT.schema.json";
    const std::string licenses = "spdx.SNAPSHOT.schema.json";
    const Json license_list = ReadJson(folder + licenses);
    for (const Json& id : license_list.at("enum")) license_ids_.insert(id);
    cyclonedx_ =
        Bundle(ReadJson(folder + "bom-1.6.SNAPSHOT.schema.json"),
               {{jsf, ReadJson(folder + jsf)}, {licenses, license_list}});
    spdx_.push_back(ReadJson(arguments.schemas + "/spdx-2.3.schema.json"));
    if (!arguments.spdx_schema.empty()) {
      spdx_.push_back(ReadJson(arguments.spdx_schema));
    }
  }

  Strings Problems(const std::string& file) const {
    const Json document = ReadJson(file);
    Strings problems;
    if (file.ends_with(".cdx.json")) {
      problems = SchemaProblems(cyclonedx_, document);
      if (!problems.empty()) return problems;
      return CycloneDxProblems(document, license_ids_);
    }
    if (!file.ends_with(".spdx.json")) {
      throw SbomException(file + " is neither *.cdx.json nor *.spdx.json.");
    }
    for (const Json& schema : spdx_) {
      problems = SchemaProblems(schema, document);
      if (!problems.empty()) return problems;
    }
    return SpdxProblems(document, license_ids_);
  }

 private:
  Json cyclonedx_;
  std::vector<Json> spdx_;
  std::set<std::string> license_ids_;
};

int Main(int argc, char** argv) {
  CLI::App app("Holds bills of materials to their schemas.", "check_sbom");
  Arguments arguments;
  app.add_option("--schemas", arguments.schemas, "tools/sbom/testdata")
      ->required();
  app.add_option("--spdx-schema", arguments.spdx_schema,
                 "The SPDX project's own schema, too.");
  app.add_option("files", arguments.files)->required();
  CLI11_PARSE(app, argc, argv);
  const Checker checker(arguments);
  int status = 0;
  for (const std::string& file : arguments.files) {
    for (const std::string& problem : checker.Problems(file)) {
      std::fprintf(stderr, "%s: %s\n", file.c_str(), problem.c_str());
      status = 1;
    }
  }
  return status;
}

}  // namespace
}  // namespace insight::tool

int main(int argc, char** argv) {
  try {
    return insight::tool::Main(argc, argv);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "check_sbom: %s\n", e.what());
    return 1;
  }
}
