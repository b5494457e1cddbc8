#include <algorithm>
#include <string>
#include <vector>

#include "tools/spec/nearest_name.h"
#include "tools/validator/files/file_rules.h"
#include "tools/validator/help/help_rules.h"
#include "tools/validator/python/python_rules.h"
#include "tools/validator/rule.h"
#include "tools/validator/security/security_rules.h"
#include "tools/validator/spec/spec_rules.h"
#include "tools/validator/wording/wording_rules.h"

namespace insight::validator {
namespace {

constexpr auto kError = spec::Severity::kError;
constexpr auto kWarning = spec::Severity::kWarning;
constexpr bool kAlways = true;
constexpr bool kOnRequest = false;

constexpr Rule kRules[] = {
    // The spec.
    {"RequiredKeysValidator", kError, Scope::kSpec, kAlways,
     "The spec has all keys that a spec needs", CheckRequiredKeys},
    {"SpecVersionValidator", kError, Scope::kSpec, kAlways,
     "plugin_spec_version is v2", CheckSpecVersion},
    {"SpecPropertiesValidator", kError, Scope::kSpec, kAlways,
     "There are no keys that nobody reads", CheckSpecProperties},
    {"DuplicateKeyValidator", kWarning, Scope::kSpec, kAlways,
     "No key is there twice", CheckDuplicateKeys},
    {"RequiredValidator", kError, Scope::kSpec, kAlways,
     "Each field says whether it is required", CheckRequired},
    {"TypeValidator", kError, Scope::kSpec, kAlways,
     "Types exist, are used, and do not contain themselves", CheckTypes},
    {"DefaultValueValidator", kError, Scope::kSpec, kAlways,
     "Defaults and enum values are of the field's type", CheckDefaultValues},
    {"ExampleInputValidator", kError, Scope::kSpec, kAlways,
     "Each input has an example, of its type", CheckExampleInputs},
    {"OrderValidator", kWarning, Scope::kSpec, kAlways,
     "A field's order is its place in the spec", CheckOrder},
    {"NameValidator", kError, Scope::kSpec, kAlways,
     "The plugin's name is short, lower-case and that of its directory",
     CheckName},
    {"VersionValidator", kError, Scope::kSpec, kAlways,
     "The version is three numbers, without quotes", CheckVersion},
    {"VersionBumpValidator", kError, Scope::kBase, kAlways,
     "The version accounts for what changed since --base", CheckVersionBumps},
    {"ChangelogValidator", kError, Scope::kSpec, kAlways,
     "The version history is in order and has the current version",
     CheckChangelog},
    {"SupportedVersionValidator", kError, Scope::kSpec, kAlways,
     "supported_versions is a list with something in it",
     CheckSupportedVersions},
    {"UseCaseValidator", kError, Scope::kSpec, kAlways,
     "Use cases are those of the extension library", CheckUseCases},
    {"UnapprovedKeywordsValidator", kError, Scope::kSpec, kAlways,
     "There are keywords", CheckKeywords},
    {"TagValidator", kError, Scope::kSpec, kAlways,
     "There are at least two tags", CheckTags},
    {"VendorValidator", kError, Scope::kSpec, kAlways,
     "The vendor is a lower-case name without quotes", CheckVendor},
    {"SupportValidator", kError, Scope::kSpec, kAlways,
     "The supporter is a lower-case name without quotes", CheckSupport},
    {"EncodingValidator", kError, Scope::kSpec, kAlways,
     "The spec's values are ASCII", CheckEncoding},
    // help.md.
    {"HelpInputOutputValidator", kError, Scope::kSpec, kAlways,
     "help.md is what the spec gives, and outputs have examples",
     CheckHelpInSync},
    {"HelpExampleValidator", kError, Scope::kFolder, kAlways,
     "Examples in help.md are JSON with 2 space indentation",
     CheckHelpExamples},
    {"HelpValidator", kError, Scope::kFolder, kAlways,
     "help.md has all sections, features and a link", CheckHelpSections},
    // Wording.
    {"TitleValidator", kWarning, Scope::kSpec, kAlways,
     "Titles are short and Written Like This", CheckTitles},
    {"DescriptionValidator", kWarning, Scope::kSpec, kAlways,
     "Descriptions are there, short, and without a full stop",
     CheckDescriptions},
    {"AcronymValidator", kWarning, Scope::kSpec, kAlways,
     "Acronyms are in upper case", CheckAcronyms},
    {"ProfanityValidator", kWarning, Scope::kSpec, kAlways,
     "There are no swear words", CheckProfanity},
    // Secrets and the cloud.
    {"PasswordValidator", kError, Scope::kSpec, kAlways,
     "The connection has no field of type password", CheckPasswords},
    {"CredentialsValidator", kError, Scope::kFolder, kAlways,
     "tests/*.json hold no credentials", CheckCredentials},
    {"CloudReadyValidator", kError, Scope::kSpec, kAlways,
     "What is cloud_ready needs no packages, programs or other users",
     CheckCloudReady},
    {"CloudReadyConnectionCredentialTokenValidator", kError, Scope::kSpec,
     kAlways, "What is cloud_ready has no credential_token",
     CheckCloudReadyToken},
    {"EnableCacheValidator", kWarning, Scope::kSpec, kAlways,
     "Plugins with triggers have enable_cache", CheckEnableCache},
    {"ConfidentialValidator", kWarning, Scope::kFolder, kOnRequest,
     "Mailboxes in help.md and tests are user@example.com", CheckConfidential},
    {"PrintValidator", kError, Scope::kFolder, kOnRequest,
     "Code logs and does not print", CheckPrints},
    {"ExceptionValidator", kWarning, Scope::kFolder, kOnRequest,
     "Code throws what tells customers what to do", CheckExceptions},
    // Files.
    {"FilesValidator", kError, Scope::kFolder, kAlways,
     "The plugin's files are there", CheckFiles},
    {"IconValidator", kWarning, Scope::kFolder, kAlways,
     "icon.png and extension.png are there, and not too large", CheckIcons},
    {"JSONValidator", kError, Scope::kFolder, kAlways,
     "tests/*.json are JSON, and inputs fit their steps", CheckTestMessages},
    // Python plugins.
    {"RegenerationValidator", kError, Scope::kPython, kAlways,
     "The hashes in .CHECKSUM are those of the files", CheckRegeneration},
    {"DockerfileParentValidator", kError, Scope::kPython, kAlways,
     "The Dockerfile starts from a known image and adds the spec",
     CheckDockerfileParent},
    {"RuntimeValidator", kError, Scope::kPython, kAlways,
     "The plugin uses today's runtime, in its images", CheckRuntime},
    {"VersionPinValidator", kError, Scope::kPython, kAlways,
     "Requirements have versions", CheckVersionPins},
};

}  // namespace

std::span<const Rule> Rules() { return kRules; }

const Rule* FindRule(std::string_view name) {
  const auto* const rule =
      std::find_if(std::begin(kRules), std::end(kRules),
                   [&](const Rule& each) { return each.name == name; });
  return rule == std::end(kRules) ? nullptr : rule;
}

std::string UnknownRuleText(std::string_view name) {
  std::vector<std::string_view> names;
  for (const Rule& rule : kRules) names.push_back(rule.name);
  std::string text = "there is no rule \"" + std::string(name) + '"';
  if (const std::string_view nearest = spec::NearestName(name, names);
      !nearest.empty()) {
    text += "; did you mean \"" + std::string(nearest) + "\"?";
  }
  return text;
}

}  // namespace insight::validator
