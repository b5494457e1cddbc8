// The sbom tool: writes bills of materials for the rules in
// //tools/build_defs:sbom.bzl.  `sbom packages` reads package files to a set,
// `sbom write` makes documents of a plugin's spec and such sets.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "tools/image/files.h"
#include "tools/image/plugin_labels.h"
#include "tools/sbom/bill.h"
#include "tools/sbom/cyclonedx.h"
#include "tools/sbom/embedded_source.h"
#include "tools/sbom/package_files.h"
#include "tools/sbom/package_set_json.h"
#include "tools/sbom/purl.h"
#include "tools/sbom/spdx.h"

namespace insight::tool {
namespace {

using Strings = std::vector<std::string>;

struct PackagesArguments {
  std::string distro, known, out;
  Strings debs, documentation, roots;
};

void RunPackages(const PackagesArguments& arguments) {
  KnownLicenses known;
  if (!arguments.known.empty()) {
    known =
        ParseKnownLicenses(image::ReadFile(arguments.known), arguments.known);
  }
  PackageFiles files(arguments.distro, std::move(known));
  for (const std::string& root : arguments.roots) {
    files.AddRoot(image::ReadFile(root), root);
  }
  for (const std::string& deb : arguments.debs) {
    files.AddDeb(image::ReadFile(deb), deb);
  }
  for (const std::string& deb : arguments.documentation) {
    files.AddDocumentation(image::ReadFile(deb), deb);
  }
  image::WriteFile(arguments.out, ToJsonText(std::move(files).Take()));
}

struct WriteArguments {
  std::string spec, license, name_suffix, cyclonedx, spdx, source;
  bool image = false;
  Strings linked, installed;
};

// "rapid7/jira"
std::string Repository(const image::PluginIdentity& plugin) {
  const std::string name = image::ImageName(plugin);
  return name.substr(0, name.find(':'));
}

Bill MakeBill(const WriteArguments& arguments) {
  const image::PluginIdentity plugin = image::ReadPluginIdentity(
      image::ReadFile(arguments.spec), arguments.spec);
  Bill bill;
  bill.plugin = {.name = plugin.name,
                 .version = plugin.version,
                 .purl = ToText({.type = "generic",
                                 .name_space = plugin.vendor,
                                 .name = plugin.name,
                                 .version = plugin.version}),
                 .supplier = plugin.vendor,
                 .license = arguments.license,
                 .description = plugin.description};
  if (arguments.image) {
    bill.image = {.name = Repository(plugin),
                  .version = plugin.version + arguments.name_suffix,
                  .supplier = plugin.vendor};
  }
  for (const std::string& file : arguments.linked) {
    AddLinked(ParsePackageSet(image::ReadFile(file), file), bill);
  }
  for (const std::string& file : arguments.installed) {
    AddInstalled(ParsePackageSet(image::ReadFile(file), file), bill);
  }
  return bill;
}

void RunWrite(const WriteArguments& arguments) {
  const Bill bill = MakeBill(arguments);
  const std::string cyclonedx = ToCycloneDx(bill);
  const std::string spdx = ToSpdx(bill);
  image::WriteFile(arguments.cyclonedx, cyclonedx);
  image::WriteFile(arguments.spdx, spdx);
  if (!arguments.source.empty()) {
    image::WriteFile(arguments.source, EmbeddedSource(cyclonedx, spdx));
  }
}

int Main(int argc, char** argv) {
  CLI::App app("Writes bills of materials.", "sbom");
  app.require_subcommand(1);

  PackagesArguments packages;
  CLI::App* read = app.add_subcommand("packages", "Reads package files.");
  read->add_option("--distro", packages.distro, "What purls of .debs name.");
  read->add_option("--known-licenses", packages.known, "A JSON file.");
  read->add_option("--deb", packages.debs, "A .deb; may be repeated.");
  read->add_option("--documentation", packages.documentation,
                   "A .deb that has others' copyright files.");
  read->add_option("--root", packages.roots, "An Alpine system's archive.");
  read->add_option("--out", packages.out, "The set.")->required();
  read->callback([&] { RunPackages(packages); });

  WriteArguments write;
  CLI::App* out = app.add_subcommand("write", "Writes the documents.");
  out->add_option("--spec", write.spec, "The plugin.spec.yaml.")->required();
  out->add_option("--license", write.license, "Of the plugin's own code.");
  out->add_flag("--image", write.image, "Of an image, not of the program.");
  out->add_option("--name-suffix", write.name_suffix, "Of the image's tag.");
  out->add_option("--linked", write.linked, "A set; may be repeated.");
  out->add_option("--installed", write.installed, "A set; may be repeated.");
  out->add_option("--cyclonedx", write.cyclonedx, "To write.")->required();
  out->add_option("--spdx", write.spdx, "To write.")->required();
  out->add_option("--source", write.source, "To write, for the program.");
  out->callback([&] { RunWrite(write); });

  CLI11_PARSE(app, argc, argv);
  return 0;
}

}  // namespace
}  // namespace insight::tool

int main(int argc, char** argv) {
  try {
    return insight::tool::Main(argc, argv);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "sbom: %s\n", e.what());
    return 1;
  }
}
