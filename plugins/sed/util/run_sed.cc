#include "plugins/sed/util/run_sed.h"

#include <chrono>
#include <cstddef>

#include "plugins/sed/util/permitted.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/util/process/find_program.h"
#include "sdk/util/process/run_process.h"
#include "sdk/util/utf8/utf8.h"

namespace insight::plugins::sed {
namespace {

constexpr std::chrono::seconds kTimeout(60);
constexpr std::size_t kMaxOutputMiB = 64;

// Without white space at its end, and with sed's name in place of its path.
std::string ReadErrors(std::string_view errors, std::string_view path) {
  constexpr std::string_view kUsage = "Usage: ";
  std::string text = DecodeUtf8(errors, Utf8Errors::kReplace);
  const std::size_t at = text.starts_with(kUsage) ? kUsage.size() : 0;
  if (text.compare(at, path.size(), path) == 0) {
    text.replace(at, path.size(), "sed");
  }
  const std::size_t last = text.find_last_not_of(" \t\n\v\f\r");
  text.resize(last == std::string::npos ? 0 : last + 1);
  return text;
}

void Check(const ProcessResult& result, std::string_view path) {
  if (result.cancelled) {
    throw PluginException("Sed was cancelled before it ended.",
                          "Run the step again if its result is still needed.");
  }
  if (result.timed_out) {
    throw PluginException("Command timeout. ",
                          "Sed command exceeded default 60 seconds timeout");
  }
  if (result.output_too_long) {
    throw PluginException(
        "Sed failed due to its output exceeding the maximum "
        "of " +
            std::to_string(kMaxOutputMiB) + " MiB.",
        "Please let the expressions print less.");
  }
  if (result.exit_status != 0) {
    throw PluginException("Sed command execution failed. ",
                          "Sed returned error code (" +
                              std::to_string(result.exit_status) +
                              "): " + ReadErrors(result.standard_error, path));
  }
}

}  // namespace

std::string RunSed(std::string_view text,
                   const std::vector<std::string>& expressions,
                   const std::optional<std::string>& options,
                   StepContext& context) {
  const std::vector<std::string> permitted = ReadOptions(options.value_or(""));
  CheckExpressions(expressions);
  const std::string path = FindProgram("sed");  // Not the plugin itself.
  std::vector<std::string> arguments = {path, "--sandbox"};
  arguments.insert(arguments.end(), permitted.begin(), permitted.end());
  for (const std::string& expression : expressions) {
    arguments.emplace_back("-e");
    arguments.push_back(expression);
  }
  const ProcessResult result = RunProcess(
      arguments, {.timeout = kTimeout,
                  .standard_input = text,
                  .environment = std::vector<std::string>{"LC_ALL=C.UTF-8"},
                  .max_output = kMaxOutputMiB * 1024 * 1024,
                  .cancellation = &context.cancellation()});
  Check(result, path);
  return result.standard_output;
}

}  // namespace insight::plugins::sed
