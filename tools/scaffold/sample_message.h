// A message to start a step with, for authors to fill in.

#ifndef TOOLS_SCAFFOLD_SAMPLE_MESSAGE_H_
#define TOOLS_SCAFFOLD_SAMPLE_MESSAGE_H_

#include <string>

#include "tools/generator/model.h"
#include "tools/spec/plugin_spec.h"

namespace insight::scaffold {

// Returns the message as JSON, two blanks per level and a newline at its end:
//   {"body": {...}, "type": "action_start", "version": "v1"}
// A field of its input and connection has the spec's default, else the first
// value of its enum, else [] if it is a list, else an empty value of its type;
// {} stands for the spec's own types.  Input and connection are null where they
// have no fields.
[[nodiscard]] std::string SampleMessage(const spec::PluginSpec& spec,
                                        const spec::StepSpec& step,
                                        generator::StepKind kind);

}  // namespace insight::scaffold

#endif  // TOOLS_SCAFFOLD_SAMPLE_MESSAGE_H_
