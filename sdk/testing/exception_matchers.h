// Matchers for what steps and connections throw.
//
// Example:
//
//   EXPECT_THAT([&] { LookUp({.indicator = "x"}); },
//               ThrowsCause("The feed has no such list."));
//   EXPECT_THAT([&] { LookUp({.indicator = "x"}); },
//               ThrowsCause(HasSubstr("unexpected response")));
//
// There is none for "throws anything": a test of an error names it.

#ifndef SDK_TESTING_EXCEPTION_MATCHERS_H_
#define SDK_TESTING_EXCEPTION_MATCHERS_H_

#include <utility>

#include "gmock/gmock.h"
#include "sdk/error/plugin_exception.h"

namespace insight::testing {

// Matches a callable that throws a ConnectionTestException, which includes
// PluginException, whose cause() is `cause`: a text or a matcher of texts.
template <typename Matcher>
auto ThrowsCause(Matcher cause) {
  return ::testing::Throws<ConnectionTestException>(::testing::Property(
      "cause", &ConnectionTestException::cause, std::move(cause)));
}

// The same for a PluginException only.
template <typename Matcher>
auto ThrowsPluginCause(Matcher cause) {
  return ::testing::Throws<PluginException>(::testing::Property(
      "cause", &ConnectionTestException::cause, std::move(cause)));
}

// Matches a callable that throws a ConnectionTestException, or a class derived
// from it, made from `preset`.
inline auto ThrowsPreset(Preset preset) {
  return ::testing::Throws<ConnectionTestException>(::testing::Property(
      "preset", &ConnectionTestException::preset, ::testing::Optional(preset)));
}

}  // namespace insight::testing

#endif  // SDK_TESTING_EXCEPTION_MATCHERS_H_
