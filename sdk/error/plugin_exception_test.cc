#include "sdk/error/plugin_exception.h"

#include <optional>
#include <string>

#include "gtest/gtest.h"

namespace insight {
namespace {

// The table of the runtime contract, chapter 8, column "newest".
struct {
  Preset preset;
  const char* name;
  const char* cause;
  const char* assistance;
} constexpr kPresets[] = {
    {Preset::kApiKey, "api_key", "Invalid API key provided.",
     "Verify your API key configured in your connection is correct."},
    {Preset::kUnauthorized, "unauthorized",
     "The account configured in your connection is unauthorized to access this "
     "service.",
     "Verify the permissions for your account and try again."},
    {Preset::kRateLimit, "rate_limit",
     "The account configured in your plugin connection is currently "
     "rate-limited.",
     "Adjust the time between requests if possible."},
    {Preset::kUsernamePassword, "username_password",
     "Invalid username or password provided.",
     "Verify your username and password are correct."},
    {Preset::kNotFound, "not_found",
     "Invalid or unreachable endpoint provided.",
     "Verify the URLs or endpoints in your configuration are correct."},
    {Preset::kServerError, "server_error", "Server error occurred",
     "Verify your plugin connection inputs are correct and not malformed and "
     "try again. If the issue persists, please contact support."},
    {Preset::kServiceUnavailable, "service_unavailable",
     "The service is currently unavailable.",
     "Try again later. If the issue persists, please contact support."},
    {Preset::kInvalidJson, "invalid_json",
     "Received an unexpected response from the server.",
     "(non-JSON or no response was received)."},
    {Preset::kUnknown, "unknown", "Something unexpected occurred.",
     "Check the logs and if the issue persists please contact support."},
    {Preset::kBase64Encode, "base64_encode",
     "Unable to base64 encode content due to incorrect padding length.",
     "This is likely a programming error, if the issue persists please contact "
     "support."},
    {Preset::kBase64Decode, "base64_decode",
     "Unable to base64 decode content due to incorrect padding length.",
     "This is likely a programming error, if the issue persists please contact "
     "support."},
    {Preset::kTimeout, "timeout", "The connection timed out.",
     "This is likely a network error. Verify the network activity. If the "
     "issue persists, please contact support."},
    {Preset::kBadRequest, "bad_request",
     "The server is unable to process the request.",
     "Verify your plugin input is correct and not malformed and try again. If "
     "the issue persists, please contact support."},
    {Preset::kInvalidCredentials, "invalid_credentials",
     "Authentication failed: invalid credentials.",
     "Please verify the credentials for your account and try again."},
    {Preset::kMethodNotAllowed, "method_not_allowed",
     "The request method is not allowed for this resource.",
     "Please try a supported method for this resource."},
    {Preset::kConflict, "conflict",
     "Request cannot be completed due to a conflict with the current state of "
     "the resource.",
     "Please check your request, and try again."},
    {Preset::kConnectionError, "connection_error",
     "Failed to connect to the server.",
     "Please check your network connection and try again."},
    {Preset::kRedirectError, "redirect_error",
     "Request redirected more than the set limit for the server.",
     "Please check your request and try again."},
};

TEST(PresetTest, EveryPresetHasItsTexts) {
  for (const auto& [preset, name, cause, assistance] : kPresets) {
    EXPECT_EQ(TextOf(preset).name, name);
    EXPECT_EQ(TextOf(preset).cause, cause);
    EXPECT_EQ(TextOf(preset).assistance, assistance);
  }
}

TEST(PresetTest, IsFoundByItsNameOnTheWire) {
  for (const auto& row : kPresets) {
    EXPECT_EQ(PresetByName(row.name), row.preset) << row.name;
  }
}

TEST(PresetTest, AnUnknownNameIsNone) {
  EXPECT_EQ(PresetByName("nope"), std::nullopt);
  EXPECT_EQ(PresetByName(""), std::nullopt);
}

TEST(ConnectionTestExceptionTest, TellsCauseAssistanceAndData) {
  const ConnectionTestException e("No.", "Try again.", "404");
  EXPECT_STREQ(e.what(),
               "Connection test failed! No. Try again. Response was: 404");
  EXPECT_EQ(e.cause(), "No.");
  EXPECT_EQ(e.assistance(), "Try again.");
  EXPECT_EQ(e.data(), "404");
  EXPECT_EQ(e.preset(), std::nullopt);
}

TEST(ConnectionTestExceptionTest, WithoutDataNoResponseIsTold) {
  EXPECT_STREQ(ConnectionTestException("No.", "Try again.").what(),
               "Connection test failed! No. Try again.");
}

TEST(ConnectionTestExceptionTest, WithNothingSetTheBlanksRemain) {
  EXPECT_STREQ(ConnectionTestException().what(), "Connection test failed!  ");
}

TEST(ConnectionTestExceptionTest, APresetGivesCauseAndAssistance) {
  const ConnectionTestException e(Preset::kUsernamePassword, "denied");
  EXPECT_STREQ(e.what(),
               "Connection test failed! Invalid username or password provided. "
               "Verify your username and password are correct. Response was: "
               "denied");
  EXPECT_EQ(e.preset(), Preset::kUsernamePassword);
  EXPECT_EQ(e.cause(), TextOf(Preset::kUsernamePassword).cause);
  EXPECT_EQ(e.assistance(), TextOf(Preset::kUsernamePassword).assistance);
}

TEST(PluginExceptionTest, HasItsOwnPrefixAndNoColonBeforeTheData) {
  EXPECT_STREQ(PluginException("No.", "Try again.", "404").what(),
               "An error occurred during plugin execution! No. Try again. "
               "Response was 404");
  EXPECT_STREQ(PluginException().what(),
               "An error occurred during plugin execution!  ");
}

TEST(PluginExceptionTest, APresetGivesCauseAndAssistance) {
  const PluginException e(Preset::kApiKey);
  EXPECT_STREQ(e.what(),
               "An error occurred during plugin execution! Invalid API key "
               "provided. Verify your API key configured in your connection is "
               "correct.");
  EXPECT_EQ(e.preset(), Preset::kApiKey);
}

TEST(PluginExceptionTest, CanBeCaughtAsAConnectionTestException) {
  try {
    throw PluginException("No.", "Try again.");
  } catch (const ConnectionTestException& e) {
    EXPECT_EQ(e.cause(), "No.");
  }
}

TEST(ClientExceptionTest, IsItsText) {
  EXPECT_STREQ(ClientException("Unknown action \"zz\"").what(),
               "Unknown action \"zz\"");
}

TEST(ServerExceptionTest, IsItsText) {
  EXPECT_STREQ(ServerException("out of order").what(), "out of order");
}

}  // namespace
}  // namespace insight
