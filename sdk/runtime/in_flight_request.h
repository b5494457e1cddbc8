// The request that a process works on, for whoever must answer it when plugin
// code ends the process.
//
// A command line serves one request, so there is one such object, and what ends
// the process may come from any thread.

#ifndef SDK_RUNTIME_IN_FLIGHT_REQUEST_H_
#define SDK_RUNTIME_IN_FLIGHT_REQUEST_H_

#include <atomic>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "sdk/json/json.h"
#include "sdk/message/request.h"

namespace insight {

class RequestLog;

// Thread safety: all methods may be called from any thread.
class InFlightRequest {
 public:
  // `why` is the error of an answer that is prepared here.
  explicit InFlightRequest(std::string_view why) : why_(why) {}
  InFlightRequest(const InFlightRequest&) = delete;
  InFlightRequest& operator=(const InFlightRequest&) = delete;

  // A request begins; `log` must live until it ends.
  void Begin(std::optional<MessageType> type, const Json& meta,
             RequestLog& log);
  // It has its answer.  Nothing happens if there is no request.
  void End();

  // Ends the request and returns the text of its error envelope, log included;
  // nothing if there is no request.
  [[nodiscard]] std::optional<std::string> Abandon();

  // The text of an error envelope without log, a null pointer if there is no
  // request.  For signal handlers: neither locks nor allocates.
  [[nodiscard]] const std::string* prepared() const { return prepared_; }

 private:
  [[nodiscard]] std::string Envelope(std::string log) const;

  const std::string why_;
  std::atomic<const std::string*> prepared_ = nullptr;
  std::mutex mutex_;  // Guards all below.
  std::optional<MessageType> type_;
  Json meta_;
  RequestLog* log_ = nullptr;  // Null if there is no request.
  std::string prepared_text_;
};

}  // namespace insight

#endif  // SDK_RUNTIME_IN_FLIGHT_REQUEST_H_
