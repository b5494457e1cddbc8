// Results that come in pages, in the three ways that services have.
//
// Example:
//
//   ForEachOffsetPage(http, {.path = "/issues"}, {.page_size = 50},
//                     [&](const HttpResponse& response) {
//                       ThrowForStatus(response);
//                       const Json page = ParseJsonBody(response);
//                       for (const Json& issue : page["issues"]) Add(issue);
//                       return page["issues"].size();
//                     });
//
// Pages end; should a service never come to the last one (or always give the
// same), PluginException (kUnknown) is thrown at `max_pages`.

#ifndef SDK_HTTP_PAGING_H_
#define SDK_HTTP_PAGING_H_

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "sdk/http/http_client.h"

namespace insight {

struct OffsetPaging {
  std::string offset_name = "startAt";   // Query field: items before the page.
  std::string size_name = "maxResults";  // Query field; empty: not sent.
  std::size_t page_size = 100;
  // Whether a page of fewer than `page_size` items is the last.  Not so where
  // the service may give less than it is asked for.
  bool ends_at_short_page = false;
  std::size_t max_pages = 10'000;
};

// Asks for one page after the other until one has no items, or until `use` has
// had enough.  `use` gets each response, whatever its status, and returns how
// many items it has; nothing ends the paging.
void ForEachOffsetPage(
    HttpClient& http, const HttpRequest& request, const OffsetPaging& paging,
    const std::function<std::optional<std::size_t>(const HttpResponse&)>& use);

// `use` returns the cursor of the next page, which the field `cursor_name` of
// the query takes; nothing (or an empty one) after the last page.
void ForEachCursorPage(
    HttpClient& http, const HttpRequest& request,
    const std::string& cursor_name,
    const std::function<std::optional<std::string>(const HttpResponse&)>& use,
    std::size_t max_pages = 10'000);

// Follows Link headers (see NextLink) until there is none, or until `use`
// returns false.
void ForEachLinkedPage(HttpClient& http, const HttpRequest& request,
                       const std::function<bool(const HttpResponse&)>& use,
                       std::size_t max_pages = 10'000);

// The URL that the response's Link header names as its "next" (RFC 8288),
// absolute; nothing if there is none.  Throws PluginException (kUnknown) if it
// is on another server, as credentials in the request would go there.
[[nodiscard]] std::optional<std::string> NextLink(const HttpResponse& response);

}  // namespace insight

#endif  // SDK_HTTP_PAGING_H_
