#include "sdk/cli/info_text.h"

#include <algorithm>
#include <string_view>

#include "sdk/step/step_def.h"

namespace insight {
namespace {

constexpr std::string_view kBullet = "\u2514\u2500\u2500 ";

struct Colors {
  std::string_view green;
  std::string_view reset;
};

std::string Green(const Colors& colors, std::string_view text) {
  std::string green(colors.green);
  return green.append(text).append(colors.reset);
}

void AppendSteps(const PluginDef& plugin, StepKind kind, std::string_view title,
                 const Colors& colors, std::string& text) {
  const auto is_kind = [kind](const StepDef& step) {
    return step.kind == kind;
  };
  const auto count =
      std::count_if(plugin.steps.begin(), plugin.steps.end(), is_kind);
  if (count == 0) return;
  text.append("\n").append(title).append(" (");
  text += Green(colors, std::to_string(count)) + "):\n";
  for (const StepDef& step : plugin.steps) {
    if (!is_kind(step)) continue;
    text.append(kBullet).append(Green(colors, step.name)).append(" (");
    // The reset stands before the parenthesis in the Python runtime, too.
    text.append(step.description).append(colors.reset).append(")\n");
  }
}

}  // namespace

std::string InfoText(const PluginDef& plugin, bool color) {
  const Colors colors = color ? Colors{"\033[92m", "\033[0m"} : Colors{"", ""};
  std::string text;
  text += "Name:        " + Green(colors, plugin.title) + "\n";
  text += "Vendor:      " + Green(colors, plugin.vendor) + "\n";
  text += "Version:     " + Green(colors, plugin.version) + "\n";
  text += "Description: " + Green(colors, plugin.description) + "\n";
  AppendSteps(plugin, StepKind::kTrigger, "Triggers", colors, text);
  AppendSteps(plugin, StepKind::kAction, "Actions", colors, text);
  AppendSteps(plugin, StepKind::kTask, "Tasks", colors, text);
  return text + "\n";
}

}  // namespace insight
