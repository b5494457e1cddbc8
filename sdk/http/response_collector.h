// Takes one response from a transport: decodes it, counts it, and keeps it or
// passes it on.  Internal to the client.

#ifndef SDK_HTTP_RESPONSE_COLLECTOR_H_
#define SDK_HTTP_RESPONSE_COLLECTOR_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

#include "sdk/http/content_decoder.h"
#include "sdk/http/transport.h"

namespace insight {

// Thread safety: none; one response, one thread.
class ResponseCollector final : public ResponseReceiver {
 public:
  // `sink` may be empty; it must outlive the collector.
  ResponseCollector(std::string_view method, std::size_t max_bytes,
                    const std::function<void(std::string_view)>& sink);

  // Both throw PluginException if the body is larger than allowed, and
  // ContentDecoderException if it is damaged.
  void OnHead(HttpResponse head) override;
  void OnBody(std::string_view piece) override;

  // The response, once it is complete.  Throws ContentDecoderException if the
  // body is cut off.
  [[nodiscard]] HttpResponse Take();

  // Whether the sink got anything, so that the request must not be sent again.
  [[nodiscard]] bool has_sunk() const { return has_sunk_; }

 private:
  void TakeDecoded(std::string_view piece);

  const bool is_head_;
  const std::size_t max_bytes_;
  const std::function<void(std::string_view)>& sink_;
  HttpResponse response_;
  std::unique_ptr<ContentDecoder> decoder_;  // Null where nothing is encoded.
  std::size_t bytes_ = 0;
  bool has_sunk_ = false;
};

}  // namespace insight

#endif  // SDK_HTTP_RESPONSE_COLLECTOR_H_
