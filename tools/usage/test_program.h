// A program to describe in tests.

#ifndef TOOLS_USAGE_TEST_PROGRAM_H_
#define TOOLS_USAGE_TEST_PROGRAM_H_

#include "tools/usage/model.h"

namespace insight::usage {

// Two commands, with what texts and shells could stumble over in their words.
inline Program TestProgram() {
  const Argument directory = {.names = {"-d", "--target-dir"},
                              .value = "DIR",
                              .description = "The plugin's directory",
                              .may_repeat = true,
                              .is_common = true};
  Command paint = {
      .name = "paint",
      .summary = "Paint the steps of a spec",
      .arguments = {{.names = {"STEP"},
                     .value = "STEP",
                     .description = "What to paint",
                     .is_plain = true,
                     .is_required = true},
                    {.names = {"SPECS"},
                     .value = "SPEC",
                     .is_plain = true,
                     .may_repeat = true},
                    {.names = {"--shade"},
                     .value = "SHADE",
                     .choices = {"light", "dark"},
                     .description = "How"},
                    {.names = {"-m", "--message"},
                     .value = "TEXT",
                     .description = "It's [what]: 100\\% said"},
                    directory},
      .help = {.description = "First paragraph.\n\n.Second paragraph.",
               .examples = {{"Paint one", "tool paint go --shade dark"},
                            {"Paint all", "tool paint go \\\n  a.yaml"}},
               .files = {{"plugin.spec.yaml", "the spec"}},
               .exit_statuses = {{"1", "no paint"}}}};
  return {.name = "a-tool",
          .version = "1.2.3",
          .summary = "paints plugins",
          .arguments = {{.names = {"--version"}, .description = "Say which"}},
          .commands = {std::move(paint),
                       {.name = "help",
                        .summary = "Say what a command does",
                        .arguments = {{.names = {"COMMAND"},
                                       .value = "COMMAND",
                                       .is_plain = true}}}},
          .help = {.description = "What it is for.",
                   .exit_statuses = {{"0", "success"}, {"1", "failure"}}},
          .environment = {{"NO_COLOR", "no colour"}}};
}

}  // namespace insight::usage

#endif  // TOOLS_USAGE_TEST_PROGRAM_H_
