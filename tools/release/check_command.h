#ifndef TOOLS_RELEASE_CHECK_COMMAND_H_
#define TOOLS_RELEASE_CHECK_COMMAND_H_

#include <string>
#include <string_view>
#include <vector>

#include "tools/release/command.h"

namespace insight::release {

// release check: looks at what a release must have.
class CheckCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "check"; }
  [[nodiscard]] std::string_view summary() const override {
    return "Check that plugins are fit for a release";
  }
  void Declare(CLI::App& app) override;
  void Run(Report& report) override;

 private:
  std::vector<std::string> plugins_;
  std::string since_;
  bool reproducible_ = false;
};

}  // namespace insight::release

#endif  // TOOLS_RELEASE_CHECK_COMMAND_H_
