// Parses the bytes of an HTTP/1.1 response as they arrive (RFC 9112).
//
// It trusts nothing: the head, all informational responses before it and the
// trailers may have 64 KiB and 256 fields together; a chunk's size line 1 KiB.
// A response that could be read in two ways (two lengths, an unknown transfer
// coding, white space before a colon) is refused, as that is how responses get
// smuggled.
//
// Example:
//
//   ResponseParser parser("GET", receiver);
//   while (!parser.done()) parser.Feed(ReadSome());
//
// Thread safety: none; one response, one thread.

#ifndef SDK_HTTP_RESPONSE_PARSER_H_
#define SDK_HTTP_RESPONSE_PARSER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "sdk/http/transport.h"

namespace insight {

class ResponseParser {
 public:
  static constexpr std::size_t kMaxHeadBytes = 64 * 1024;
  static constexpr std::size_t kMaxFields = 256;
  static constexpr std::size_t kMaxChunkLine = 1024;

  // `method` is the request's: a response to HEAD, and a 2xx one to CONNECT,
  // has no body.  `receiver` must outlive the parser.
  ResponseParser(std::string_view method, ResponseReceiver& receiver);

  // Takes the next bytes and returns how many belong to this response: all of
  // them unless done().  Throws TransportException with kProtocol; then the
  // parser must not be used any more.
  std::size_t Feed(std::string_view bytes);

  // The connection has ended.  Throws TransportException with kCutOff unless
  // the response is complete.
  void FeedEnd();

  [[nodiscard]] bool done() const { return state_ == State::kDone; }
  // Whether any byte came.
  [[nodiscard]] bool started() const { return started_; }
  // Whether another request may follow on this connection; valid when done().
  [[nodiscard]] bool keep_alive() const { return keep_alive_; }

 private:
  enum class State {
    kStatusLine,
    kField,
    kBodyOfLength,
    kBodyToEnd,
    kChunkSize,
    kChunkData,
    kChunkEnd,
    kTrailer,
    kDone,
  };

  // Moves bytes up to a line's end to line_; whether the line is complete.
  bool TakeLine(std::string_view& bytes);
  void TakeBody(std::string_view& bytes);
  void OnLine();
  void OnStatusLine();
  void OnField();
  void OnChunkSize();
  void OnHeadEnd();
  void ChooseBody();
  void ChooseByLength();
  void ReadKeepAlive();

  const bool is_head_;
  const bool is_connect_;
  ResponseReceiver& receiver_;
  State state_ = State::kStatusLine;
  bool started_ = false;
  bool keep_alive_ = false;
  bool is_http_1_0_ = false;
  std::string line_;
  std::size_t head_bytes_ = 0;
  std::size_t fields_ = 0;
  HttpResponse head_;
  std::uint64_t remaining_ = 0;  // Of the body or the chunk.
};

}  // namespace insight

#endif  // SDK_HTTP_RESPONSE_PARSER_H_
