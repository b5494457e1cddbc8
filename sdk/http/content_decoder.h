// Takes the content coding off a body (RFC 9110, section 8.4.1), piece by
// piece.
//
// The caller counts what comes out: 10 MB of zeros are 10 kB of gzip, so a
// limit on what goes in would be none.
//
// Thread safety: none; one body, one thread.

#ifndef SDK_HTTP_CONTENT_DECODER_H_
#define SDK_HTTP_CONTENT_DECODER_H_

#include <functional>
#include <memory>
#include <stdexcept>
#include <string_view>

namespace insight {

// The body is not in its coding.
class ContentDecoderException : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class ContentDecoder {
 public:
  // Gets decoded pieces of at most 64 KiB; what it throws ends the decoding.
  using Output = std::function<void(std::string_view piece)>;

  virtual ~ContentDecoder() = default;

  // Throws ContentDecoderException, or what `output` throws.
  virtual void Feed(std::string_view piece, const Output& output) = 0;

  // The body is complete.  Throws ContentDecoderException if it is not.
  virtual void Finish() = 0;
};

// What an Accept-Encoding field says.
inline constexpr std::string_view kAcceptedCodings = "gzip, deflate";

// `coding` is a Content-Encoding: gzip, x-gzip or deflate (with or without
// zlib's header, as servers send both).  Returns null where there is nothing to
// take off that is known here: none, "identity", any other coding, several on
// one another.
[[nodiscard]] std::unique_ptr<ContentDecoder> MakeContentDecoder(
    std::string_view coding);

}  // namespace insight

#endif  // SDK_HTTP_CONTENT_DECODER_H_
