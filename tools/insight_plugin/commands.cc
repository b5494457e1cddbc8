#include "tools/insight_plugin/command.h"
#include "tools/insight_plugin/schema_command.h"

namespace insight::tool {

std::vector<std::unique_ptr<Command>> MakeCommands() {
  std::vector<std::unique_ptr<Command>> commands;
  commands.push_back(std::make_unique<SchemaCommand>());
  return commands;
}

}  // namespace insight::tool
