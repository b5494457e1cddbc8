#include "sdk/cli/running_command.h"

#include <unistd.h>

#include <cstddef>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include "sdk/step/step_def.h"

namespace insight {
namespace {

namespace fs = std::filesystem;

// The width of a usage that nobody reads.
constexpr std::size_t kColumns = 80;

// The file that a process runs; empty if that is not to be known.
fs::path ProgramOf(const fs::path& process) {
  std::error_code error;
  return fs::read_symlink(process / "exe", error);
}

// Nothing if it is not an understandable one, or if the process has ended.
std::optional<CommandLine> CommandLineOf(const fs::path& process,
                                         const PluginDef& plugin) {
  std::ifstream file(process / "cmdline", std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  // Each word ends with a null character.
  std::vector<const char*> words;
  for (std::size_t at = 0; at < text.size();
       at += std::strlen(words.back()) + 1) {
    words.push_back(text.c_str() + at);
  }
  if (words.empty()) return std::nullopt;
  auto parsed = ParseCommandLine(plugin, words.front(),
                                 std::span(words).subspan(1), kColumns);
  if (auto* line = std::get_if<CommandLine>(&parsed)) return std::move(*line);
  return std::nullopt;
}

}  // namespace

std::optional<CommandLine> RunningCommand(const PluginDef& plugin) {
  const fs::path program = ProgramOf("/proc/self");
  const std::string self = std::to_string(getpid());
  std::optional<CommandLine> other;
  std::error_code error;
  for (fs::directory_iterator it("/proc", error), end; !error && it != end;
       it.increment(error)) {
    const fs::path& process = it->path();
    const std::string id = process.filename();
    if (id.find_first_not_of("0123456789") != std::string::npos || id == self) {
      continue;
    }
    if (program.empty() || ProgramOf(process) != program) continue;
    std::optional<CommandLine> line = CommandLineOf(process, plugin);
    if (!line || line->check) continue;
    if (line->command == Command::kHttp) return line;
    other = std::move(line);
  }
  return other;
}

}  // namespace insight
