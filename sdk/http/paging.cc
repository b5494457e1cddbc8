#include "sdk/http/paging.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "sdk/error/plugin_exception.h"
#include "sdk/http/url.h"

namespace insight {
namespace {

[[noreturn]] void ThrowEndless(std::size_t pages) {
  throw PluginException(Preset::kUnknown, "The service has more than " +
                                              std::to_string(pages) +
                                              " pages, or repeats them.");
}

std::string_view Trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// Takes the text up to the next `separator` outside of quotes, and that.
std::string_view TakeUntil(std::string_view& text, char separator) {
  bool is_quoted = false;
  std::size_t end = 0;
  for (; end < text.size(); ++end) {
    const char c = text[end];
    if (is_quoted && c == '\\') {
      ++end;
    } else if (c == '"') {
      is_quoted = !is_quoted;
    } else if (c == separator && !is_quoted) {
      break;
    }
  }
  end = std::min(end, text.size());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return Trim(taken);
}

// Whether `; rel="next"` is among the parameters; it may be one of several
// relations, and only the first rel counts (RFC 8288, section 3.3).
bool IsNext(std::string_view parameters) {
  while (!parameters.empty()) {
    std::string_view value = TakeUntil(parameters, ';');
    const std::string_view name = TakeUntil(value, '=');
    if (!EqualsIgnoreCase(name, "rel")) continue;
    value = Trim(value);
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
      value = value.substr(1, value.size() - 2);
    }
    while (!value.empty()) {
      if (EqualsIgnoreCase(TakeUntil(value, ' '), "next")) return true;
    }
    return false;
  }
  return false;
}

// The reference of the link that is "next", as it stands between < and >.
std::optional<std::string> FindNext(std::string_view links) {
  for (;;) {
    const auto open = links.find('<');
    if (open == std::string_view::npos) return std::nullopt;
    links.remove_prefix(open + 1);
    const auto close = links.find('>');
    if (close == std::string_view::npos) return std::nullopt;
    const std::string_view reference = links.substr(0, close);
    links.remove_prefix(close + 1);
    if (IsNext(TakeUntil(links, ','))) return std::string(reference);
  }
}

void SetQuery(const std::string& name, std::string value,
              HttpRequest& request) {
  for (auto& [each, old] : request.query) {
    if (each != name) continue;
    old = std::move(value);
    return;
  }
  request.query.emplace_back(name, std::move(value));
}

}  // namespace

void ForEachOffsetPage(
    HttpClient& http, const HttpRequest& request, const OffsetPaging& paging,
    const std::function<std::optional<std::size_t>(const HttpResponse&)>& use) {
  HttpRequest next = request;
  std::size_t offset = 0;
  for (std::size_t page = 0; page < paging.max_pages; ++page) {
    SetQuery(paging.offset_name, std::to_string(offset), next);
    if (!paging.size_name.empty()) {
      SetQuery(paging.size_name, std::to_string(paging.page_size), next);
    }
    const std::optional<std::size_t> items = use(http.Send(next));
    if (!items || *items == 0) return;
    if (paging.ends_at_short_page && *items < paging.page_size) return;
    offset += *items;
  }
  ThrowEndless(paging.max_pages);
}

void ForEachCursorPage(
    HttpClient& http, const HttpRequest& request,
    const std::string& cursor_name,
    const std::function<std::optional<std::string>(const HttpResponse&)>& use,
    std::size_t max_pages) {
  HttpRequest next = request;
  std::string last;
  for (std::size_t page = 0; page < max_pages; ++page) {
    std::optional<std::string> cursor = use(http.Send(next));
    if (!cursor || cursor->empty()) return;
    if (*cursor == last) break;
    last = *cursor;
    SetQuery(cursor_name, *std::move(cursor), next);
  }
  ThrowEndless(max_pages);
}

void ForEachLinkedPage(HttpClient& http, const HttpRequest& request,
                       const std::function<bool(const HttpResponse&)>& use,
                       std::size_t max_pages) {
  HttpRequest next = request;
  for (std::size_t page = 0; page < max_pages; ++page) {
    const HttpResponse response = http.Send(next);
    if (!use(response)) return;
    std::optional<std::string> link = NextLink(response);
    if (!link) return;
    if (*link == response.url) break;
    next.path = *std::move(link);
    next.query.clear();  // The link has it all.
  }
  ThrowEndless(max_pages);
}

std::optional<std::string> NextLink(const HttpResponse& response) {
  const std::optional<std::string> reference =
      FindNext(response.headers.GetJoined("Link"));
  if (!reference) return std::nullopt;
  try {
    const Url page = Url::Parse(response.url);
    const Url next = page.Resolve(*reference);
    if (next.SameOrigin(page)) return next.ToString();
  } catch (const UrlException&) {
    throw PluginException(Preset::kUnknown,
                          "The link to the next page is not valid.");
  }
  throw PluginException(Preset::kUnknown,
                        "The link to the next page leads to another server.");
}

}  // namespace insight
