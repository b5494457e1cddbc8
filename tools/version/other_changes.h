// What differs between two pieces of YAML, whatever it means.

#ifndef TOOLS_VERSION_OTHER_CHANGES_H_
#define TOOLS_VERSION_OTHER_CHANGES_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tools/spec/yaml_node.h"
#include "tools/version/change.h"

namespace insight::version {

// A part of a spec that may be missing, and where it is looked for.
struct Place {
  const spec::YamlNode* node = nullptr;  // Null if there is no such part.
  spec::Position position = {};          // Its key's; of the holder if missing.
};

// Returns the member of `holder` of that key.
[[nodiscard]] Place Member(const Place& holder, std::string_view key);

// Appends a change that asks for a patch for each key that differs, maps within
// maps key by key, except those in `skipped`.  Lists are compared as a whole.
void AppendOtherChanges(const Place& before, const Place& after,
                        std::span<const std::string_view> skipped,
                        const std::string& path, std::vector<Change>& changes);

// Whether both stand for the same value; a missing one is null.
[[nodiscard]] bool SameValue(const Place& before, const Place& after);

}  // namespace insight::version

#endif  // TOOLS_VERSION_OTHER_CHANGES_H_
