#include "plugins/rest/util/message.h"

#include <string_view>
#include <utility>

#include "sdk/error/plugin_exception.h"
#include "sdk/http/http_status.h"
#include "sdk/http/url.h"
#include "sdk/json/dump.h"
#include "sdk/json/parse.h"
#include "sdk/json/python_text.h"
#include "sdk/util/text_encoding/text_encoding.h"

namespace insight::plugins::rest {
namespace {

// The text of a form's name or value, in which a space is "+".
std::string EncodeFormText(std::string_view text) {
  std::string encoded;
  for (const char c : PercentEncode(text)) {
    encoded += c;
    if (encoded.ends_with("%20")) encoded.replace(encoded.size() - 3, 3, "+");
  }
  return encoded;
}

void AppendField(const std::string& name, const std::string& value,
                 std::string& form) {
  if (!form.empty()) form += '&';
  form += EncodeFormText(name) + "=" + EncodeFormText(value);
}

// As Python's urlencode(): one field for each item of a list and for each name
// of an object.
void AppendFields(const std::string& name, const Json& value,
                  std::string& form) {
  if (value.is_object()) {
    for (const auto& item : value.items()) AppendField(name, item.key(), form);
  } else if (value.is_array()) {
    for (const Json& item : value) AppendField(name, PythonStr(item), form);
  } else {
    AppendField(name, PythonStr(value), form);
  }
}

// As Python's requests, which takes the items of a list apart before
// urlencode() does so with each of them, and has none for null.
std::string EncodeForm(const Json& object) {
  std::string form;
  for (const auto& [name, value] : object.items()) {
    if (value.is_array()) {
      for (const Json& item : value) {
        if (!item.is_null()) AppendFields(name, item, form);
      }
    } else if (!value.is_null()) {
      AppendFields(name, value, form);
    }
  }
  return form;
}

bool HasContentType(const std::optional<Json>& headers, std::string_view type) {
  if (!headers || !headers->is_object()) return false;
  for (const auto& [name, value] : headers->items()) {
    if (EqualsIgnoreCase(name, "content-type") && value.is_string() &&
        EqualsIgnoreCase(value.get_ref<const std::string&>(), type)) {
      return true;
    }
  }
  return false;
}

std::string WithEscapedLineEnds(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\n') {
      escaped += "\\n";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

}  // namespace

void MergeHeaders(const std::optional<Json>& from, Json& to) {
  if (!from || !from->is_object()) return;
  for (const auto& [name, value] : from->items()) to[name] = value;
}

HttpHeaders ToHeaders(const Json& object) {
  HttpHeaders headers;
  for (const auto& [name, value] : object.items()) {
    if (value.is_null()) {
      headers.Remove(name);
    } else {
      headers.Set(name, PythonStr(value));
    }
  }
  return headers;
}

std::string MakeBody(const std::optional<Json>& object,
                     const std::optional<std::string>& text,
                     const std::optional<Json>& headers) {
  const bool has_object = object && !object->empty();
  const bool has_text = text && !text->empty();
  if (has_object && has_text) {
    throw PluginException(
        "You cannot send both inputs",
        "Try sending data either as an array OR an object, not both.");
  }
  if (has_object) {
    return HasContentType(headers, "application/x-www-form-urlencoded")
               ? EncodeForm(*object)
               : DumpJson(*object);
  }
  if (!has_text) return {};
  return HasContentType(headers, "application/json")
             ? WithEscapedLineEnds(*text)
             : *text;
}

void CheckStatus(const HttpResponse& response) {
  if (response.status >= 200 && response.status < 300) return;
  throw PluginException(OlderPresetForStatus(response.status),
                        DecodeText(response.body));
}

Json BodyAsObject(std::string_view text) {
  try {
    Json value = ParseJson(text);
    if (value.is_object()) return value;
    if (value.is_null()) return Json::object();
    return Json::object({{"object", std::move(value)}});
  } catch (const JsonParseException&) {
    return Json::object();
  }
}

Json HeadersAsObject(const HttpHeaders& headers) {
  Json object = Json::object();
  for (const auto& [name, value] : headers) {
    bool is_there = false;
    for (const auto& member : object.items()) {
      is_there = is_there || EqualsIgnoreCase(member.key(), name);
    }
    if (!is_there) object[name] = headers.GetJoined(name);
  }
  return object;
}

}  // namespace insight::plugins::rest
