// What all commands that speak to a registry, or write something, have in
// common.

#ifndef TOOLS_RELEASE_REGISTRY_OPTIONS_H_
#define TOOLS_RELEASE_REGISTRY_OPTIONS_H_

#include <string>

#include "tools/release/registry.h"

namespace CLI {
class App;
}

namespace insight::release {

// --registry and --ca.
class RegistryArguments {
 public:
  // Without `names_registry`, references name it.
  void Declare(CLI::App& app, bool names_registry);

  // Opens the registry of --registry, or the given one.  The user's credentials
  // are found in the environment.  Throws ReleaseException.
  [[nodiscard]] Registry Open() const { return Open(registry_); }
  [[nodiscard]] Registry Open(const std::string& registry) const;

 private:
  std::string registry_;
  std::string ca_file_;
};

// --yes: without it, nothing is written.
void DeclareYes(CLI::App& app, bool& yes);

// What a command says instead of writing: the last line of its result.
inline constexpr const char* kDryRun =
    "Dry run: nothing was written; add --yes to do it.\n";

// Returns the text of the key's file, or "" if there is none.
[[nodiscard]] std::string ReadKey(const std::string& file);

}  // namespace insight::release

#endif  // TOOLS_RELEASE_REGISTRY_OPTIONS_H_
