#include "sdk/runtime/in_flight_request.h"

#include <utility>

#include "sdk/json/dump.h"
#include "sdk/log/request_log.h"
#include "sdk/message/reply.h"

namespace insight {

void InFlightRequest::Begin(std::optional<MessageType> type, const Json& meta,
                            RequestLog& log) {
  const std::lock_guard lock(mutex_);
  type_ = type;
  meta_ = meta;
  log_ = &log;
  prepared_text_ = Envelope("");
  prepared_ = &prepared_text_;
}

void InFlightRequest::End() {
  const std::lock_guard lock(mutex_);
  prepared_ = nullptr;
  log_ = nullptr;
}

std::optional<std::string> InFlightRequest::Abandon() {
  const std::lock_guard lock(mutex_);
  if (log_ == nullptr) return std::nullopt;
  log_->Error(why_);
  std::string envelope = Envelope(log_->Take());
  prepared_ = nullptr;
  log_ = nullptr;
  return envelope;
}

std::string InFlightRequest::Envelope(std::string log) const {
  return DumpJson(MakeEnvelope(
      {.type = type_, .log = std::move(log), .meta = meta_, .error = why_}));
}

}  // namespace insight
