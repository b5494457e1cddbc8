#include "tools/insight_plugin/bump_command.h"
#include "tools/insight_plugin/command.h"
#include "tools/insight_plugin/completion_command.h"
#include "tools/insight_plugin/create_command.h"
#include "tools/insight_plugin/diff_command.h"
#include "tools/insight_plugin/docs_command.h"
#include "tools/insight_plugin/export_command.h"
#include "tools/insight_plugin/help_command.h"
#include "tools/insight_plugin/refresh_command.h"
#include "tools/insight_plugin/run_command.h"
#include "tools/insight_plugin/samples_command.h"
#include "tools/insight_plugin/schema_command.h"
#include "tools/insight_plugin/semver_command.h"
#include "tools/insight_plugin/server_command.h"
#include "tools/insight_plugin/shell_command.h"
#include "tools/insight_plugin/validate_command.h"

namespace insight::tool {

std::vector<std::unique_ptr<Command>> MakeCommands() {
  std::vector<std::unique_ptr<Command>> commands;
  commands.push_back(std::make_unique<CreateCommand>());
  commands.push_back(std::make_unique<RefreshCommand>());
  commands.push_back(std::make_unique<SamplesCommand>());
  commands.push_back(std::make_unique<SchemaCommand>());
  commands.push_back(std::make_unique<DocsCommand>());
  commands.push_back(std::make_unique<ValidateCommand>());
  commands.push_back(std::make_unique<DiffCommand>());
  commands.push_back(std::make_unique<BumpCommand>());
  commands.push_back(std::make_unique<SemverCommand>());
  commands.push_back(std::make_unique<RunCommand>());
  commands.push_back(std::make_unique<TestCommand>());
  commands.push_back(std::make_unique<ServerCommand>());
  commands.push_back(std::make_unique<ShellCommand>());
  commands.push_back(std::make_unique<ExportCommand>());
  commands.push_back(std::make_unique<CompletionCommand>());
  commands.push_back(std::make_unique<HelpCommand>());
  return commands;
}

}  // namespace insight::tool
