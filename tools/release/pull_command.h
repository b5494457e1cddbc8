#ifndef TOOLS_RELEASE_PULL_COMMAND_H_
#define TOOLS_RELEASE_PULL_COMMAND_H_

#include <string>
#include <string_view>
#include <vector>

#include "tools/release/command.h"
#include "tools/release/registry_options.h"

namespace insight::release {

// release pull: fetches an image, checked, into an archive.
class PullCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "pull"; }
  [[nodiscard]] std::string_view summary() const override {
    return "Fetch an image from a registry into an archive";
  }
  void Declare(CLI::App& app) override;
  void Run(Report& report) override;

 private:
  std::string reference_;
  std::string out_;
  std::string architecture_ = "amd64";
  bool all_ = false;
  std::string key_;
  RegistryArguments registry_;
  bool yes_ = false;
};

}  // namespace insight::release

#endif  // TOOLS_RELEASE_PULL_COMMAND_H_
