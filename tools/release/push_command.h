#ifndef TOOLS_RELEASE_PUSH_COMMAND_H_
#define TOOLS_RELEASE_PUSH_COMMAND_H_

#include <string>
#include <string_view>
#include <vector>

#include "tools/release/command.h"
#include "tools/release/registry_options.h"

namespace insight::release {

// release push: brings images, and their provenance, into a registry.
class PushCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "push"; }
  [[nodiscard]] std::string_view summary() const override {
    return "Push images to a registry, each layer once";
  }
  void Declare(CLI::App& app) override;
  void Run(Report& report) override;

 private:
  std::vector<std::string> archives_;
  RegistryArguments registry_;
  bool moves_tags_ = false;
  bool yes_ = false;
};

}  // namespace insight::release

#endif  // TOOLS_RELEASE_PUSH_COMMAND_H_
