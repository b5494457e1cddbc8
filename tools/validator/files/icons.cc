#include <string>
#include <string_view>

#include "tools/validator/files/file_rules.h"

namespace insight::validator {
namespace {

// RFC 2083, section 12.12.
constexpr std::string_view kPngSignature = "\x89PNG\r\n\x1a\n";
constexpr std::size_t kMaxBytes = 70'000;

}  // namespace

void CheckIcons(const PluginFolder& folder, Findings& findings) {
  const auto complain = [&](const char* file, std::string text) {
    findings.Add({.text = std::move(text), .file = file});
  };
  const std::string* icon = folder.Read("icon.png");
  if (icon == nullptr) {
    complain("icon.png", "icon.png file not included in plugin.");
  } else if (!icon->starts_with(kPngSignature)) {
    complain("icon.png", "icon.png is no PNG file.");
  } else if (icon->size() >= kMaxBytes) {
    complain("icon.png", "icon.png has " + std::to_string(icon->size()) +
                             " bytes; it must have less than " +
                             std::to_string(kMaxBytes) + ".");
  }
  const std::string* extension = folder.Read("extension.png");
  if (extension == nullptr || extension->empty()) {
    complain("extension.png", "extension.png file not included in plugin.");
  }
}

}  // namespace insight::validator
