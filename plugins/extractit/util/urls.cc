#include "plugins/extractit/util/urls.h"

#include <cstddef>
#include <utility>

#include "plugins/extractit/util/prefix_index.h"
#include "sdk/util/indicators/indicators.h"

namespace insight::plugins::extractit {
namespace {

// Returns the places of "http" in `text`; those behind a = only if wanted.
std::vector<std::size_t> PlacesOfUrls(std::string_view text,
                                      bool behind_equals) {
  std::vector<std::size_t> places;
  for (std::size_t at = text.find("http"); at != std::string_view::npos;
       at = text.find("http", at + 1)) {
    if (!behind_equals || (at > 0 && text[at - 1] == '=')) places.push_back(at);
  }
  return places;
}

std::string WithoutAll(std::string text, std::string_view part) {
  for (std::size_t at = text.find(part); at != std::string::npos;
       at = text.find(part, at)) {
    text.erase(at, part.size());
  }
  return text;
}

void RemoveLinks(std::vector<std::string>& urls) {
  std::vector<std::string> links;
  for (const std::string& url : urls) links.push_back(WithoutAll(url, "&amp"));
  const PrefixIndex index(links);
  std::vector<bool> is_link(urls.size());
  for (std::size_t i = 0; i < urls.size(); ++i) {
    index.ForEachAt(urls[i], PlacesOfUrls(urls[i], /*behind_equals=*/true),
                    [&](std::size_t link, std::size_t) {
                      if (link != i) is_link[link] = true;
                    });
  }
  std::vector<std::string> rest;
  for (std::size_t i = 0; i < urls.size(); ++i) {
    if (!is_link[i]) rest.push_back(std::move(urls[i]));
  }
  urls.swap(rest);
}

void RemoveParentheses(std::string_view text, std::vector<std::string>& urls) {
  bool any = false;
  for (const std::string& url : urls) any |= url.ends_with(')');
  if (!any) return;
  std::vector<bool> seen(urls.size());
  std::vector<bool> in_parentheses(urls.size());
  PrefixIndex(urls).ForEachAt(text, PlacesOfUrls(text, /*behind_equals=*/false),
                              [&](std::size_t i, std::size_t place) {
                                if (seen[i]) return;
                                seen[i] = true;
                                in_parentheses[i] =
                                    place > 0 && text[place - 1] == '(';
                              });
  for (std::size_t i = 0; i < urls.size(); ++i) {
    if (in_parentheses[i] && urls[i].ends_with(')')) urls[i].pop_back();
  }
}

}  // namespace

std::vector<std::string> FindUrls(std::string_view text) {
  std::vector<std::string> urls = FindIndicators(IndicatorKind::kUrl, text);
  RemoveLinks(urls);
  RemoveParentheses(text, urls);
  return urls;
}

}  // namespace insight::plugins::extractit
