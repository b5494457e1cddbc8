#include "sdk/util/process/find_program.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "sdk/error/plugin_exception.h"

namespace insight {
namespace {

bool IsProgram(const std::string& path) {
  struct stat file {};
  struct stat self {};
  if (stat(path.c_str(), &file) != 0 || !S_ISREG(file.st_mode) ||
      access(path.c_str(), X_OK) != 0) {
    return false;
  }
  return stat("/proc/self/exe", &self) != 0 || file.st_dev != self.st_dev ||
         file.st_ino != self.st_ino;
}

}  // namespace

std::string FindProgram(std::string_view name) {
  const char* const variable = std::getenv("PATH");
  std::string_view folders = variable != nullptr ? variable : "/usr/bin:/bin";
  while (!folders.empty()) {
    const std::string_view folder = folders.substr(0, folders.find(':'));
    folders.remove_prefix(std::min(folder.size() + 1, folders.size()));
    if (folder.empty()) continue;
    std::string path = std::string(folder) + "/" + std::string(name);
    if (IsProgram(path)) return path;
  }
  throw PluginException(
      "The command " + std::string(name) + " is not installed.",
      "Check that the plugin's image has it, in a folder of PATH.");
}

}  // namespace insight
