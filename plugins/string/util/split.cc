#include "plugins/string/util/split.h"

namespace insight::plugins::string {

std::vector<std::string_view> Split(std::string_view text,
                                    std::string_view delimiter) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto end = text.find(delimiter);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + delimiter.size());
  }
}

}  // namespace insight::plugins::string
