// Reads YAML text into a tree with positions.

#ifndef TOOLS_SPEC_YAML_PARSER_H_
#define TOOLS_SPEC_YAML_PARSER_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "tools/spec/problem.h"
#include "tools/spec/yaml_node.h"

namespace insight::spec {

// Bounds for what a hostile file may cost; real specs have 140 KB and 12
// levels at most.
inline constexpr std::size_t kMaxYamlBytes = 4 << 20;
inline constexpr std::size_t kMaxYamlDepth = 100;
// A key is part of the paths of all that is below it.  YAML 1.1 allows no
// longer ones where no "?" is before them.
inline constexpr std::size_t kMaxYamlKeyBytes = 1024;

// Returns the only document of `text`; null for an empty one.  Of equal keys in
// a map the last value counts, at the first one's place, and a warning is added
// to `problems`.
//
// Throws SpecException with one error, and the warnings so far, if the text is
// too large, not UTF-8, not YAML, too deep, has several documents, or uses
// anchors, aliases, keys that are very long or no text, or tags other than
// !!str: no spec needs them.  `file` is what its lines name.
[[nodiscard]] YamlNode ParseYaml(std::string_view text, const std::string& file,
                                 Problems& problems);

}  // namespace insight::spec

#endif  // TOOLS_SPEC_YAML_PARSER_H_
