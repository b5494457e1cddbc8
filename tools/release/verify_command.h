#ifndef TOOLS_RELEASE_VERIFY_COMMAND_H_
#define TOOLS_RELEASE_VERIFY_COMMAND_H_

#include <string>
#include <string_view>
#include <vector>

#include "sdk/json/json_fwd.h"
#include "tools/release/command.h"
#include "tools/release/registry_options.h"

namespace insight::release {

// release verify: reads images, in archives or registries, and believes
// nothing.
class VerifyCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "verify"; }
  [[nodiscard]] std::string_view summary() const override {
    return "Check that images are whole, and who signed them";
  }
  void Declare(CLI::App& app) override;
  void Run(Report& report) override;

 private:
  // Adds what it found to `list`.
  void Verify(const std::string& image, const std::string& key, Report& report,
              Json& list) const;

  std::vector<std::string> images_;
  std::string architecture_;
  std::string key_;
  RegistryArguments registry_;
};

}  // namespace insight::release

#endif  // TOOLS_RELEASE_VERIFY_COMMAND_H_
