#include "sdk/helper/url_names.h"

#include <algorithm>

#include "sdk/http/url.h"

namespace insight {
namespace {

constexpr std::string_view kBlanks = " \t";

std::string_view Trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

// Takes a parameter's value off the front of `rest`, up to the semicolon.  In a
// quoted string, \" and \\ are escapes; other backslashes are those of paths.
std::string TakeValue(std::string_view& rest) {
  rest.remove_prefix(std::min(rest.find_first_not_of(kBlanks), rest.size()));
  if (!rest.starts_with('"')) {
    const std::string_view value = rest.substr(0, rest.find(';'));
    rest.remove_prefix(value.size());
    return std::string(Trim(value));
  }
  std::string value;
  rest.remove_prefix(1);
  while (!rest.empty() && rest.front() != '"') {
    if (rest.starts_with("\\\"") || rest.starts_with("\\\\")) {
      rest.remove_prefix(1);
    }
    value += rest.front();
    rest.remove_prefix(1);
  }
  rest.remove_prefix(std::min(rest.find(';'), rest.size()));
  return value;
}

std::string Latin1ToUtf8(std::string_view text) {
  std::string utf8;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      utf8 += c;
    } else {
      utf8 += static_cast<char>(0xc0 | (byte >> 6));
      utf8 += static_cast<char>(0x80 | (byte & 0x3f));
    }
  }
  return utf8;
}

// charset'language'percent-encoded (RFC 8187).  Nothing for other charsets.
std::optional<std::string> DecodeExtended(std::string_view value) {
  const std::size_t language = value.find('\'');
  if (language == std::string_view::npos) return std::nullopt;
  const std::size_t text = value.find('\'', language + 1);
  if (text == std::string_view::npos) return std::nullopt;
  const std::string_view charset = value.substr(0, language);
  const std::string decoded = PercentDecode(value.substr(text + 1));
  if (EqualsIgnoreCase(charset, "utf-8")) return decoded;
  if (EqualsIgnoreCase(charset, "iso-8859-1")) return Latin1ToUtf8(decoded);
  return std::nullopt;
}

// A server must not choose the folder.
std::optional<std::string> LastPart(const std::string& path) {
  const std::string name = path.substr(path.find_last_of("/\\") + 1);
  if (name.empty() || name == "." || name == ".." ||
      name.find('\0') != std::string::npos) {
    return std::nullopt;
  }
  return name;
}

}  // namespace

std::optional<std::string> GetUrlPathFilename(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  if (const std::size_t scheme = url.find("://");
      scheme != std::string_view::npos) {
    url.remove_prefix(scheme + 3);
  }
  const std::size_t path = url.find('/');
  if (path == std::string_view::npos) return std::nullopt;
  const std::string_view name = url.substr(url.rfind('/') + 1);
  // A dot at the begin makes no extension, and one at the end neither.
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot + 1 == name.size() ||
      name.find_first_not_of('.') > dot) {
    return std::nullopt;
  }
  return std::string(name);
}

std::optional<std::string> GetUrlContentDisposition(
    const HttpHeaders& headers) {
  const auto field = headers.Get("Content-Disposition");
  if (!field) return std::nullopt;
  std::optional<std::string> plain;
  std::optional<std::string> extended;
  std::string_view rest = *field;
  rest.remove_prefix(std::min(rest.find(';'), rest.size()));
  while (!rest.empty()) {
    rest.remove_prefix(1);  // The semicolon.
    const std::size_t end = rest.find_first_of("=;");
    const std::string_view name = Trim(rest.substr(0, end));
    rest.remove_prefix(std::min(end, rest.size()));
    if (!rest.starts_with('=')) continue;
    rest.remove_prefix(1);
    const std::string value = TakeValue(rest);
    if (EqualsIgnoreCase(name, "filename") && !plain) plain = value;
    if (EqualsIgnoreCase(name, "filename*") && !extended) {
      extended = DecodeExtended(value);
    }
  }
  if (extended) plain = extended;
  return plain ? LastPart(*plain) : std::nullopt;
}

}  // namespace insight
