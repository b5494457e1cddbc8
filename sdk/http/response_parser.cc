#include "sdk/http/response_parser.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace insight {
namespace {

[[noreturn]] void Refuse(const std::string& what) {
  throw TransportException(TransportFailure::kProtocol,
                           "the server's answer is no valid HTTP: " + what);
}

bool IsTokenCharacter(char c) {
  constexpr std::string_view kSymbols = "!#$%&'*+-.^_`|~";
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || kSymbols.find(c) != std::string_view::npos;
}

std::string_view Trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::optional<std::uint64_t> ParseNumber(std::string_view text, int base) {
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  // from_chars takes no sign and no white space for an unsigned number.
  const auto [stop, error] = std::from_chars(text.data(), end, number, base);
  if (text.empty() || error != std::errc() || stop != end) return std::nullopt;
  return number;
}

// Calls `use` for each trimmed element of a comma-separated list.
template <typename Use>
void ForEachElement(std::string_view list, Use use) {
  for (bool more = true; more;) {
    const auto comma = list.find(',');
    use(Trim(list.substr(0, comma)));
    more = comma != std::string_view::npos;
    if (more) list.remove_prefix(comma + 1);
  }
}

bool HasElement(std::string_view list, std::string_view element) {
  bool found = false;
  ForEachElement(list, [&](std::string_view each) {
    found = found || EqualsIgnoreCase(each, element);
  });
  return found;
}

}  // namespace

ResponseParser::ResponseParser(std::string_view method,
                               ResponseReceiver& receiver)
    : is_head_(method == "HEAD"),
      is_connect_(method == "CONNECT"),
      receiver_(receiver) {}

std::size_t ResponseParser::Feed(std::string_view bytes) {
  const std::size_t given = bytes.size();
  started_ = started_ || given > 0;
  while (!bytes.empty() && !done()) {
    switch (state_) {
      case State::kBodyOfLength:
      case State::kBodyToEnd:
      case State::kChunkData:
        TakeBody(bytes);
        break;
      default:
        if (TakeLine(bytes)) {
          OnLine();
          line_.clear();
        }
    }
  }
  return given - bytes.size();
}

void ResponseParser::FeedEnd() {
  if (state_ == State::kBodyToEnd) state_ = State::kDone;
  if (done()) return;
  throw TransportException(
      TransportFailure::kCutOff,
      started_ ? "the server closed the connection in the middle of its answer"
               : "the server closed the connection without an answer");
}

bool ResponseParser::TakeLine(std::string_view& bytes) {
  const auto end = bytes.find('\n');
  const std::size_t size =
      end == std::string_view::npos ? bytes.size() : end + 1;
  const bool in_body =
      state_ == State::kChunkSize || state_ == State::kChunkEnd;
  if (in_body) {
    if (line_.size() + size > kMaxChunkLine) {
      Refuse("a chunk's size line is too long");
    }
  } else {
    head_bytes_ += size;
    if (head_bytes_ > kMaxHeadBytes) Refuse("its headers are too large");
  }
  line_ += bytes.substr(0, size);
  bytes.remove_prefix(size);
  if (end == std::string_view::npos) return false;
  // A lone LF ends a line, too (RFC 9112, section 2.2).
  line_.pop_back();
  if (line_.ends_with('\r')) line_.pop_back();
  return true;
}

void ResponseParser::TakeBody(std::string_view& bytes) {
  std::string_view piece = bytes;
  if (state_ != State::kBodyToEnd) {
    piece = bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(
                                remaining_, bytes.size())));
    remaining_ -= piece.size();
  }
  bytes.remove_prefix(piece.size());
  receiver_.OnBody(piece);
  if (state_ == State::kBodyToEnd || remaining_ > 0) return;
  state_ = state_ == State::kChunkData ? State::kChunkEnd : State::kDone;
}

void ResponseParser::OnLine() {
  switch (state_) {
    case State::kStatusLine:
      OnStatusLine();
      break;
    case State::kField:
      if (line_.empty()) {
        OnHeadEnd();
      } else {
        OnField();
      }
      break;
    case State::kChunkSize:
      OnChunkSize();
      break;
    case State::kChunkEnd:
      if (!line_.empty()) Refuse("a chunk is longer than its size says");
      state_ = State::kChunkSize;
      break;
    case State::kTrailer:
      // Trailers say nothing that a caller waits for; they are passed over.
      if (++fields_ > kMaxFields) Refuse("it has too many headers");
      if (line_.empty()) state_ = State::kDone;
      break;
    default:
      break;
  }
}

