#include "sdk/runtime/failure.h"

#include <string_view>

#include "sdk/error/plugin_exception.h"
#include "sdk/json/python_text.h"
#include "sdk/schema/validator.h"

namespace insight {
namespace {

Failure PluginFailure(const ConnectionTestException& e) {
  return {
      .outcome = Outcome::kPluginError,
      .text = e.what(),
      .exception = ExceptionObject{.cause = e.cause(),
                                   .assistance = e.assistance(),
                                   .data = e.data()},
      .cause = e.preset() ? std::string(TextOf(*e.preset()).name) : e.cause()};
}

Failure OtherFailure(Outcome outcome, const std::exception& e,
                     std::string_view kind) {
  // A plugin's own exception may answer a null pointer.
  const char* text = e.what();
  return {.outcome = outcome,
          .text = text == nullptr ? "" : text,
          .cause = std::string(kind)};
}

}  // namespace

Failure DescribeCurrentException() {
  try {
    throw;
  } catch (const ConnectionTestException& e) {
    return PluginFailure(e);
  } catch (const ClientException& e) {
    return OtherFailure(Outcome::kClientError, e, "ClientException");
  } catch (const ServerException& e) {
    return OtherFailure(Outcome::kServerError, e, "ServerException");
  } catch (const ValidationException& e) {
    return OtherFailure(Outcome::kServerError, e, "ValidationError");
  } catch (const NoConnectionTestException& e) {
    return OtherFailure(Outcome::kNotImplemented, e, "NotImplementedError");
  } catch (const std::exception& e) {
    return OtherFailure(Outcome::kServerError, e, "Exception");
  } catch (...) {
    return {.outcome = Outcome::kServerError,
            .text = "Unknown exception",
            .cause = "Exception"};
  }
}

ExceptionObject TestFailureOf(const Failure& failure) {
  return {.cause = "Plugin connection test failed.",
          .assistance = "See error log for more details.",
          .data = "Exception(" + PythonQuoted(failure.text) + ")"};
}

}  // namespace insight
