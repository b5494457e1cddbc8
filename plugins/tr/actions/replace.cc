#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/tr/schema.h"  // generated from plugin.spec.yaml
#include "plugins/tr/util/byte_set.h"
#include "plugins/tr/util/translate.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/json/json.h"
#include "sdk/json/python_text.h"
#include "sdk/json/unicode.h"
#include "sdk/step/step_context.h"
#include "sdk/util/process/split_command.h"
#include "sdk/util/utf8/utf8.h"

namespace insight::plugins::tr {
namespace {

// In characters.
constexpr std::size_t kMaxText = 10'000;
constexpr std::size_t kMaxExpression = 100;

void CheckLengths(const ReplaceInput& input) {
  if (CountCodePoints(input.text, Surrogates::kAccept) > kMaxText) {
    throw PluginException("Input text exceeds allowed length.",
                          "Maximum allowed length is 10000 characters.");
  }
  if (CountCodePoints(input.expression, Surrogates::kAccept) > kMaxExpression) {
    throw PluginException("Expression exceeds allowed length.",
                          "Maximum allowed length is 100 characters.");
  }
}

std::vector<std::string> ArgumentsOf(const std::string& expression) {
  std::vector<std::string> arguments;
  try {
    arguments = SplitCommand(expression);
  } catch (const std::invalid_argument&) {
    throw PluginException(
        "Invalid expression format.",
        "Ensure the expression is properly formatted and quoted.",
        PythonRepr({{"expression", expression}}));
  }
  for (const std::string& argument : arguments) {
    if (argument != "--help" && argument != "--version") continue;
    throw PluginException("Unsupported tr option.",
                          "The options --help and --version are not allowed.",
                          PythonRepr({{"argument", argument}}));
  }
  if (arguments.empty()) {
    throw PluginException("Missing tr arguments.",
                          "Provide at least STRING1 or valid tr options.");
  }
  return arguments;
}

std::string WithoutSpaceAtEnd(std::string text) {
  text.erase(text.find_last_not_of(" \t\n\v\f\r\x1C\x1D\x1E\x1F") + 1);
  return text;
}

}  // namespace

ReplaceOutput Replace(const ReplaceInput& input, StepContext&) {
  CheckLengths(input);
  try {
    const std::string bytes =
        Translate(ArgumentsOf(input.expression), input.text);
    // Characters beyond ASCII are several bytes, which can be torn apart.
    return {.result =
                WithoutSpaceAtEnd(DecodeUtf8(bytes, Utf8Errors::kReplace))};
  } catch (const TrException& e) {
    throw PluginException(
        "Text processing failed:\ntr: " + std::string(e.what()) + "\n",
        "Please see log for details.");
  }
}

}  // namespace insight::plugins::tr
