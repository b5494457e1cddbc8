#ifndef TOOLS_RELEASE_BUILD_COMMAND_H_
#define TOOLS_RELEASE_BUILD_COMMAND_H_

#include <string>
#include <string_view>
#include <vector>

#include "tools/release/command.h"

namespace insight::release {

// release build: builds plugins and collects their images.
class BuildCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "build"; }
  [[nodiscard]] std::string_view summary() const override {
    return "Build images into a folder";
  }
  void Declare(CLI::App& app) override;
  void Run(Report& report) override;

 private:
  std::vector<std::string> plugins_;
  std::string since_;
  std::string platforms_ = "linux/amd64";
  std::string out_ = "dist";
  bool yes_ = false;
};

}  // namespace insight::release

#endif  // TOOLS_RELEASE_BUILD_COMMAND_H_
