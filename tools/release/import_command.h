#ifndef TOOLS_RELEASE_IMPORT_COMMAND_H_
#define TOOLS_RELEASE_IMPORT_COMMAND_H_

#include <string>
#include <string_view>
#include <vector>

#include "tools/release/command.h"

namespace insight::release {

// release import: checks a bundle and takes it apart.
class ImportCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "import"; }
  [[nodiscard]] std::string_view summary() const override {
    return "Take a bundle apart into images";
  }
  void Declare(CLI::App& app) override;
  void Run(Report& report) override;

 private:
  std::string bundle_;
  std::string out_ = "dist";
  std::string key_;
  bool yes_ = false;
};

}  // namespace insight::release

#endif  // TOOLS_RELEASE_IMPORT_COMMAND_H_
