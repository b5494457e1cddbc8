// The members of a JSON object in the order of their keys.

#ifndef SDK_JSON_SORTED_MEMBERS_H_
#define SDK_JSON_SORTED_MEMBERS_H_

#include <algorithm>
#include <vector>

#include "sdk/json/json.h"

namespace insight {

// Returns the members of `object`, which must outlive the result, by ascending
// code points of their keys: the order of UTF-8 bytes is the same.
[[nodiscard]] inline std::vector<const Json::object_t::value_type*>
SortedMembers(const Json::object_t& object) {
  std::vector<const Json::object_t::value_type*> members;
  members.reserve(object.size());
  for (const auto& member : object) members.push_back(&member);
  std::sort(members.begin(), members.end(),
            [](const auto* a, const auto* b) { return a->first < b->first; });
  return members;
}

}  // namespace insight

#endif  // SDK_JSON_SORTED_MEMBERS_H_
