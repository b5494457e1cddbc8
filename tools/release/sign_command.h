#ifndef TOOLS_RELEASE_SIGN_COMMAND_H_
#define TOOLS_RELEASE_SIGN_COMMAND_H_

#include <string>
#include <string_view>
#include <vector>

#include "tools/release/command.h"

namespace insight::release {

// release sign: writes signed provenance beside images.
class SignCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "sign"; }
  [[nodiscard]] std::string_view summary() const override {
    return "State where images come from, and sign it";
  }
  void Declare(CLI::App& app) override;
  void Run(Report& report) override;

 private:
  std::vector<std::string> archives_;
  std::string key_;
  bool yes_ = false;
};

}  // namespace insight::release

#endif  // TOOLS_RELEASE_SIGN_COMMAND_H_
