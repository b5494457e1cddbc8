// Base64 (RFC 4648, section 4), as the `bytes` values of messages carry it.

#ifndef SDK_TYPES_BASE64_H_
#define SDK_TYPES_BASE64_H_

#include <exception>
#include <string>
#include <string_view>
#include <utility>

namespace insight {

// The text is not Base64.  what() is the text that Python has for the case:
//   Incorrect padding
//   Invalid base64-encoded string: number of data characters (5) cannot be 1
//   more than a multiple of 4
//   string argument should contain only ASCII characters
class Base64Exception : public std::exception {
 public:
  explicit Base64Exception(std::string text) : text_(std::move(text)) {}
  [[nodiscard]] const char* what() const noexcept override {
    return text_.c_str();
  }

 private:
  std::string text_;
};

// Returns `content` in the standard alphabet, padded, on one line.
[[nodiscard]] std::string EncodeBase64(std::string_view content);

// Returns the content of `text`.  As lenient as Python's b64decode(): ASCII
// characters outside the alphabet (line breaks, '-', '_') are passed over, and
// so is everything after complete padding.  Throws Base64Exception.
[[nodiscard]] std::string DecodeBase64(std::string_view text);

}  // namespace insight

#endif  // SDK_TYPES_BASE64_H_
