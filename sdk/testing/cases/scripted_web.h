// The web as a case's program sees it: every host there is answers from the
// case's script, in the clear and under TLS.
//
// It is a proxy on the loopback interface that the program finds in its
// environment, as it would find a company's.  For https it ends the tunnel
// itself, with certificates of a CA that $SSL_CERT_FILE names.  So the
// program's URLs stay as they are in production, and all of its HTTP code is
// under test.
//
// Example:
//
//   ScriptedWeb web;
//   web.Play(CassetteFromJson(exchanges));
//   RunnerOf(program, web.environment())("run", message);
//   EXPECT_THAT(web.Problems(), IsEmpty());

#ifndef SDK_TESTING_CASES_SCRIPTED_WEB_H_
#define SDK_TESTING_CASES_SCRIPTED_WEB_H_

#include <memory>
#include <string>
#include <vector>

#include "sdk/testing/cases/plugin_process.h"
#include "sdk/testing/http_cassette.h"

namespace insight::testing {

// Thread safety: all methods may be called from any thread.
class ScriptedWeb {
 public:
  ScriptedWeb();
  ScriptedWeb(const ScriptedWeb&) = delete;
  ScriptedWeb& operator=(const ScriptedWeb&) = delete;
  ~ScriptedWeb();

  // What the program's environment must have.
  [[nodiscard]] EnvironmentChanges environment() const;

  // Answers from this script from now on.  Of failures it knows "cut_off" and
  // "protocol"; throws std::runtime_error for another.
  void Play(Cassette script);

  // "GET http://host/path" for each request so far; of https without its host.
  [[nodiscard]] std::vector<std::string> Requests() const;

  // One line for each request that was not in the script and for each exchange
  // of it that did not happen.
  [[nodiscard]] std::vector<std::string> Problems() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace insight::testing

#endif  // SDK_TESTING_CASES_SCRIPTED_WEB_H_
