#include <string>
#include <string_view>

#include "re2/re2.h"
#include "tools/validator/security/security_rules.h"
#include "tools/validator/sources/source_text.h"

namespace insight::validator {
namespace {

// Of a Python plugin: its steps, connection and util, not what is generated.
bool IsSearched(std::string_view path, Language language) {
  if (language == Language::kCpp) return true;
  for (const std::string_view room :
       {"/actions/", "/triggers/", "/tasks/", "/connection/", "/util/"}) {
    if (path.find(room) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

void CheckPrints(const PluginFolder& folder, Findings& findings) {
  static const re2::RE2* const cpp = new re2::RE2(
      R"((std::cout\b|\b(?:v?printf|puts|putchar)\s*\(|\bf(?:printf|puts)\s*\(\s*stdout\b))");
  static const re2::RE2* const python =
      new re2::RE2(R"((?:^|[^.\w])(print\s*\())");
  const Language language = LanguageOf(folder);
  for (const std::string& file : SourceFiles(folder)) {
    const std::string* source = folder.Read(file);
    if (source == nullptr || !IsSearched(file, language)) continue;
    const std::string code = CodeAlone(*source, language);
    for (const Hit& hit :
         FindAll(code, language == Language::kCpp ? *cpp : *python)) {
      findings.Add({.position = hit.position,
                    .text = "One or more files use print statements, update to "
                            "use the logger: stdout is for replies alone",
                    .hint = language == Language::kCpp
                                ? "Write context.log().Info(...)."
                                : "Write self.logger.info(...).",
                    .file = file});
    }
  }
}

}  // namespace insight::validator
