#include "tools/version/other_changes.h"

#include <algorithm>
#include <utility>

#include "sdk/json/json.h"

namespace insight::version {
namespace {

Json ValueOf(const Place& place) {
  return place.node == nullptr ? Json() : ToJson(*place.node);
}

bool IsMap(const Place& place) {
  return place.node != nullptr && place.node->is_map();
}

std::string Joined(const std::string& path, const std::string& key) {
  return path.empty() ? key : path + '.' + key;
}

// What became of `key`, whose values differ.
Change OtherChange(const Place& before, const Place& after,
                   const std::string& key, std::string path) {
  Change change{.path = std::move(path), .position = after.position};
  if (before.node != nullptr) change.old_position = before.position;
  if (before.node == nullptr) {
    change.kind = ChangeKind::kAdded;
    change.text = key + " has been added";
  } else if (after.node == nullptr) {
    change.kind = ChangeKind::kRemoved;
    change.text = key + " has been removed";
  } else {
    change.text = key + " has changed";
  }
  return change;
}

}  // namespace

Place Member(const Place& holder, std::string_view key) {
  if (holder.node == nullptr) return holder;
  const spec::YamlMember* member = holder.node->Find(key);
  if (member == nullptr) return {nullptr, holder.position};
  return {&member->value, member->key_position};
}

bool SameValue(const Place& before, const Place& after) {
  return ValueOf(before) == ValueOf(after);
}

void AppendOtherChanges(const Place& before, const Place& after,
                        std::span<const std::string_view> skipped,
                        const std::string& path, std::vector<Change>& changes) {
  std::vector<std::string> keys;
  for (const Place& place : {before, after}) {
    if (place.node == nullptr) continue;
    for (const spec::YamlMember& member : place.node->members) {
      keys.push_back(member.key);
    }
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  for (const std::string& key : keys) {
    if (std::find(skipped.begin(), skipped.end(), key) != skipped.end()) {
      continue;
    }
    const Place old_value = Member(before, key);
    const Place new_value = Member(after, key);
    if (IsMap(old_value) && IsMap(new_value)) {
      AppendOtherChanges(old_value, new_value, {}, Joined(path, key), changes);
    } else if (!SameValue(old_value, new_value)) {
      changes.push_back(
          OtherChange(old_value, new_value, key, Joined(path, key)));
    }
  }
}

}  // namespace insight::version
