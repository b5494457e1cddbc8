#include "tools/insight_plugin/writing_options.h"

#include <CLI/CLI.hpp>

namespace insight::tool {

void WritingOptions::Declare(CLI::App& app) {
  app.add_flag("--dry-run", dry_run_, "Say what would be written, only");
  app.add_flag("--diff", diff_, "Show it as a unified diff, only");
  app.add_flag("--check", check_,
               "Say what would be written, only, and fail if anything would");
}

void WritingOptions::Apply(const FilePlan& plan, Report& report,
                           const std::function<void()>& carry_out) const {
  if (writes()) {
    if (carry_out) {
      carry_out();
    } else {
      CarryOut(plan);
    }
  }
  report.AddFiles(plan);
  report.Print(diff_ ? FormatPlanDiff(plan) : FormatPlan(plan));
  if (check_ && ChangesFiles(plan)) report.Fail();
}

}  // namespace insight::tool
