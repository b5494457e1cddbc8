// What both actions do, for strings and for integers.

#ifndef PLUGINS_UNIQ_UTIL_DEDUPLICATE_H_
#define PLUGINS_UNIQ_UTIL_DEDUPLICATE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sdk/json/json.h"

namespace insight::plugins::uniq {

inline const std::string& KeyOf(const std::string& value) { return value; }
inline std::string KeyOf(std::int64_t value) { return std::to_string(value); }

// `Output` is one of the actions' outputs.  Values stay in the order in which
// they appear first.
//
// Thread safety: may be called from any thread.
template <typename Output, typename Value>
[[nodiscard]] Output Deduplicate(const std::vector<Value>& values) {
  std::vector<Value> distinct;
  std::vector<std::int64_t> counts;  // Of `distinct`, each.
  std::unordered_map<Value, std::size_t> places;
  for (const Value& value : values) {
    const auto [it, added] = places.try_emplace(value, distinct.size());
    if (added) {
      distinct.push_back(value);
      counts.push_back(0);
    }
    ++counts[it->second];
  }
  Json element_count = Json::object();
  auto& members = element_count.get_ref<Json::object_t&>();
  members.reserve(distinct.size());
  for (std::size_t i = 0; i < distinct.size(); ++i) {
    // Keys differ, so nothing needs to be looked up.
    members.emplace_back(KeyOf(distinct[i]), Json(counts[i]));
  }
  const auto duplicates =
      static_cast<std::int64_t>(values.size() - distinct.size());
  return {.result = std::move(distinct),
          .duplicate_count = duplicates,
          .element_count = std::move(element_count)};
}

}  // namespace insight::plugins::uniq

#endif  // PLUGINS_UNIQ_UTIL_DEDUPLICATE_H_
