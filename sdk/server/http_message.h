// A request as it came over the socket, and the answer to it (RFC 9110).

#ifndef SDK_SERVER_HTTP_MESSAGE_H_
#define SDK_SERVER_HTTP_MESSAGE_H_

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace insight {

struct ServerRequest {
  std::string method;
  std::string target;  // As on the request line.
  // Names in lower case, values without blanks around them.
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  // Whether the client wants to send more on this connection.
  bool keep_alive = true;

  // The first header of that name, which is in lower case; empty if there is
  // none.
  [[nodiscard]] std::string_view Header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
      if (key == name) return value;
    }
    return {};
  }
};

struct ServerReply {
  int status = 200;
  std::string content_type = "application/json";
  std::string body = {};
  // Beyond Content-Type, Content-Length, Connection and Date.
  std::vector<std::pair<std::string, std::string>> headers = {};
};

// Bytes that are no request.  The connection cannot be used any further.
class RequestFault : public std::runtime_error {
 public:
  // `status` is the answer's, a 4xx or 5xx one; `text` is for people and shows
  // nothing of the bytes.
  RequestFault(int status, const std::string& text)
      : std::runtime_error(text), status_(status) {}
  [[nodiscard]] int status() const { return status_; }

 private:
  int status_;
};

}  // namespace insight

#endif  // SDK_SERVER_HTTP_MESSAGE_H_
