// What the golden files are made from.

#ifndef TOOLS_GENERATOR_GOLDEN_H_
#define TOOLS_GENERATOR_GOLDEN_H_

namespace insight::generator {

inline constexpr const char* kGoldenSpec =
    "tools/generator/testdata/kitchen_sink.spec.yaml";
inline constexpr const char* kGoldenFolder = "tools/generator/kitchen_sink";

}  // namespace insight::generator

#endif  // TOOLS_GENERATOR_GOLDEN_H_
