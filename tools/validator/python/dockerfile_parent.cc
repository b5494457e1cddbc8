#include <algorithm>
#include <string>
#include <string_view>

#include "re2/re2.h"
#include "tools/validator/python/dockerfile.h"
#include "tools/validator/python/python_rules.h"

namespace insight::validator {
namespace {

// The images that plugins were ever made from; for new ones the first two.
constexpr std::string_view kImages[] = {
    "rapid7/insightconnect-python-3-slim-plugin",
    "rapid7/insightconnect-python-3-plugin",
    "rapid7/insightconnect-python-3-38-slim-plugin",
    "rapid7/insightconnect-python-3-38-plugin",
    "komand/python-3-37-slim-plugin",
    "komand/python-3-37-plugin",
    "komand/python-3-slim-plugin",
    "komand/python-3-plugin",
    "komand/python-2-slim-plugin",
    "komand/python-2-plugin",
    "komand/python-pypy3-plugin",
};

}  // namespace

void CheckDockerfileParent(const PluginFolder& folder, Findings& findings) {
  const std::string* dockerfile = folder.Read("Dockerfile");
  if (dockerfile == nullptr) return;  // FilesValidator's.
  for (const ParentImage& image : ParentImages(*dockerfile)) {
    if (std::find(std::begin(kImages), std::end(kImages), image.name) !=
        std::end(kImages)) {
      continue;
    }
    findings.Add({.position = {image.line, 1},
                  .text = "Unrecognized parent Dockerfile: " + image.name,
                  .hint = "Start from " + std::string(kImages[0]) + " or " +
                          std::string(kImages[1]) + '.',
                  .file = "Dockerfile"});
  }
  static const re2::RE2* const add = new re2::RE2(
      R"((?m)^(?:ADD|COPY) \./plugin\.spec\.yaml /plugin\.spec\.yaml\s*$)");
  if (re2::RE2::PartialMatch(*dockerfile, *add)) return;
  findings.Add({.text = "Dockerfile is missing the line: ADD "
                        "./plugin.spec.yaml /plugin.spec.yaml",
                .file = "Dockerfile"});
}

}  // namespace insight::validator
