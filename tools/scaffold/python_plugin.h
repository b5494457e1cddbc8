// What can be taken over from a plugin in Python, and what must be written by
// hand.

#ifndef TOOLS_SCAFFOLD_PYTHON_PLUGIN_H_
#define TOOLS_SCAFFOLD_PYTHON_PLUGIN_H_

#include <cstddef>
#include <string>
#include <vector>

#include "tools/scaffold/plugin_skeleton.h"

namespace insight::scaffold {

// A file to be written by hand, and where its behaviour is now.
struct HandWork {
  std::string path;         // In the new plugin: "actions/look_up.cc".
  std::string python_path;  // In the old one.
  std::size_t lines = 0;    // Of Python.
};

struct PythonPlugin {
  // Under their new paths: tests/*.json, and the fixtures of unit_test/, which
  // are in tests/testdata/; icon.png and extension.png.
  std::vector<TextFile> taken;
  // Connection, actions, triggers, tasks in the spec's order; then util
  // modules, other code and unit tests, by path.
  std::vector<HandWork> work;
  // The lines of requirements.txt, without comments.
  std::vector<std::string> requirements;
};

// Whether the directory holds a plugin in Python: it has setup.py or bin/.
[[nodiscard]] bool IsPythonPlugin(const std::string& directory);

// Reads the directory, which is that of the plugin that `skeleton` is made for.
// Neither generated code nor what is not there is listed.  Throws
// std::runtime_error with path and reason if something cannot be read.
[[nodiscard]] PythonPlugin ReadPythonPlugin(const std::string& directory,
                                            const PluginSkeleton& skeleton);

}  // namespace insight::scaffold

#endif  // TOOLS_SCAFFOLD_PYTHON_PLUGIN_H_
