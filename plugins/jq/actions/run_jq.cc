#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "plugins/jq/schema.h"  // generated from plugin.spec.yaml
#include "sdk/error/plugin_exception.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/python_text.h"
#include "sdk/log/logger.h"
#include "sdk/step/step_context.h"
#include "sdk/util/process/find_program.h"
#include "sdk/util/process/run_process.h"
#include "sdk/util/utf8/utf8.h"

namespace insight::plugins::jq {
namespace {

using Flags = std::vector<std::string>;

constexpr std::array<std::string_view, 7> kFlags = {"-c", "-r", "-R",   "-j",
                                                    "-S", "-n", "--tab"};
// In seconds.
constexpr std::int64_t kMinTimeout = 1;
constexpr std::int64_t kMaxTimeout = 300;

constexpr std::size_t kMaxOutputMiB = 64;
constexpr std::size_t kMaxLoggedBytes = 4096;

// Stands before each filter, so that it is nothing but a filter: what starts
// with a hyphen is no option, and import and include, with which a program
// reads files but which only its beginning may have, are syntax errors.
constexpr std::string_view kBeforeFilter = "def _plugin: .; ";

void CheckTimeout(std::int64_t timeout) {
  if (timeout > kMaxTimeout) {
    throw PluginException(
        "JQ failed due to the timeout exceeding the maximum limit of 300 "
        "seconds.",
        "Please ensure the specified timeout is below 300 seconds.",
        "The timeout value: " + std::to_string(timeout) +
            " is over 300 seconds.");
  }
  if (timeout < kMinTimeout) {
    throw PluginException(
        "JQ failed due to the timeout not exceeding 1 second.",
        "Please ensure the timeout value is greater than 0 seconds.",
        "The timeout value " + std::to_string(timeout) + " is below 1 second.");
  }
}

// Without ASCII's white space around it.
std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\n\v\f\r";
  const std::size_t start = text.find_first_not_of(kSpace);
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(kSpace) - start + 1);
}

// Returns the flags as jq takes them.
Flags ReadFlags(const Flags& flags) {
  Flags known;
  Flags unknown;
  for (const std::string& flag : flags) {
    const std::string_view trimmed = Trimmed(flag);
    const bool is_known =
        std::find(kFlags.begin(), kFlags.end(), trimmed) != kFlags.end();
    (is_known ? known : unknown).emplace_back(trimmed);
  }
  if (unknown.empty()) return known;
  const std::string list = PythonRepr(unknown);
  throw PluginException(
      "The following flag(s) are not supported: " + list + ".",
      "Please remove the following in order for the action to run: " + list +
          ".",
      "The following flag(s) are not accepted: " + list +
          ". Please ensure all flags specified meet the criteria of: " +
          PythonRepr(kFlags) + ".");
}

// What jq wrote, without what the step did not ask for, and not endless.
std::string ForLog(std::string_view written) {
  std::string text(Trimmed(written));
  const std::size_t at = text.find(kBeforeFilter);
  if (at != std::string::npos) text.erase(at, kBeforeFilter.size());
  if (text.size() > kMaxLoggedBytes) {
    text.resize(kMaxLoggedBytes);
    text += "...";
  }
  return DecodeUtf8(text, Utf8Errors::kReplace);
}

void CheckEnded(const ProcessResult& result, std::int64_t timeout,
                const std::vector<std::string>& asked) {
  if (result.cancelled) {
    throw PluginException("JQ was cancelled before it ended.",
                          "Run the step again if its result is still needed.");
  }
  if (result.timed_out) {
    throw PluginException(
        "JQ failed due to the timeout of " + std::to_string(timeout) +
            " seconds being over.",
        "Please simplify the filter, or allow up to 300 seconds.",
        "Command '" + PythonRepr(asked) + "' timed out after " +
            std::to_string(timeout) + " seconds");
  }
  if (result.output_too_long) {
    throw PluginException(
        "JQ failed due to its output exceeding the maximum of " +
            std::to_string(kMaxOutputMiB) + " MiB.",
        "Please ensure that the filter ends, or let it select less.");
  }
}

void CheckSucceeded(const ProcessResult& result, Logger& log) {
  if (result.exit_status == 0) return;
  const std::string code = std::to_string(result.exit_status);
  log.Error("JQ wrote to stdout: " + ForLog(result.standard_output));
  log.Error("JQ wrote to stderr: " + ForLog(result.standard_error));
  throw PluginException("JQ failed with return code: " + code);
}

}  // namespace

RunJqOutput RunJq(const RunJqInput& input, StepContext& context) {
  CheckTimeout(input.timeout);
  // What is asked to run, and what is run for it.
  std::vector<std::string> asked = {"jq"};
  for (std::string& flag : ReadFlags(input.flags.value_or(Flags()))) {
    asked.push_back(std::move(flag));
  }
  std::vector<std::string> arguments = asked;
  arguments[0] = FindProgram("jq");  // Not the plugin, which is called jq, too.
  if (const std::string filter = input.filter.value_or(""); !filter.empty()) {
    asked.push_back(filter);
    arguments.push_back(std::string(kBeforeFilter) + filter);
  }
  const std::string json = DumpJson(input.json_in);
  const ProcessResult result =
      RunProcess(arguments, {.timeout = std::chrono::seconds(input.timeout),
                             .standard_input = json,
                             // Filters can read it: env, $ENV.
                             .environment = std::vector<std::string>(),
                             .max_output = kMaxOutputMiB * 1024 * 1024,
                             .cancellation = &context.cancellation()});
  CheckEnded(result, input.timeout, asked);
  CheckSucceeded(result, context.log());
  return {.json_out = DecodeUtf8(Trimmed(result.standard_output),
                                 Utf8Errors::kReplace)};
}

}  // namespace insight::plugins::jq
