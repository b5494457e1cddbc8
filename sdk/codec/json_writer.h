// Writes the structs that the generator makes into a Json value.
//
// A JsonWriter is one place in the value.  What is large (strings) is moved
// into it, so the struct is used up.  Members come in the order of the calls;
// an optional without a value is left out.
//
// Example (generated):
//
//   void WriteJson(Verdict& from, const JsonWriter& to) {
//     to.StartObject();
//     to.Member("score", from.score);
//     to.Member("label", from.label);
//   }

#ifndef SDK_CODEC_JSON_WRITER_H_
#define SDK_CODEC_JSON_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/json/json_fwd.h"
#include "sdk/types/bytes.h"
#include "sdk/types/date.h"
#include "sdk/types/file.h"
#include "sdk/types/number.h"
#include "sdk/types/secret.h"

namespace insight {

// Thread safety: none; used by one call.
class JsonWriter {
 public:
  // `target`, which must outlive the writer, is overwritten.
  explicit JsonWriter(Json& target) : target_(&target) {}

  // Makes the value an empty object.
  void StartObject() const;

  // Adds a member to the object.  Does not look whether it is there already.
  template <typename T>
  void Member(std::string_view key, T& value) const {
    WriteJson(value, AddMember(key));
  }
  template <typename T>
  void Member(std::string_view key, std::optional<T>& value) const {
    if (value) WriteJson(*value, AddMember(key));
  }

  // Adds the members of `object` as they are, behind the others; null has none.
  // For types whose values have members that the spec does not name.
  void Members(Json& object) const;

  // Makes the value an empty array with room for `size` elements.
  void StartArray(std::size_t size) const;

  // Adds an element.  The writer is valid until the next one is added.
  [[nodiscard]] JsonWriter AddElement() const;

  [[nodiscard]] Json& target() const { return *target_; }

 private:
  [[nodiscard]] JsonWriter AddMember(std::string_view key) const;

  Json* target_;
};

void WriteJson(bool& from, const JsonWriter& to);
void WriteJson(std::int64_t& from, const JsonWriter& to);
void WriteJson(Number& from, const JsonWriter& to);
void WriteJson(std::string& from, const JsonWriter& to);
void WriteJson(Json& from, const JsonWriter& to);
void WriteJson(Bytes& from, const JsonWriter& to);
void WriteJson(Date& from, const JsonWriter& to);
void WriteJson(File& from, const JsonWriter& to);
void WriteJson(Password& from, const JsonWriter& to);
void WriteJson(SecretKey& from, const JsonWriter& to);
void WriteJson(AsymmetricKey& from, const JsonWriter& to);
void WriteJson(UsernamePassword& from, const JsonWriter& to);
void WriteJson(Token& from, const JsonWriter& to);
void WriteJson(std::vector<bool>& from, const JsonWriter& to);

// Writes the wire name of an enum's value.
void WriteName(std::string_view name, const JsonWriter& to);

template <typename T>
void WriteJson(std::vector<T>& from, const JsonWriter& to) {
  to.StartArray(from.size());
  for (T& element : from) WriteJson(element, to.AddElement());
}

}  // namespace insight

#endif  // SDK_CODEC_JSON_WRITER_H_
