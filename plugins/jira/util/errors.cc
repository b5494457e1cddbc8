#include "plugins/jira/util/errors.h"

#include <cstddef>
#include <utility>

#include "plugins/jira/util/json_access.h"
#include "sdk/http/http_status.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"

namespace insight::plugins::jira {
namespace {

std::string MessageIn(const Json& error) {
  if (std::string text = TextAt(error, {"message"}); !text.empty()) return text;
  const Json& messages = At(error, {"errorMessages"});
  if (messages.is_array() && !messages.empty()) return TextOf(messages[0]);
  std::string joined;
  for (const Json& each : At(error, {"errors"})) {
    if (!joined.empty()) joined += ", ";
    joined += TextOf(each);
  }
  return joined;
}

}  // namespace

JiraException::JiraException(int status, std::string data)
    : PluginException(OlderPresetForStatus(status), std::move(data)),
      status_(status) {}

std::string ExcerptOf(const HttpResponse& response) {
  constexpr std::size_t kEnough = 10'000;
  const std::string& body = response.body;
  if (body.size() <= kEnough) return body;
  std::size_t end = kEnough;
  // Not within a character of UTF-8.
  while (end > 0 && (static_cast<unsigned char>(body[end]) & 0xC0) == 0x80) {
    --end;
  }
  return body.substr(0, end) + "...";
}

std::string MessageOf(const HttpResponse& response) {
  try {
    const std::string message = MessageIn(ParseJson(response.body));
    if (!message.empty()) return message;
  } catch (const JsonParseException&) {
    // A page of a proxy, say.
  }
  return ExcerptOf(response);
}

PluginException NoSuchIssue(const std::string& id) {
  return PluginException("No issue found with ID: " + id + ".",
                         "Please provide a valid issue ID.");
}

bool IsTransient(const PluginException& exception) {
  constexpr int kTooManyRequests = 429;
  if (const auto* jira = dynamic_cast<const JiraException*>(&exception)) {
    return jira->status() == kTooManyRequests || jira->status() >= 500;
  }
  return exception.preset() == Preset::kTimeout ||
         exception.preset() == Preset::kConnectionError;
}

}  // namespace insight::plugins::jira