// "HTTP/1.1 200 OK"; the reason may be missing, with or without its space.
void ResponseParser::OnStatusLine() {
  const std::string_view line = line_;
  if (!line.starts_with("HTTP/1.") || line.size() < 12 || line[8] != ' ' ||
      (line[7] != '0' && line[7] != '1')) {
    Refuse("it does not start with an HTTP/1.1 status line");
  }
  const auto status = ParseNumber(line.substr(9, 3), 10);
  if (!status || *status < 100 || (line.size() > 12 && line[12] != ' ')) {
    Refuse("its status line has no status of three digits");
  }
  is_http_1_0_ = line[7] == '0';
  head_ = HttpResponse();
  head_.status = static_cast<int>(*status);
  for (const char c : Trim(line.substr(12))) {
    // The reason is only for people, so odd bytes are no reason to fail.
    const bool printable = static_cast<unsigned char>(c) >= 0x20 && c != 0x7F;
    head_.reason += printable ? c : '?';
  }
  state_ = State::kField;
}

void ResponseParser::OnField() {
  if (line_[0] == ' ' || line_[0] == '\t') {
    Refuse("a header is folded over several lines");
  }
  if (++fields_ > kMaxFields) Refuse("it has too many headers");
  const auto colon = line_.find(':');
  const std::string_view line = line_;
  const std::string_view name = line.substr(0, colon);
  if (colon == std::string::npos || name.empty() ||
      !std::all_of(name.begin(), name.end(), IsTokenCharacter)) {
    Refuse("a header has no proper name");
  }
  const std::string_view value = Trim(line.substr(colon + 1));
  if (value.find_first_of(std::string_view("\0\r", 2)) !=
      std::string_view::npos) {
    Refuse("a header has a control character");
  }
  head_.headers.Add(std::string(name), std::string(value));
}

void ResponseParser::OnHeadEnd() {
  if (head_.status == 101) Refuse("it switches to another protocol");
  if (head_.status < 200) {  // Informational: the real one follows.
    state_ = State::kStatusLine;
    return;
  }
  ReadKeepAlive();
  ChooseBody();
  receiver_.OnHead(std::move(head_));
}

void ResponseParser::ReadKeepAlive() {
  const std::string connection = head_.headers.GetJoined("Connection");
  keep_alive_ = is_http_1_0_ ? HasElement(connection, "keep-alive")
                             : !HasElement(connection, "close");
}

// RFC 9112, section 6.3.
void ResponseParser::ChooseBody() {
  const bool has_none = is_head_ || head_.status == 204 ||
                        head_.status == 304 ||
                        (is_connect_ && head_.status < 300);
  const std::string coding = head_.headers.GetJoined("Transfer-Encoding");
  if (has_none) {
    state_ = State::kDone;
  } else if (!head_.headers.Has("Transfer-Encoding")) {
    ChooseByLength();
  } else if (EqualsIgnoreCase(coding, "chunked")) {
    // A length beside it would be a lie; it is not looked at, and the
    // connection not used again.
    if (head_.headers.Has("Content-Length")) keep_alive_ = false;
    state_ = State::kChunkSize;
  } else {
    Refuse("its transfer coding is not \"chunked\"");
  }
}

void ResponseParser::ChooseByLength() {
  if (!head_.headers.Has("Content-Length")) {
    keep_alive_ = false;
    state_ = State::kBodyToEnd;
    return;
  }
  std::optional<std::uint64_t> length;
  ForEachElement(head_.headers.GetJoined("Content-Length"),
                 [&](std::string_view each) {
                   const auto number = ParseNumber(each, 10);
                   if (!number) Refuse("its Content-Length is no number");
                   if (length && *length != *number) {
                     Refuse("it has two different lengths");
                   }
                   length = number;
                 });
  remaining_ = *length;
  state_ = remaining_ == 0 ? State::kDone : State::kBodyOfLength;
}

// "1a;extension=value"
void ResponseParser::OnChunkSize() {
  const std::string_view line = line_;
  const auto size = ParseNumber(Trim(line.substr(0, line.find(';'))), 16);
  if (!size) Refuse("a chunk's size is no number");
  remaining_ = *size;
  state_ = remaining_ == 0 ? State::kTrailer : State::kChunkData;
}

}  // namespace insight
