#include <algorithm>
#include <string>
#include <string_view>

#include "re2/re2.h"
#include "tools/validator/security/security_rules.h"
#include "tools/validator/sources/source_text.h"

namespace insight::validator {
namespace {

// No memory is nothing that a customer could be told about.
constexpr std::string_view kAllowed[] = {
    "PluginException", "ConnectionTestException", "bad_alloc"};

bool IsAllowed(std::string_view name) {
  return std::any_of(std::begin(kAllowed), std::end(kAllowed),
                     [&](std::string_view allowed) {
                       return name.find(allowed) != std::string_view::npos;
                     });
}

}  // namespace

void CheckExceptions(const PluginFolder& folder, Findings& findings) {
  static const re2::RE2* const cpp =
      new re2::RE2(R"(\bthrow\s+([A-Za-z_:][\w:]*))");
  // What is raised again has a name in lower case.
  static const re2::RE2* const python =
      new re2::RE2(R"(\braise\s+((?:\w+\.)*[A-Z]\w*))");
  const Language language = LanguageOf(folder);
  for (const std::string& file : SourceFiles(folder)) {
    const std::string* source = folder.Read(file);
    if (source == nullptr) continue;
    const std::string code = CodeAlone(*source, language);
    for (const Hit& hit :
         FindAll(code, language == Language::kCpp ? *cpp : *python)) {
      if (IsAllowed(hit.text)) continue;
      findings.Add({.position = hit.position,
                    .text = "Use of 'PluginException' or "
                            "'ConnectionTestException' is recommended when "
                            "raising an exception, not " +
                            hit.text,
                    .file = file});
    }
  }
}

}  // namespace insight::validator
