// YAML as JSON, the way the Python runtime shows a plugin's spec.

#ifndef SDK_SERVER_YAML_JSON_H_
#define SDK_SERVER_YAML_JSON_H_

#include <string>
#include <string_view>

#include "sdk/json/json_fwd.h"

namespace insight {

// Reads one document.  Plain scalars are resolved by YAML 1.1's rules, as
// PyYAML does (yes is true, 010 is 8), except that dates and numbers to base 60
// stay texts.  Keys become texts; of equal keys the last one counts.  Throws
// std::runtime_error, which says where, for text that is no YAML.
[[nodiscard]] Json YamlToJson(std::string_view text);

// Writes block style as PyYAML's safe_dump(sort_keys=False) does, except that
// long texts are not folded.
[[nodiscard]] std::string JsonToYaml(const Json& value);

}  // namespace insight

#endif  // SDK_SERVER_YAML_JSON_H_
