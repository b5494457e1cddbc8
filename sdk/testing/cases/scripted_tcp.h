// Servers of line protocols as a case's program sees them: every host answers
// from the case's script.
//
// It is a proxy on the loopback interface that tunnels to "hosts" of its own,
// and the program finds it in its environment (whois_proxy), as it would find a
// company's; see TunnelProxyFromVariables().  So the program asks the servers
// that it asks in production.
//
// Example:
//
//   ScriptedTcp tcp;
//   tcp.Play(TcpScriptFromJson(exchanges));
//   RunnerOf(program, tcp.environment())("run", message);
//   EXPECT_THAT(tcp.Problems(), IsEmpty());

#ifndef SDK_TESTING_CASES_SCRIPTED_TCP_H_
#define SDK_TESTING_CASES_SCRIPTED_TCP_H_

#include <memory>
#include <string>
#include <vector>

#include "sdk/testing/cases/plugin_process.h"
#include "sdk/testing/cases/tcp_script.h"

namespace insight::testing {

// Thread safety: all methods may be called from any thread.
class ScriptedTcp {
 public:
  ScriptedTcp();
  ScriptedTcp(const ScriptedTcp&) = delete;
  ScriptedTcp& operator=(const ScriptedTcp&) = delete;
  ~ScriptedTcp();

  // What the program's environment must have.
  [[nodiscard]] EnvironmentChanges environment() const;

  // Answers from this script from now on, each connection with the first
  // exchange that fits it and has not happened as often as it may.
  void Play(TcpScript script);

  // "whois.iana.org:43 com" for each line that a server got since Play(), and
  // the server alone where no connection was to be had.
  [[nodiscard]] std::vector<std::string> Requests() const;

  // One line for each request that was not in the script, and for each exchange
  // of it that did not happen.
  [[nodiscard]] std::vector<std::string> Problems() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace insight::testing

#endif  // SDK_TESTING_CASES_SCRIPTED_TCP_H_
