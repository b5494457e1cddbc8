#ifndef TOOLS_RELEASE_PLAN_COMMAND_H_
#define TOOLS_RELEASE_PLAN_COMMAND_H_

#include <string>
#include <string_view>
#include <vector>

#include "tools/release/command.h"

namespace insight::release {

// release plan: asks the build graph which plugins have changed.
class PlanCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "plan"; }
  [[nodiscard]] std::string_view summary() const override {
    return "List the plugins that a change reaches";
  }
  void Declare(CLI::App& app) override;
  void Run(Report& report) override;

 private:
  std::string since_;
};

}  // namespace insight::release

#endif  // TOOLS_RELEASE_PLAN_COMMAND_H_
