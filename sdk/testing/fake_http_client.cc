#include "sdk/testing/fake_http_client.h"

#include <algorithm>
#include <utility>

#include "gtest/gtest.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/http/url.h"

namespace insight::testing {
namespace {

// The path and the query, without our own origin.
std::string TargetOf(const HttpRequest& request) {
  std::string target = request.path;
  if (target.starts_with(FakeHttpClient::kOrigin)) {
    target.erase(0, FakeHttpClient::kOrigin.size());
  }
  if (request.query.empty()) return target;
  target += target.find('?') == std::string::npos ? '?' : '&';
  return target + EncodeQuery(request.query);
}

}  // namespace

void FakeHttpClient::Script::On(const std::string& request_line,
                                HttpResponse response) {
  Handle(request_line, [response = std::move(response)](const HttpRequest&) {
    return response;
  });
}

void FakeHttpClient::Script::Handle(const std::string& request_line,
                                    Handler handler) {
  const std::lock_guard lock(mutex_);
  entries_[request_line].handlers.push_back(std::move(handler));
}

std::vector<HttpRequest> FakeHttpClient::Script::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

std::vector<std::string> FakeHttpClient::Script::unused() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> lines;
  for (const auto& [line, entry] : entries_) {
    const std::size_t left =
        entry.handlers.size() - std::min(entry.used, entry.handlers.size());
    lines.insert(lines.end(), left, line);
  }
  return lines;
}

FakeHttpClient::Script::Handler FakeHttpClient::Script::Next(
    const HttpRequest& request) {
  const std::string line = request.method + " " + TargetOf(request);
  const std::lock_guard lock(mutex_);
  requests_.push_back(request);
  const auto found = entries_.find(line);
  if (found == entries_.end()) {
    std::string known;
    for (const auto& each : entries_) known += "\n  " + each.first;
    ADD_FAILURE() << "The script has no request\n  " << line << "\nIt has"
                  << (known.empty() ? " none." : known);
    throw PluginException(Preset::kConnectionError, "not in the script");
  }
  Entry& entry = found->second;
  const std::size_t index = std::min(entry.used++, entry.handlers.size() - 1);
  return entry.handlers[index];
}

HttpResponse FakeHttpClient::Send(const HttpRequest& request) {
  HttpResponse response = script_.Next(request)(request);
  if (response.url.empty()) {
    const std::string target = TargetOf(request);
    response.url =
        target.starts_with('/') ? std::string(kOrigin) + target : target;
  }
  if (request.sink && response.status < 300) {
    request.sink(std::exchange(response.body, ""));
  }
  return response;
}

}  // namespace insight::testing
