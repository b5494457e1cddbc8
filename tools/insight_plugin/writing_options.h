#ifndef TOOLS_INSIGHT_PLUGIN_WRITING_OPTIONS_H_
#define TOOLS_INSIGHT_PLUGIN_WRITING_OPTIONS_H_

#include <functional>

#include "tools/files/file_plan.h"
#include "tools/insight_plugin/report.h"

namespace insight::tool {

// --dry-run, --diff and --check of commands that write files.
class WritingOptions {
 public:
  void Declare(CLI::App& app);

  // Whether files are to be written, not only to be spoken of.
  [[nodiscard]] bool writes() const { return !dry_run_ && !diff_ && !check_; }

  // Reports the plan, and carries it out unless one of the options says not to:
  // by `carry_out`, which is CarryOut() of the plan if empty.  --check makes
  // the command fail if anything would change.
  void Apply(const FilePlan& plan, Report& report,
             const std::function<void()>& carry_out = {}) const;

 private:
  bool dry_run_ = false;
  bool diff_ = false;
  bool check_ = false;
};

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_WRITING_OPTIONS_H_
