#include <string>
#include <string_view>

#include "re2/re2.h"
#include "tools/validator/python/dockerfile.h"
#include "tools/validator/python/python_rules.h"
#include "tools/validator/sources/source_text.h"

namespace insight::validator {
namespace {

constexpr std::string_view kImages[] = {
    "rapid7/insightconnect-python-3-slim-plugin",
    "rapid7/insightconnect-python-3-plugin"};

class RuntimeChecker {
 public:
  RuntimeChecker(const PluginFolder& folder, Findings& findings)
      : folder_(folder), findings_(findings) {}

  void Check() {
    CheckSetup();
    CheckSources();
  }

 private:
  // What the web would say, which tags are new, is not looked at.
  void CheckSetup() {
    const std::string* setup = folder_.Read("setup.py");
    if (setup == nullptr) return;  // FilesValidator's.
    static const re2::RE2* const requires_runtime =
        new re2::RE2(R"re(install_requires\s*=\s*\[\s*["']([^"'\]]*))re");
    std::string requirement;
    if (!re2::RE2::PartialMatch(*setup, *requires_runtime, &requirement)) {
      return;
    }
    if (requirement == "insightconnect-plugin-runtime") {
      CheckImages();
    } else if (requirement == "komand") {
      findings_.Add({.text = "Komand is no longer used in setup.py. Use "
                             "insightconnect-plugin-runtime instead.",
                     .file = "setup.py"});
    } else {
      findings_.Add({.text = "install_requires must be "
                             "'insightconnect-plugin-runtime', not '" +
                             requirement + "'",
                     .file = "setup.py"});
    }
  }

  void CheckImages() {
    const std::string* dockerfile = folder_.Read("Dockerfile");
    if (dockerfile == nullptr) return;
    for (const ParentImage& image : ParentImages(*dockerfile)) {
      if (image.name == kImages[0] || image.name == kImages[1]) continue;
      findings_.Add({.position = {image.line, 1},
                     .text = "insightconnect-plugin-runtime needs the image " +
                             std::string(kImages[0]) + " or " +
                             std::string(kImages[1]) + ", not " + image.name,
                     .file = "Dockerfile"});
    }
  }

  void CheckSources() {
    static const re2::RE2* const komand =
        new re2::RE2(R"((?m)^\s*(import komand\b|from komand\b))");
    static const re2::RE2* const cache = new re2::RE2(R"((\w*cache\w*))");
    const bool cloud_ready = IsTrue(folder_.Find("cloud_ready"));
    for (const std::string& file : SourceFiles(folder_)) {
      const std::string* source = folder_.Read(file);
      if (source == nullptr) continue;
      const std::string code = CodeAlone(*source, Language::kPython);
      for (const Hit& hit : FindAll(code, *komand)) {
        Complain(file, hit,
                 "Komand import found. Komand is no longer used here. Use "
                 "insightconnect-plugin-runtime instead.");
      }
      if (!cloud_ready || (file.find("/actions/") == std::string::npos &&
                           file.find("/tasks/") == std::string::npos)) {
        continue;
      }
      for (const Hit& hit : FindAll(code, *cache)) {
        Complain(file, hit,
                 "Cloud ready plugins cannot contain caching: " + hit.text);
      }
    }
  }

  void Complain(const std::string& file, const Hit& hit, std::string text) {
    findings_.Add(
        {.position = hit.position, .text = std::move(text), .file = file});
  }

  const PluginFolder& folder_;
  Findings& findings_;
};

}  // namespace

void CheckRuntime(const PluginFolder& folder, Findings& findings) {
  RuntimeChecker(folder, findings).Check();
}

}  // namespace insight::validator
