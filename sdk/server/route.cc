#include "sdk/server/route.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "sdk/json/unicode.h"

namespace insight {
namespace {

struct Row {
  std::string_view path;  // "*" stands for a name.
  Endpoint get = Endpoint::kNotFound;
  Endpoint post = Endpoint::kNotFound;
  bool legacy = false;  // Also without /api/v1, its POST.
};

constexpr std::string_view kPrefix = "/api/v1";

constexpr Row kRows[] = {
    {"/actions/*", Endpoint::kActionDetails, Endpoint::kActionRun, true},
    {"/actions/*/test", Endpoint::kNotFound, Endpoint::kActionTest, true},
    {"/tasks/*", Endpoint::kTaskDetails, Endpoint::kTaskRun, true},
    {"/tasks/*/test", Endpoint::kNotFound, Endpoint::kTaskTest, true},
    {"/triggers/*/test", Endpoint::kNotFound, Endpoint::kTriggerTest, true},
    {"/triggers/*", Endpoint::kTriggerDetails},
    {"/api", Endpoint::kApi},
    {"/info", Endpoint::kInfo},
    {"/actions", Endpoint::kActions},
    {"/triggers", Endpoint::kTriggers},
    {"/tasks", Endpoint::kTasks},
    {"/definitions/actions", Endpoint::kActionDefinitions},
    {"/status", Endpoint::kStatus},
    {"/spec", Endpoint::kSpec},
    {"/connection", Endpoint::kConnection},
    {"/connection/*", Endpoint::kNotFound, Endpoint::kConnectionTest},
    {"/workers", Endpoint::kWorkers},
    {"/workers/add", Endpoint::kNotFound, Endpoint::kWorkersAdd},
    {"/workers/remove", Endpoint::kNotFound, Endpoint::kWorkersRemove},
};

int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Bytes that are no UTF-8 become U+FFFD, as in Python.
std::string ValidUtf8(std::string_view bytes) {
  std::string text;
  while (!bytes.empty()) {
    const CodePoint c = FirstCodePoint(bytes, Surrogates::kRefuse);
    const bool surrogate = c.value >= 0xD800 && c.value <= 0xDFFF;
    AppendCodePoint(surrogate ? U'\uFFFD' : c.value, text);
    bytes.remove_prefix(c.length);
  }
  return text;
}

// A broken escape stays as it is.
std::string PercentDecoded(std::string_view text, bool plus_is_blank) {
  if (text.find_first_of("%+") == std::string_view::npos) {
    return ValidUtf8(text);
  }
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = i + 2 < text.size() ? HexValue(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? HexValue(text[i + 2]) : -1;
    if (text[i] == '%' && high >= 0 && low >= 0) {
      bytes += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      bytes += text[i] == '+' && plus_is_blank ? ' ' : text[i];
    }
  }
  return ValidUtf8(bytes);
}

// The name in `path` if it is of the form `pattern`; empty for one without.
std::optional<std::string_view> Match(std::string_view pattern,
                                      std::string_view path) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) {
    if (path == pattern) return std::string_view();
    return std::nullopt;
  }
  const std::string_view tail = pattern.substr(star + 1);
  if (path.size() <= star + tail.size() || !path.ends_with(tail) ||
      path.substr(0, star) != pattern.substr(0, star)) {
    return std::nullopt;
  }
  path = path.substr(star, path.size() - star - tail.size());
  if (path.find('/') != std::string_view::npos) return std::nullopt;
  return path;
}

struct Found {
  std::string name;
  Endpoint get = Endpoint::kNotFound;
  Endpoint post = Endpoint::kNotFound;
};

// All rows that fit: /workers/add is no name of a row with a star, but a path
// may have its methods in two rows.
std::optional<Found> FindRows(std::string_view path) {
  const bool v1 = path.starts_with("/api/v1/");
  if (v1) path.remove_prefix(kPrefix.size());
  for (const Row& row : kRows) {
    if (!v1 && !row.legacy) continue;
    const std::optional<std::string_view> name = Match(row.path, path);
    if (!name) continue;
    return Found{.name = std::string(*name),
                 .get = v1 ? row.get : Endpoint::kNotFound,
                 .post = row.post};
  }
  return std::nullopt;
}

std::string WithoutEmptySegments(std::string_view path) {
  std::string merged;
  for (const char c : path) {
    if (c != '/' || !merged.ends_with('/')) merged += c;
  }
  return merged;
}

std::string AllowOf(const Found& found) {
  std::string allow;
  if (found.get != Endpoint::kNotFound) allow += "GET, HEAD, ";
  allow += "OPTIONS";
  if (found.post != Endpoint::kNotFound) allow += ", POST";
  return allow;
}

}  // namespace

std::string_view PathOf(std::string_view target) {
  target = target.substr(0, target.find_first_of("?#"));
  if (target.starts_with('/')) return target;
  const std::size_t scheme = target.find("://");
  if (scheme == std::string_view::npos) return target;
  const std::size_t path = target.find('/', scheme + 3);
  return path == std::string_view::npos ? "/" : target.substr(path);
}

std::string QueryValue(std::string_view target, std::string_view name,
                       std::string_view otherwise) {
  target = target.substr(0, target.find('#'));
  std::string value(otherwise);
  std::size_t mark = target.find('?');
  while (mark != std::string_view::npos) {
    target.remove_prefix(mark + 1);
    mark = target.find('&');
    const std::string_view pair = target.substr(0, mark);
    const std::size_t equals = pair.find('=');
    if (PercentDecoded(pair.substr(0, equals), true) != name) continue;
    return PercentDecoded(
        equals == std::string_view::npos ? "" : pair.substr(equals + 1), true);
  }
  return value;
}

std::string PercentEncodedPath(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr std::string_view kPlain = "/-._~+!$&'()*,;=:@";
  std::string encoded;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter_or_digit = (byte >= '0' && byte <= '9') ||
                                 (byte >= 'A' && byte <= 'Z') ||
                                 (byte >= 'a' && byte <= 'z');
    if (letter_or_digit || kPlain.find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      encoded += '%';
      encoded += kHex[byte >> 4];
      encoded += kHex[byte & 15];
    }
  }
  return encoded;
}

Route FindRoute(std::string_view method, std::string_view target) {
  std::string path = PercentDecoded(PathOf(target), false);
  path.erase(0, std::min(path.find_first_not_of('/'), path.size()));
  path.insert(path.begin(), '/');
  std::optional<Found> found = FindRows(path);
  if (!found) {
    std::string merged = WithoutEmptySegments(path);
    if (merged == path || !FindRows(merged)) return {};
    return {.endpoint = Endpoint::kRedirect, .name = std::move(merged)};
  }
  Endpoint endpoint = Endpoint::kNotFound;
  if (method == "GET" || method == "HEAD") endpoint = found->get;
  if (method == "POST") endpoint = found->post;
  if (method == "OPTIONS") endpoint = Endpoint::kOptions;
  if (endpoint == Endpoint::kNotFound) endpoint = Endpoint::kMethodNotAllowed;
  const bool allow =
      endpoint == Endpoint::kOptions || endpoint == Endpoint::kMethodNotAllowed;
  return {.endpoint = endpoint,
          .name = std::move(found->name),
          .allow = allow ? AllowOf(*found) : ""};
}

bool RunsPluginCode(Endpoint endpoint) {
  return endpoint >= Endpoint::kActionRun &&
         endpoint <= Endpoint::kConnectionTest;
}

}  // namespace insight
