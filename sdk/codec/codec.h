// Json to the structs that the generator makes, and back.
//
// Example:
//
//   const auto input = FromJson<LookupInput>(message, "input");
//   const Json reply = ToJson(Lookup(input, context));
//
// Thread safety: may be called from any thread.

#ifndef SDK_CODEC_CODEC_H_
#define SDK_CODEC_CODEC_H_

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sdk/codec/json_reader.h"
#include "sdk/codec/json_writer.h"
#include "sdk/json/json.h"

namespace insight {

// Returns `json`, which is taken apart and which messages call `name`, as a T.
// Throws ReadException with all that does not fit.
template <typename T>
[[nodiscard]] T FromJson(Json& json, std::string_view name) {
  T value;
  std::vector<std::string> problems;
  ReadJson(JsonReader(json, name, problems), value);
  if (!problems.empty()) throw ReadException(std::move(problems));
  return value;
}

template <typename T>
[[nodiscard]] Json ToJson(T value) {
  Json json;
  WriteJson(value, JsonWriter(json));
  return json;
}

// The same, as the table of steps wants it.
template <typename T>
[[nodiscard]] std::unique_ptr<Json> NewJson(T value) {
  return std::make_unique<Json>(ToJson(std::move(value)));
}

}  // namespace insight

#endif  // SDK_CODEC_CODEC_H_
