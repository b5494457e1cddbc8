// Reads a Json value into the structs that the generator makes.
//
// A JsonReader is one place in the value.  What is large (strings) is moved out
// of it, so the value is used up.  Whatever does not fit is noted with its path
// and reading goes on; the caller throws all of it at once.  Generated:
//
//   void ReadJson(const JsonReader& from, Verdict& to) {
//     if (!from.EnterObject()) return;
//     from.Required("score", to.score);
//     from.Optional("label", to.label);
//   }
//
// Rules, by kind of the target:
// * Unknown members are passed over.  An optional one that is missing or null
//   leaves its target as it was.
// * Integers: any JSON form with an integral value within 64 bits, as 1.0.
//   Numbers stay integers if they are.  Booleans are neither.
// * Bytes are not decoded, dates not looked at, and Json takes anything.

#ifndef SDK_CODEC_JSON_READER_H_
#define SDK_CODEC_JSON_READER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/error/plugin_exception.h"
#include "sdk/json/json_fwd.h"
#include "sdk/types/bytes.h"
#include "sdk/types/date.h"
#include "sdk/types/file.h"
#include "sdk/types/number.h"
#include "sdk/types/secret.h"

namespace insight {

// The value does not fit.  what() lists all problems:
//   input.limit is missing; input.files[2].content must be a string, not a
//   number
// It shows nothing of the value, which may be secret.
class ReadException : public ClientException {
 public:
  explicit ReadException(std::vector<std::string> problems);

  // Without the separators, in the order of the target's members.
  [[nodiscard]] const std::vector<std::string>& problems() const {
    return problems_;
  }

 private:
  std::vector<std::string> problems_;
};

// Thread safety: none; used by one call.
class JsonReader {
 public:
  // Reads `value`, which messages call `name`.  Both, and `problems`, to which
  // messages are added, must outlive the reader and all those made from it.
  JsonReader(Json& value, std::string_view name,
             std::vector<std::string>& problems)
      : value_(&value), key_(name), problems_(&problems) {}

  // Reads a member of an object.  A required one that is missing is a problem.
  template <typename T>
  void Required(std::string_view key, T& to) const {
    if (const JsonReader member = Member(key, true)) ReadJson(member, to);
  }
  template <typename T>
  void Optional(std::string_view key, T& to) const {
    if (const JsonReader member = Member(key, false)) ReadJson(member, to);
  }

  // Return whether the value is an object, or how many elements it has; if it
  // is none or no array, that is a problem.
  [[nodiscard]] bool EnterObject() const;
  [[nodiscard]] std::size_t EnterArray() const;
  [[nodiscard]] JsonReader Element(std::size_t index) const;

  // Note that the value "must be WHAT, not a number", or TEXT ("is missing").
  void MustBe(std::string_view what) const;
  void AddProblem(std::string_view text) const;

  // Where the value is, such as input.files[2].content.
  [[nodiscard]] std::string Path() const;

  [[nodiscard]] Json& value() const { return *value_; }

  // Whether there is a value.  False only within the templates above.
  explicit operator bool() const { return value_ != nullptr; }

 private:
  JsonReader(Json* value, const JsonReader& parent, std::string_view key,
             std::size_t index)
      : value_(value),
        parent_(&parent),
        key_(key),
        index_(index),
        problems_(parent.problems_) {}

  [[nodiscard]] JsonReader Member(std::string_view key, bool required) const;

  Json* value_;
  const JsonReader* parent_ = nullptr;
  std::string_view key_;   // Of a member, or the name of the whole.
  std::size_t index_ = 0;  // Of an element, whose key is empty.
  std::vector<std::string>* problems_;
};

void ReadJson(const JsonReader& from, bool& to);
void ReadJson(const JsonReader& from, std::int64_t& to);
void ReadJson(const JsonReader& from, Number& to);
void ReadJson(const JsonReader& from, std::string& to);
void ReadJson(const JsonReader& from, Json& to);
void ReadJson(const JsonReader& from, Bytes& to);
void ReadJson(const JsonReader& from, Date& to);
void ReadJson(const JsonReader& from, File& to);
void ReadJson(const JsonReader& from, Password& to);
void ReadJson(const JsonReader& from, SecretKey& to);
void ReadJson(const JsonReader& from, AsymmetricKey& to);
void ReadJson(const JsonReader& from, UsernamePassword& to);
void ReadJson(const JsonReader& from, Token& to);
void ReadJson(const JsonReader& from, std::vector<bool>& to);

template <typename T>
void ReadJson(const JsonReader& from, std::optional<T>& to) {
  ReadJson(from, to.emplace());
}

template <typename T>
void ReadJson(const JsonReader& from, std::vector<T>& to) {
  const std::size_t size = from.EnterArray();
  to.clear();
  to.reserve(size);
  for (std::size_t i = 0; i < size; ++i) {
    ReadJson(from.Element(i), to.emplace_back());
  }
}

// Returns which of `names` the value is; notes a problem and returns 0 if none.
[[nodiscard]] std::size_t ReadEnum(const JsonReader& from,
                                   std::span<const std::string_view> names);

}  // namespace insight

#endif  // SDK_CODEC_JSON_READER_H_
