#include "sdk/http/http_status.h"

#include <string>
#include <utility>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/testing/exception_matchers.h"

namespace insight {
namespace {

using ::insight::testing::ThrowsPreset;
using ::testing::Property;
using ::testing::Throws;

TEST(ThrowForStatusTest, EachStatusHasItsPreset) {
  const std::pair<int, Preset> kPresets[] = {
      {400, Preset::kBadRequest},       {401, Preset::kInvalidCredentials},
      {403, Preset::kUnauthorized},     {404, Preset::kNotFound},
      {405, Preset::kMethodNotAllowed}, {408, Preset::kTimeout},
      {409, Preset::kConflict},         {429, Preset::kRateLimit},
      {500, Preset::kServerError},      {503, Preset::kServiceUnavailable},
      {402, Preset::kUnknown},          {502, Preset::kUnknown},
      {999, Preset::kUnknown},
  };
  for (const auto& [status, preset] : kPresets) {
    const HttpResponse response = {.status = status};
    EXPECT_THAT([&] { ThrowForStatus(response); }, ThrowsPreset(preset))
        << status;
  }
}

TEST(ThrowForStatusTest, SuccessAndRedirectsAreNoErrors) {
  for (const int status : {200, 204, 304, 399}) {
    EXPECT_NO_THROW(ThrowForStatus({.status = status})) << status;
  }
}

TEST(ThrowForStatusTest, SomeStatusesMayBeAllowed) {
  const int allowed[] = {404, 409};
  EXPECT_NO_THROW(ThrowForStatus({.status = 409}, allowed));
  EXPECT_THAT([&] { ThrowForStatus({.status = 400}, allowed); },
              ThrowsPreset(Preset::kBadRequest));
}

TEST(ThrowForStatusTest, TheDataIsWhatTheServiceSaid) {
  EXPECT_THAT([] { ThrowForStatus({.status = 400, .body = "why"}); },
              Throws<PluginException>(Property(&PluginException::data, "why")));
}

TEST(OlderPresetForStatusTest, KnowsThreeStatusesAndTheServersOwnErrors) {
  EXPECT_EQ(OlderPresetForStatus(401), Preset::kUsernamePassword);
  EXPECT_EQ(OlderPresetForStatus(403), Preset::kApiKey);
  EXPECT_EQ(OlderPresetForStatus(404), Preset::kNotFound);
  EXPECT_EQ(OlderPresetForStatus(429), Preset::kUnknown);
  EXPECT_EQ(OlderPresetForStatus(500), Preset::kServerError);
  EXPECT_EQ(OlderPresetForStatus(503), Preset::kServerError);
}

}  // namespace
}  // namespace insight
