#include "sdk/http/http_body.h"

#include <random>

#include "sdk/error/plugin_exception.h"
#include "sdk/http/url.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"

namespace insight {
namespace {

// Enough to see what came instead of JSON.
constexpr std::size_t kExcerpt = 1000;

// Cuts between characters, not within one.
std::string Excerpt(const std::string& body) {
  if (body.size() <= kExcerpt) return body;
  std::size_t end = kExcerpt;
  while (end > 0 && (static_cast<unsigned char>(body[end]) & 0xC0) == 0x80) {
    --end;
  }
  return body.substr(0, end) + "...";
}

// A name in a Content-Disposition, escaped as HTML's form submission does it.
std::string Quoted(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) {
    switch (c) {
      case '"':
        out += "%22";
        break;
      case '\r':
        out += "%0D";
        break;
      case '\n':
        out += "%0A";
        break;
      default:
        out += c;
    }
  }
  return out + '"';
}

std::string RandomBoundary() {
  std::random_device device;
  std::string boundary = "boundary-";
  for (int i = 0; i < 32; ++i) boundary += "0123456789abcdef"[device() % 16];
  return boundary;
}

}  // namespace

Json ParseJsonBody(const HttpResponse& response) {
  try {
    return ParseJson(response.body);
  } catch (const JsonParseException&) {
    throw PluginException(Preset::kInvalidJson, Excerpt(response.body));
  }
}

void SetJsonBody(const Json& value, HttpRequest& request) {
  request.body = DumpJson(value);
  request.headers.Set("Content-Type", "application/json");
}

void SetFormBody(const HttpQuery& fields, HttpRequest& request) {
  request.body = EncodeQuery(fields);
  request.headers.Set("Content-Type", "application/x-www-form-urlencoded");
}

void MultipartBody::AddField(std::string_view name, std::string_view value) {
  parts_.push_back({"Content-Disposition: form-data; name=" + Quoted(name),
                    std::string(value)});
}

void MultipartBody::AddFile(std::string_view name, std::string_view filename,
                            std::string_view content,
                            std::string_view media_type) {
  for (const char c : media_type) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) continue;
    throw PluginException("The file's media type has a control character.",
                          "Use a media type such as text/plain.");
  }
  parts_.push_back({"Content-Disposition: form-data; name=" + Quoted(name) +
                        "; filename=" + Quoted(filename) +
                        "\r\nContent-Type: " + std::string(media_type),
                    std::string(content)});
}

void SetBody(const MultipartBody& parts, HttpRequest& request) {
  std::string boundary = RandomBoundary();
  const auto occurs = [&] {
    for (const MultipartBody::Part& part : parts.parts_) {
      if (part.content.find(boundary) != std::string::npos) return true;
    }
    return false;
  };
  while (occurs()) boundary = RandomBoundary();
  request.body.clear();
  for (const MultipartBody::Part& part : parts.parts_) {
    request.body.append("--").append(boundary).append("\r\n");
    request.body.append(part.head).append("\r\n\r\n");
    request.body.append(part.content).append("\r\n");
  }
  request.body.append("--").append(boundary).append("--\r\n");
  request.headers.Set("Content-Type",
                      "multipart/form-data; boundary=" + boundary);
}

}  // namespace insight
