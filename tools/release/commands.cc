#include "tools/release/build_command.h"
#include "tools/release/check_command.h"
#include "tools/release/command.h"
#include "tools/release/export_command.h"
#include "tools/release/import_command.h"
#include "tools/release/plan_command.h"
#include "tools/release/pull_command.h"
#include "tools/release/push_command.h"
#include "tools/release/sign_command.h"
#include "tools/release/verify_command.h"

namespace insight::release {

std::vector<std::unique_ptr<Command>> MakeCommands() {
  std::vector<std::unique_ptr<Command>> commands;
  commands.push_back(std::make_unique<PlanCommand>());
  commands.push_back(std::make_unique<CheckCommand>());
  commands.push_back(std::make_unique<BuildCommand>());
  commands.push_back(std::make_unique<SignCommand>());
  commands.push_back(std::make_unique<PushCommand>());
  commands.push_back(std::make_unique<PullCommand>());
  commands.push_back(std::make_unique<VerifyCommand>());
  commands.push_back(std::make_unique<ExportCommand>());
  commands.push_back(std::make_unique<ImportCommand>());
  return commands;
}

}  // namespace insight::release
