// What the golden files are made from.

#ifndef TOOLS_GENERATOR_GOLDEN_H_
#define TOOLS_GENERATOR_GOLDEN_H_

#include "tools/generator/generator.h"

namespace insight::generator {

inline constexpr const char* kGoldenSpec =
    "tools/generator/testdata/kitchen_sink.spec.yaml";

// As the BUILD file has them.
inline GenerateOptions GoldenOptions() {
  return {.folder = "tools/generator/kitchen_sink", .open_types = {"token"}};
}

}  // namespace insight::generator

#endif  // TOOLS_GENERATOR_GOLDEN_H_
