#include "sdk/error/plugin_exception.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace insight {
namespace {

// By the values of Preset.  The wording is the public runtime's, which
// customers and their searches know; so are the missing full stop and the
// parentheses.
constexpr PresetText kPresetTexts[] = {
    {.name = "api_key",
     .cause = "Invalid API key provided.",
     .assistance =
         "Verify your API key configured in your connection is correct."},
    {.name = "unauthorized",
     .cause = "The account configured in your connection is unauthorized to "
              "access this service.",
     .assistance = "Verify the permissions for your account and try again."},
    {.name = "rate_limit",
     .cause = "The account configured in your plugin connection is currently "
              "rate-limited.",
     .assistance = "Adjust the time between requests if possible."},
    {.name = "username_password",
     .cause = "Invalid username or password provided.",
     .assistance = "Verify your username and password are correct."},
    {.name = "not_found",
     .cause = "Invalid or unreachable endpoint provided.",
     .assistance =
         "Verify the URLs or endpoints in your configuration are correct."},
    {.name = "server_error",
     .cause = "Server error occurred",
     .assistance =
         "Verify your plugin connection inputs are correct and not malformed "
         "and try again. If the issue persists, please contact support."},
    {.name = "service_unavailable",
     .cause = "The service is currently unavailable.",
     .assistance =
         "Try again later. If the issue persists, please contact support."},
    {.name = "invalid_json",
     .cause = "Received an unexpected response from the server.",
     .assistance = "(non-JSON or no response was received)."},
    {.name = "unknown",
     .cause = "Something unexpected occurred.",
     .assistance =
         "Check the logs and if the issue persists please contact support."},
    {.name = "base64_encode",
     .cause =
         "Unable to base64 encode content due to incorrect padding length.",
     .assistance = "This is likely a programming error, if the issue persists "
                   "please contact support."},
    {.name = "base64_decode",
     .cause =
         "Unable to base64 decode content due to incorrect padding length.",
     .assistance = "This is likely a programming error, if the issue persists "
                   "please contact support."},
    {.name = "timeout",
     .cause = "The connection timed out.",
     .assistance = "This is likely a network error. Verify the network "
                   "activity. If the issue persists, please contact support."},
    {.name = "bad_request",
     .cause = "The server is unable to process the request.",
     .assistance = "Verify your plugin input is correct and not malformed and "
                   "try again. If the issue persists, please contact support."},
    {.name = "invalid_credentials",
     .cause = "Authentication failed: invalid credentials.",
     .assistance =
         "Please verify the credentials for your account and try again."},
    {.name = "method_not_allowed",
     .cause = "The request method is not allowed for this resource.",
     .assistance = "Please try a supported method for this resource."},
    {.name = "conflict",
     .cause = "Request cannot be completed due to a conflict with the current "
              "state of the resource.",
     .assistance = "Please check your request, and try again."},
    {.name = "connection_error",
     .cause = "Failed to connect to the server.",
     .assistance = "Please check your network connection and try again."},
    {.name = "redirect_error",
     .cause = "Request redirected more than the set limit for the server.",
     .assistance = "Please check your request and try again."},
};
static_assert(std::size(kPresetTexts) ==
              static_cast<std::size_t>(Preset::kRedirectError) + 1);

constexpr std::string_view kConnectionTestPrefix = "Connection test failed! ";
constexpr std::string_view kPluginPrefix =
    "An error occurred during plugin execution! ";
constexpr std::string_view kConnectionTestDataLabel = " Response was: ";
constexpr std::string_view kPluginDataLabel = " Response was ";

}  // namespace

const PresetText& TextOf(Preset preset) {
  return kPresetTexts[static_cast<std::size_t>(preset)];
}

std::optional<Preset> PresetByName(std::string_view name) {
  const auto found = std::find_if(
      std::begin(kPresetTexts), std::end(kPresetTexts),
      [name](const PresetText& text) { return text.name == name; });
  if (found == std::end(kPresetTexts)) return std::nullopt;
  return static_cast<Preset>(std::distance(std::begin(kPresetTexts), found));
}

ConnectionTestException::ConnectionTestException(
    std::string_view prefix, std::string_view data_label, std::string cause,
    std::string assistance, std::string data, std::optional<Preset> preset)
    : cause_(std::move(cause)),
      assistance_(std::move(assistance)),
      data_(std::move(data)),
      preset_(preset),
      what_(prefix) {
  what_ += cause_;
  what_ += ' ';
  what_ += assistance_;
  if (data_.empty()) return;
  what_ += data_label;
  what_ += data_;
}

ConnectionTestException::ConnectionTestException(std::string cause,
                                                 std::string assistance,
                                                 std::string data)
    : ConnectionTestException(kConnectionTestPrefix, kConnectionTestDataLabel,
                              std::move(cause), std::move(assistance),
                              std::move(data), std::nullopt) {}

ConnectionTestException::ConnectionTestException(Preset preset,
                                                 std::string data)
    : ConnectionTestException(kConnectionTestPrefix, kConnectionTestDataLabel,
                              std::string(TextOf(preset).cause),
                              std::string(TextOf(preset).assistance),
                              std::move(data), preset) {}

PluginException::PluginException(std::string cause, std::string assistance,
                                 std::string data)
    : ConnectionTestException(kPluginPrefix, kPluginDataLabel, std::move(cause),
                              std::move(assistance), std::move(data),
                              std::nullopt) {}

PluginException::PluginException(Preset preset, std::string data)
    : ConnectionTestException(
          kPluginPrefix, kPluginDataLabel, std::string(TextOf(preset).cause),
          std::string(TextOf(preset).assistance), std::move(data), preset) {}

}  // namespace insight
