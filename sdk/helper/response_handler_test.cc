#include "sdk/helper/response_handler.h"

#include <optional>
#include <string>
#include <utility>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/helper/api_exception.h"
#include "sdk/json/json.h"
#include "sdk/testing/exception_matchers.h"
#include "sdk/testing/fake_logger.h"

namespace insight {
namespace {

using ::insight::testing::FakeLogger;
using ::insight::testing::ThrowsPreset;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Optional;
using ::testing::Property;
using ::testing::Throws;
using ::testing::ThrowsMessage;

HttpResponse ResponseOf(int status, std::string body = "") {
  return {.status = status,
          .reason = "Reason",
          .body = std::move(body),
          .url = "https://a.com/x?key=secret"};
}

class ResponseHandlerTest : public ::testing::Test {
 protected:
  // The data of the error that `response` becomes.
  std::string DataOf(const HttpResponse& response,
                     const ResponseHandlerOptions& options) {
    try {
      ResponseHandler(response, options, log_);
    } catch (const PluginException& exception) {
      return exception.data();
    }
    return "no error";
  }

  FakeLogger log_;
};

TEST_F(ResponseHandlerTest, BelowFourHundredThereIsNoError) {
  for (const int status : {200, 204, 302, 399}) {
    ResponseHandler(ResponseOf(status), {}, log_);
  }
  EXPECT_THAT(log_.messages(), IsEmpty());
}

TEST_F(ResponseHandlerTest, AnAllowedStatusIsNoError) {
  ResponseHandler(ResponseOf(404), {.allowed_status_codes = {404}}, log_);
  EXPECT_THAT(log_.messages(), IsEmpty());
}

TEST_F(ResponseHandlerTest, EachStatusHasItsPresetAndIsKept) {
  const std::pair<int, Preset> kPresets[] = {
      {400, Preset::kBadRequest},       {401, Preset::kInvalidCredentials},
      {403, Preset::kUnauthorized},     {404, Preset::kNotFound},
      {405, Preset::kMethodNotAllowed}, {408, Preset::kTimeout},
      {409, Preset::kConflict},         {429, Preset::kRateLimit},
      {500, Preset::kServerError},      {503, Preset::kServiceUnavailable},
  };
  for (const auto& entry : kPresets) {
    EXPECT_THAT([&] { ResponseHandler(ResponseOf(entry.first), {}, log_); },
                Throws<ApiException>(AllOf(
                    Property(&ApiException::status_code, entry.first),
                    Property(&ApiException::preset, Optional(entry.second)))))
        << entry.first;
  }
}

TEST_F(ResponseHandlerTest, AnyOtherStatusIsUnknown) {
  EXPECT_THAT([&] { ResponseHandler(ResponseOf(418), {}, log_); },
              ThrowsPreset(Preset::kUnknown));
}

TEST_F(ResponseHandlerTest, TheFailureIsLoggedWithoutTheQuery) {
  EXPECT_EQ(DataOf(ResponseOf(404), {}), "");
  EXPECT_THAT(
      log_.messages(),
      ElementsAre("INFO Request to https://a.com/x failed. Status code: 404"));
}

TEST_F(ResponseHandlerTest, TheDataIsTextWhereverItComesFrom) {
  const HttpResponse response = ResponseOf(404, R"({"a": [1, null]})");
  const auto data = [&](ResponseExceptionData location) {
    return DataOf(response, {.data_location = location});
  };
  EXPECT_EQ(data(ResponseExceptionData::kResponseText), R"({"a": [1, null]})");
  EXPECT_EQ(data(ResponseExceptionData::kResponseJson), "{'a': [1, None]}");
  EXPECT_EQ(data(ResponseExceptionData::kResponse), "<Response [404]>");
  EXPECT_EQ(data(ResponseExceptionData::kException),
            "404 Client Error: Reason for url: https://a.com/x");
}

TEST_F(ResponseHandlerTest, ABodyThatIsNoJsonGivesTheReasonAsData) {
  EXPECT_EQ(DataOf(ResponseOf(404, "x"),
                   {.data_location = ResponseExceptionData::kResponseJson}),
            "Expecting value: line 1 column 1 (char 0)");
}

TEST_F(ResponseHandlerTest, ACustomErrorTakesThePresetsPlace) {
  const ResponseHandlerOptions options = {
      .custom_configs = {{404, PluginException("No list.", "Make one.", "d")}}};
  EXPECT_THAT([&] { ResponseHandler(ResponseOf(404), options, log_); },
              Throws<PluginException>(
                  AllOf(Property(&PluginException::cause, "No list."),
                        Property(&PluginException::assistance, "Make one."),
                        Property(&PluginException::data, "d"))));
}

TEST_F(ResponseHandlerTest, ACustomErrorGetsTheDataOfEachResponseAnew) {
  const ResponseHandlerOptions options = {
      .custom_configs = {{404, PluginException("No list.", "Make one.")},
                         {409, PluginException(Preset::kApiKey)}},
      .data_location = ResponseExceptionData::kResponseText};
  EXPECT_EQ(DataOf(ResponseOf(404, "first"), options), "first");
  EXPECT_EQ(DataOf(ResponseOf(404, "second"), options), "second");
  EXPECT_EQ(options.custom_configs.at(404).data(), "");
  EXPECT_THAT([&] { ResponseHandler(ResponseOf(409), options, log_); },
              ThrowsPreset(Preset::kApiKey));
}

TEST(ExtractJsonTest, TheBodyIsParsed) {
  EXPECT_EQ(ExtractJson(ResponseOf(200, R"({"a": 1})")), (Json{{"a", 1}}));
}

TEST(ExtractJsonTest, ABodyThatIsNoJsonIsAnErrorThatSaysWhy) {
  EXPECT_THAT(
      [] { (void)ExtractJson(ResponseOf(200, "<html>")); },
      Throws<PluginException>(AllOf(
          Property(&PluginException::preset, Optional(Preset::kInvalidJson)),
          Property(&PluginException::data,
                   "Expecting value: line 1 column 1 (char 0)"))));
}

TEST(RaiseForStatusTest, ThrowsFromFourHundredOn) {
  RaiseForStatus(ResponseOf(399));
  EXPECT_THAT([] { RaiseForStatus(ResponseOf(503)); },
              ThrowsMessage<HttpStatusException>(
                  "503 Server Error: Reason for url: https://a.com/x"));
}

TEST_F(ResponseHandlerTest, RequestErrorHandlingReturnsWhatTheCallReturns) {
  EXPECT_THAT(RequestErrorHandling({}, log_, [] { return 5; }), Optional(5));
}

TEST_F(ResponseHandlerTest, RequestErrorHandlingHandlesTheStatusThatWasRaised) {
  const auto call = [] {
    RaiseForStatus(ResponseOf(404));
    return 5;
  };
  EXPECT_THAT([&] { (void)RequestErrorHandling({}, log_, call); },
              ThrowsPreset(Preset::kNotFound));
  EXPECT_EQ(RequestErrorHandling({.allowed_status_codes = {404}}, log_, call),
            std::nullopt);
}

TEST_F(ResponseHandlerTest, RequestErrorHandlingLetsOtherErrorsPass) {
  EXPECT_THAT(
      [&] {
        (void)RequestErrorHandling(
            {}, log_, []() -> int { throw PluginException(Preset::kTimeout); });
      },
      ThrowsPreset(Preset::kTimeout));
}

}  // namespace
}  // namespace insight
