// The strings that say which bytes tr works on: "a-z", "[:space:]", "[x*3]".

#ifndef PLUGINS_TR_UTIL_BYTE_SET_H_
#define PLUGINS_TR_UTIL_BYTE_SET_H_

#include <bitset>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace insight::plugins::tr {

// What tr writes to stderr, without its name.
class TrException : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// A part of a string: bytes in their order, each as often as it is named.
struct ByteSetPart {
  enum class Kind {
    kBytes,       // Characters, ranges, [x*n].
    kClass,       // [:name:]
    kEquivalent,  // [=x=], which is x.
    kFill,        // [x*]: as often as it takes to be as long as string 1.
  };
  Kind kind = Kind::kBytes;
  std::string bytes = {};
  std::string class_name = {};

  [[nodiscard]] bool IsCaseClass() const {
    return class_name == "lower" || class_name == "upper";
  }
};

// Parses a string as GNU tr does: \NNN (octal), \a \b \f \n \r \t \v, x-y,
// [:class:], [=x=], [x*], [x*n].  Throws TrException.
//
// Thread safety: may be called from any thread.
[[nodiscard]] std::vector<ByteSetPart> ParseByteSet(std::string_view text);

using ByteMask = std::bitset<256>;

[[nodiscard]] std::string BytesOf(const std::vector<ByteSetPart>& parts);
[[nodiscard]] ByteMask MaskOf(std::string_view bytes);

}  // namespace insight::plugins::tr

#endif  // PLUGINS_TR_UTIL_BYTE_SET_H_
