#include <string>

#include "re2/re2.h"
#include "tools/validator/security/security_rules.h"
#include "tools/validator/sources/source_text.h"

namespace insight::validator {
namespace {

using spec::YamlMember;
using spec::YamlNode;

const re2::RE2& InstallerPattern() {
  static const re2::RE2* const pattern =
      new re2::RE2(R"(\b(apt|apt-get|apk|dpkg)\b)");
  return *pattern;
}

// What starts another program.
const re2::RE2& CommandPattern(Language language) {
  static const re2::RE2* const cpp = new re2::RE2(
      R"(\b(ExecCommand|RunProcess|system|popen|exec[lv]p?e?|posix_spawnp?)\s*\()");
  static const re2::RE2* const python =
      new re2::RE2(R"((os\.system\s*\(|\bexec\s*\(|subprocess\.run))");
  return language == Language::kCpp ? *cpp : *python;
}

class CloudChecker {
 public:
  CloudChecker(const PluginFolder& folder, Findings& findings)
      : folder_(folder), findings_(findings) {}

  void Check() {
    CheckCache();
    CheckSdk();
    if (folder_.kind() == FolderKind::kPython) CheckDockerfile();
    CheckSources();
  }

 private:
  void CheckCache() {
    const YamlNode* cache = folder_.Find("enable_cache");
    if (!IsTrue(cache) || !IsEmpty(folder_.Find("triggers"))) return;
    findings_.Add({.position = cache->position,
                   .path = "enable_cache",
                   .text = "'enable_cache' must be set to 'false' for a Cloud "
                           "Ready plugin without triggers."});
  }

  void CheckSdk() {
    const YamlNode* sdk = folder_.Find("sdk");
    if (sdk == nullptr) return;
    const YamlNode* user = FindValue(*sdk, "user");
    if (user != nullptr && !user->is_null() && user->text != "nobody") {
      findings_.Add({.position = user->position,
                     .path = "sdk.user",
                     .text =
                         "Plugin 'USER' must be set to 'nobody' to be Cloud "
                         "Ready."});
    }
    const YamlMember* packages = sdk->Find("packages");
    if (packages != nullptr && !IsEmpty(&packages->value)) {
      ComplainOfPackages(PlaceOf(*packages), "sdk.packages");
    }
    // Of a C++ plugin nobody reads them.
    const YamlNode* commands = FindValue(*sdk, "custom_cmd");
    if (commands == nullptr || folder_.kind() == FolderKind::kCpp) return;
    for (const YamlNode& command : commands->items) {
      if (re2::RE2::PartialMatch(command.text, InstallerPattern())) {
        ComplainOfPackages(command.position, "sdk.custom_cmd");
      }
    }
  }

  void ComplainOfPackages(spec::Position position, const std::string& path) {
    findings_.Add({.position = position,
                   .path = path,
                   .text = "Cloud Ready plugin can't have container/OS level "
                           "dependencies (eg apt or apk installs)."});
  }

  void CheckDockerfile() {
    const std::string* dockerfile = folder_.Read("Dockerfile");
    if (dockerfile == nullptr) return;  // FilesValidator's.
    static const re2::RE2* const image = new re2::RE2(
        R"((?m)^FROM (?:--platform=\S+ )?rapid7/insightconnect-python-3(?:-slim)?-plugin:(?:\d{2,}|[4-9]|latest))");
    static const re2::RE2* const user =
        new re2::RE2(R"((?m)^\s*USER nobody\s*$)");
    if (!re2::RE2::PartialMatch(*dockerfile, *image)) {
      Complain("Dockerfile", {},
               "The python runtime must be in 4+ version to be Cloud Ready.");
    }
    if (!re2::RE2::PartialMatch(*dockerfile, *user)) {
      Complain("Dockerfile", {},
               "Plugin 'USER' must be set to 'nobody' in Dockerfile to be "
               "Cloud Ready.");
    }
    for (const Hit& hit : FindAll(*dockerfile, InstallerPattern())) {
      Complain("Dockerfile", hit.position,
               "Cloud Ready plugin can't have container/OS level dependencies "
               "(eg apt or apk installs).");
    }
  }

  void CheckSources() {
    const Language language = LanguageOf(folder_);
    for (const std::string& file : SourceFiles(folder_)) {
      const std::string* source = folder_.Read(file);
      if (source == nullptr) continue;
      for (const Hit& hit :
           FindAll(CodeAlone(*source, language), CommandPattern(language))) {
        Complain(file, hit.position,
                 "A Cloud Ready plugin cannot have any calls to system-level "
                 "command-line utilities.");
      }
    }
  }

  void Complain(const std::string& file, spec::Position position,
                std::string text) {
    findings_.Add(
        {.position = position, .text = std::move(text), .file = file});
  }

  const PluginFolder& folder_;
  Findings& findings_;
};

}  // namespace

void CheckCloudReady(const PluginFolder& folder, Findings& findings) {
  if (!IsTrue(folder.Find("cloud_ready"))) return;
  CloudChecker(folder, findings).Check();
}

}  // namespace insight::validator
