// Bodies of requests and responses in the usual forms: JSON, HTML forms, files.
//
// Example:
//
//   HttpRequest request = {.method = "POST", .path = "/issue/1/attachments"};
//   MultipartBody parts;
//   parts.AddFile("file", "report.pdf", content);
//   SetBody(parts, request);

#ifndef SDK_HTTP_HTTP_BODY_H_
#define SDK_HTTP_HTTP_BODY_H_

#include <string>
#include <string_view>
#include <vector>

#include "sdk/http/http_client.h"
#include "sdk/json/json_fwd.h"

namespace insight {

// Returns the JSON value that the response's body is, whatever its media type
// says.  Throws PluginException (kInvalidJson) with the start of the body as
// its data: what came is often a login page.
[[nodiscard]] Json ParseJsonBody(const HttpResponse& response);

// Makes `value` the request's body, as application/json.
void SetJsonBody(const Json& value, HttpRequest& request);

// Makes the fields the request's body, as application/x-www-form-urlencoded.
void SetFormBody(const HttpQuery& fields, HttpRequest& request);

// A body of multipart/form-data (RFC 7578).
//
// Thread safety: a value; distinct objects may be used from distinct threads.
class MultipartBody {
 public:
  void AddField(std::string_view name, std::string_view value);

  // `media_type` must be one; PluginException if it has a control character.
  void AddFile(std::string_view name, std::string_view filename,
               std::string_view content,
               std::string_view media_type = "application/octet-stream");

 private:
  friend void SetBody(const MultipartBody& parts, HttpRequest& request);

  struct Part {
    std::string head;
    std::string content;
  };
  std::vector<Part> parts_;
};

// Makes the parts the request's body; between them stands a random boundary
// that occurs in none.
void SetBody(const MultipartBody& parts, HttpRequest& request);

}  // namespace insight

#endif  // SDK_HTTP_HTTP_BODY_H_
