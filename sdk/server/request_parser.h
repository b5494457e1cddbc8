// Parses the bytes of HTTP/1.1 requests as they arrive (RFC 9112).
//
// A request line of more than 4,094 bytes, a header of more than 8,190, more
// than 100 headers (the limits of the Python runtime's server) or a head of
// more than 64 KiB are refused; so is what could be read in two ways (two
// lengths, a length and a transfer coding, a bare line feed, folded headers),
// as that is how requests get smuggled past proxies.
//
// Example:
//
//   RequestParser parser({.max_body_bytes = 1 << 20});
//   bytes.remove_prefix(parser.Feed(bytes));
//   if (parser.done()) Answer(parser.Take());
//
// Thread safety: none.

#ifndef SDK_SERVER_REQUEST_PARSER_H_
#define SDK_SERVER_REQUEST_PARSER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "sdk/server/http_message.h"

namespace insight {

class RequestParser {
 public:
  static constexpr std::size_t kMaxRequestLine = 4094;
  static constexpr std::size_t kMaxHeader = 8190;
  static constexpr std::size_t kMaxHeaders = 100;
  static constexpr std::size_t kMaxHead = 64 * 1024;
  static constexpr std::size_t kMaxChunkLine = 1024;

  struct Limits {
    std::size_t max_body_bytes = 256 * 1024 * 1024;
  };

  explicit RequestParser(Limits limits) : limits_(limits) {}

  // Takes the next bytes and returns how many belong to this request: all of
  // them unless done().  Throws RequestFault; then the parser must not be fed
  // any more.
  std::size_t Feed(std::string_view bytes);

  [[nodiscard]] bool done() const { return state_ == State::kDone; }
  // Whether any byte of the request came.
  [[nodiscard]] bool started() const {
    return state_ != State::kHead || !line_.empty();
  }
  // Whether the head is complete.
  [[nodiscard]] bool has_head() const { return state_ != State::kHead; }
  // Whether the client waits for "100 Continue"; true at most once.
  [[nodiscard]] bool TakeExpectation();
  // How many bytes of the body came so far.
  [[nodiscard]] std::size_t body_bytes() const { return request_.body.size(); }

  // The request as far as it is known: its line and headers if has_head().
  [[nodiscard]] const ServerRequest& request() const { return request_; }

  // Moves the complete request out and begins with the next one.
  [[nodiscard]] ServerRequest Take();

 private:
  enum class State {
    kHead,
    kBody,
    kChunkLine,
    kChunkData,
    kChunkEnd,
    kTrailer,
    kDone,
  };

  void TakeHead(std::string_view& bytes);
  void ReadHead(std::string_view head);
  void ReadRequestLine(std::string_view line);
  void ReadHeader(std::string_view line);
  void ChooseBody();
  [[nodiscard]] std::uint64_t ReadLength();
  // Moves a line, without its end, to line_; whether it is complete.
  bool TakeLine(std::string_view& bytes, std::size_t limit);
  void TakeData(std::string_view& bytes, State next);
  void OnChunkLine();

  const Limits limits_;
  State state_ = State::kHead;
  bool expects_continue_ = false;
  bool http_1_0_ = false;
  std::string line_;  // What came of the head, or of a line.
  std::size_t trailer_bytes_ = 0;
  std::uint64_t remaining_ = 0;  // Of the body or the chunk.
  ServerRequest request_;
};

}  // namespace insight

#endif  // SDK_SERVER_REQUEST_PARSER_H_
