#ifndef TOOLS_RELEASE_EXPORT_COMMAND_H_
#define TOOLS_RELEASE_EXPORT_COMMAND_H_

#include <string>
#include <string_view>
#include <vector>

#include "tools/release/command.h"

namespace insight::release {

// release export: makes a bundle for a site without a network.
class ExportCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "export"; }
  [[nodiscard]] std::string_view summary() const override {
    return "Put images into one bundle, each layer once";
  }
  void Declare(CLI::App& app) override;
  void Run(Report& report) override;

 private:
  std::vector<std::string> archives_;
  std::string out_;
  bool yes_ = false;
};

}  // namespace insight::release

#endif  // TOOLS_RELEASE_EXPORT_COMMAND_H_
