#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "plugins/string/schema.h"  // generated from plugin.spec.yaml
#include "plugins/string/util/split.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/json/json.h"
#include "sdk/log/logger.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::string {
namespace {

std::string WithoutQuotes(std::string_view text) {
  const auto start = text.find_first_not_of('"');
  if (start == std::string_view::npos) return "";
  return std::string(
      text.substr(start, text.find_last_not_of('"') + 1 - start));
}

// Further parts are passed over.
Json OnePair(std::string_view text, std::string_view delimiter) {
  const std::vector<std::string_view> parts = Split(text, delimiter);
  if (parts.size() < 2) {
    throw PluginException("Action failed! Unable to split string cleanly.",
                          "Please try specifying the block delimiter for more "
                          "multi-key:value input.");
  }
  return {{std::string(parts[0]), std::string(parts[1])}};
}

// Of equal keys the last one counts.
Json PairOfEachBlock(const std::vector<std::string_view>& blocks,
                     std::string_view delimiter, Logger& log) {
  Json object = Json::object();
  auto& members = object.get_ref<Json::object_t&>();
  std::unordered_map<std::string, std::ptrdiff_t> places;
  for (const std::string_view block : blocks) {
    const std::vector<std::string_view> parts = Split(block, delimiter);
    if (parts.size() != 2) {
      log.Info("Skipping " + std::to_string(parts.size()) +
               " element split: " + std::string(block.substr(0, 100)));
      continue;
    }
    const std::string key = WithoutQuotes(parts[0]);
    Json value = WithoutQuotes(parts[1]);
    const auto [it, added] =
        places.try_emplace(key, static_cast<std::ptrdiff_t>(members.size()));
    if (added) {
      members.emplace_back(key, std::move(value));
    } else {
      std::next(members.begin(), it->second)->second = std::move(value);
    }
  }
  return object;
}

}  // namespace

SplitToObjectOutput SplitToObject(const SplitToObjectInput& input,
                                  StepContext& context) {
  const std::string_view delimiter = DelimiterOr(input.string_delimiter, " ");
  const std::string_view block_delimiter =
      DelimiterOr(input.block_delimiter, "");
  if (block_delimiter.empty()) {
    return {.object = OnePair(input.string, delimiter)};
  }
  return {.object = PairOfEachBlock(Split(input.string, block_delimiter),
                                    delimiter, context.log())};
}

}  // namespace insight::plugins::string
