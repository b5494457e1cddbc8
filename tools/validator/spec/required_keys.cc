#include <algorithm>
#include <string>
#include <string_view>

#include "tools/validator/spec/lower_case_name.h"
#include "tools/validator/spec/spec_rules.h"

namespace insight::validator {
namespace {

using spec::YamlMember;
using spec::YamlNode;

// `name` and plugin_spec_version have rules of their own.
struct {
  std::string_view key, meaning;
} constexpr kKeys[] = {
    {"title", "what people call the plugin"},
    {"description", "one sentence about what the plugin does"},
    {"version", "the plugin's semantic version"},
    {"vendor", "who makes the plugin; part of its image's name"},
    {"tags", "a list of words that describe the plugin"},
};

constexpr std::string_view kSupporters[] = {"rapid7", "community", "partner"};
constexpr std::string_view kUrls[] = {"source_url", "license_url",
                                      "vendor_url"};
constexpr std::string_view kHubTags[] = {"use_cases", "keywords", "features"};

class KeyChecker {
 public:
  KeyChecker(const PluginFolder& folder, Findings& findings)
      : root_(folder.root()), findings_(findings) {}

  void Check() {
    for (const auto& [key, meaning] : kKeys) NeedValue(key, meaning);
    CheckExtension();
    CheckProducts();
    CheckSupporter();
    CheckStatus();
    CheckResources();
    CheckHubTags();
  }

 private:
  // Returns the value of the key; null after saying that it is missing.
  const YamlNode* NeedValue(std::string_view key, std::string_view meaning) {
    const YamlMember* member = root_.Find(key);
    if (member != nullptr && !member->value.is_null()) return &member->value;
    Complain(key, member == nullptr ? root_.position : PlaceOf(*member),
             meaning);
    return nullptr;
  }

  void Complain(std::string_view key, spec::Position position,
                std::string_view what) {
    findings_.Add({.position = position,
                   .path = std::string(key),
                   .text = "Plugin spec has missing or invalid value for key "
                           "'" +
                           std::string(key) + "': " + std::string(what)});
  }

  void CheckExtension() {
    constexpr std::string_view kMeaning = "it is always \"plugin\"";
    const YamlNode* extension = NeedValue("extension", kMeaning);
    if (extension == nullptr || extension->text == "plugin") return;
    Complain("extension", extension->position, kMeaning);
  }

  void CheckProducts() {
    constexpr std::string_view kMeaning =
        "a list of products, insightconnect among them";
    const YamlNode* products = NeedValue("products", kMeaning);
    if (products == nullptr) return;
    const bool has_ours = std::any_of(
        products->items.begin(), products->items.end(),
        [](const YamlNode& item) { return item.text == "insightconnect"; });
    if (!has_ours) Complain("products", products->position, kMeaning);
  }

  void CheckSupporter() {
    constexpr std::string_view kMeaning =
        "who supports the plugin: rapid7, community or partner";
    const YamlNode* support = NeedValue("support", kMeaning);
    if (support == nullptr ||
        std::count(std::begin(kSupporters), std::end(kSupporters),
                   support->text) > 0 ||
        LowerCaseNameFault("Support", *support)) {  // SupportValidator's.
      return;
    }
    Complain("support", support->position, kMeaning);
  }

  void CheckStatus() {
    constexpr std::string_view kMeaning =
        "a list of statuses, which may be empty";
    const YamlNode* status = NeedValue("status", kMeaning);
    if (status == nullptr || status->kind == YamlNode::Kind::kSequence) return;
    Complain("status", status->position, kMeaning);
  }

  void CheckResources() {
    constexpr std::string_view kMeaning = "a map with the plugin's URLs";
    const YamlNode* resources = NeedValue("resources", kMeaning);
    if (resources == nullptr) return;
    if (!resources->is_map()) {
      Complain("resources", resources->position, kMeaning);
    }
    for (const std::string_view url : kUrls) {
      const YamlMember* member = resources->Find(url);
      if (member == nullptr || !IsEmpty(&member->value)) continue;
      Complain("resources", member->key_position,
               std::string(url) + " is empty; give its value or remove it");
    }
  }

  void CheckHubTags() {
    constexpr std::string_view kMeaning =
        "a map with use_cases, keywords and features";
    const YamlNode* tags = NeedValue("hub_tags", kMeaning);
    if (tags == nullptr) return;
    for (const std::string_view key : kHubTags) {
      if (tags->Find(key) != nullptr) continue;
      Complain("hub_tags", tags->position, kMeaning);
      return;
    }
  }

  const YamlNode& root_;
  Findings& findings_;
};

}  // namespace

void CheckRequiredKeys(const PluginFolder& folder, Findings& findings) {
  KeyChecker(folder, findings).Check();
}

}  // namespace insight::validator
