#include "sdk/server/request_parser.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace insight {
namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kHeadEnd = "\r\n\r\n";
constexpr std::size_t kMaxMethod = 20;

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// RFC 9110, 5.6.2.
constexpr bool IsTokenChar(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || IsDigit(c) ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool IsToken(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), IsTokenChar);
}

bool IsControl(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F;
}

char Lower(char c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c; }

std::string Lowered(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), Lower);
  return lower;
}

std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

// Whether a comma-separated header names `option`.
bool Names(std::string_view list, std::string_view option) {
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    if (Lowered(Trimmed(list.substr(0, comma))) == option) return true;
    if (comma == std::string_view::npos) return false;
    list.remove_prefix(comma + 1);
  }
  return false;
}

[[noreturn]] void Refuse(const std::string& text) {
  throw RequestFault(400, text);
}

}  // namespace

std::size_t RequestParser::Feed(std::string_view bytes) {
  const std::size_t size = bytes.size();
  while (!bytes.empty() && state_ != State::kDone) {
    switch (state_) {
      case State::kHead:
        TakeHead(bytes);
        break;
      case State::kBody:
        TakeData(bytes, State::kDone);
        break;
      case State::kChunkLine:
        if (TakeLine(bytes, kMaxChunkLine)) OnChunkLine();
        break;
      case State::kChunkData:
        TakeData(bytes, State::kChunkEnd);
        break;
      case State::kChunkEnd:
        if (!TakeLine(bytes, kLineEnd.size())) break;
        if (!line_.empty()) Refuse("A chunk is longer than its size says.");
        state_ = State::kChunkLine;
        break;
      case State::kTrailer:
        if (!TakeLine(bytes, kMaxHeader)) break;
        trailer_bytes_ += line_.size() + kLineEnd.size();
        if (trailer_bytes_ > kMaxHeader) Refuse("The trailers are too long.");
        if (line_.empty()) state_ = State::kDone;
        line_.clear();
        break;
      case State::kDone:
        break;
    }
  }
  return size - bytes.size();
}

bool RequestParser::TakeExpectation() {
  const bool expects = expects_continue_ && state_ != State::kDone;
  expects_continue_ = false;
  return expects;
}

ServerRequest RequestParser::Take() {
  ServerRequest request = std::move(request_);
  request_ = {};
  state_ = State::kHead;
  line_.clear();
  trailer_bytes_ = 0;
  expects_continue_ = false;
  return request;
}

void RequestParser::TakeHead(std::string_view& bytes) {
  // Empty lines before a request are left over from the one before (RFC 9112,
  // 2.2).
  while (line_.empty() && bytes.starts_with(kLineEnd)) {
    bytes.remove_prefix(kLineEnd.size());
  }
  if (bytes.empty()) return;
  if (line_.empty()) {
    const std::size_t end = bytes.find(kHeadEnd);
    if (end != std::string_view::npos) {  // All of it came at once.
      ReadHead(bytes.substr(0, end));
      bytes.remove_prefix(end + kHeadEnd.size());
      ChooseBody();
      return;
    }
  }
  const std::size_t old = line_.size();
  line_.append(bytes);
  if (old == 1 && line_.starts_with(kLineEnd)) {  // Their end came just now.
    bytes.remove_prefix(1);
    line_.clear();
    TakeHead(bytes);
    return;
  }
  const std::size_t seen = old < kHeadEnd.size() ? 0 : old - kHeadEnd.size();
  const std::size_t end = line_.find(kHeadEnd, seen);
  if (end == std::string::npos) {
    bytes = {};
    const std::size_t first = std::min(line_.find(kLineEnd), line_.size());
    if (first > kMaxRequestLine + 1) Refuse("The request line is too long.");
    if (line_.size() > kMaxHead) Refuse("The headers are too long.");
    return;
  }
  bytes.remove_prefix(end + kHeadEnd.size() - old);
  line_.resize(end);
  const std::string head = std::move(line_);
  line_.clear();
  ReadHead(head);
  ChooseBody();
}

void RequestParser::ReadHead(std::string_view head) {
  if (head.size() > kMaxHead) Refuse("The headers are too long.");
  std::size_t end = std::min(head.find(kLineEnd), head.size());
  ReadRequestLine(head.substr(0, end));
  while (end < head.size()) {
    head.remove_prefix(end + kLineEnd.size());
    end = std::min(head.find(kLineEnd), head.size());
    ReadHeader(head.substr(0, end));
  }
}

void RequestParser::ReadRequestLine(std::string_view line) {
  if (line.size() > kMaxRequestLine) Refuse("The request line is too long.");
  const std::size_t method_end = line.find(' ');
  const std::size_t target_end = line.rfind(' ');
  if (method_end == std::string_view::npos || method_end == target_end) {
    Refuse("The request line is no method, target and version.");
  }
  const std::string_view method = line.substr(0, method_end);
  const std::string_view target =
      line.substr(method_end + 1, target_end - method_end - 1);
  const std::string_view version = line.substr(target_end + 1);
  if (!IsToken(method) || method.size() > kMaxMethod) {
    Refuse("The request's method is none.");
  }
  if (target.empty() || target.find(' ') != std::string_view::npos ||
      std::any_of(target.begin(), target.end(), IsControl)) {
    Refuse("The request's target is none.");
  }
  if (version.size() != 8 || !version.starts_with("HTTP/") ||
      !IsDigit(version[5]) || version[6] != '.' || !IsDigit(version[7])) {
    Refuse("The request's version is none.");
  }
  http_1_0_ = version < "HTTP/1.1";
  request_.method = method;
  request_.target = target;
}

void RequestParser::ReadHeader(std::string_view line) {
  if (line.size() + kLineEnd.size() > kMaxHeader) {
    Refuse("A header is too long.");
  }
  if (request_.headers.size() == kMaxHeaders) {
    Refuse("There are too many headers.");
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !IsToken(line.substr(0, colon))) {
    Refuse("A header has no valid name.");
  }
  const std::string_view value = Trimmed(line.substr(colon + 1));
  if (std::any_of(value.begin(), value.end(),
                  [](char c) { return IsControl(c) && c != '\t'; })) {
    Refuse("A header's value has control characters.");
  }
  request_.headers.emplace_back(Lowered(line.substr(0, colon)), value);
}

std::uint64_t RequestParser::ReadLength() {
  std::optional<std::uint64_t> length;
  for (const auto& [name, value] : request_.headers) {
    if (name != "content-length") continue;
    std::uint64_t number = 0;
    const char* const end = value.data() + value.size();
    const auto [rest, error] = std::from_chars(value.data(), end, number);
    if (error != std::errc() || rest != end || (length && *length != number)) {
      Refuse("The Content-Length is none.");
    }
    length = number;
  }
  return length.value_or(0);
}

void RequestParser::ChooseBody() {
  const std::string_view connection = request_.Header("connection");
  request_.keep_alive =
      http_1_0_ ? Names(connection, "keep-alive") : !Names(connection, "close");
  expects_continue_ =
      !http_1_0_ && Lowered(request_.Header("expect")) == "100-continue";
  const auto is_coding = [](const auto& header) {
    return header.first == "transfer-encoding";
  };
  const auto& headers = request_.headers;
  const auto codings = std::count_if(headers.begin(), headers.end(), is_coding);
  remaining_ = ReadLength();
  if (codings > 0) {
    if (codings > 1 || http_1_0_ || !request_.Header("content-length").empty())
      Refuse("The body's length is given in two ways.");
    if (Lowered(request_.Header("transfer-encoding")) != "chunked") {
      throw RequestFault(501, "The only transfer coding here is chunked.");
    }
    state_ = State::kChunkLine;
    return;
  }
  if (remaining_ > limits_.max_body_bytes) {
    throw RequestFault(413, "The body is too large.");
  }
  state_ = remaining_ > 0 ? State::kBody : State::kDone;
}

bool RequestParser::TakeLine(std::string_view& bytes, std::size_t limit) {
  const std::size_t end = bytes.find('\n');
  const bool complete = end != std::string_view::npos;
  const std::size_t size = complete ? end + 1 : bytes.size();
  if (line_.size() + size > limit + kLineEnd.size()) {
    Refuse("A line of the body is too long.");
  }
  line_.append(bytes.substr(0, size));
  bytes.remove_prefix(size);
  if (!complete) return false;
  if (!line_.ends_with(kLineEnd)) Refuse("A line ends without CR.");
  line_.resize(line_.size() - kLineEnd.size());
  return true;
}

void RequestParser::TakeData(std::string_view& bytes, State next) {
  const auto size = static_cast<std::size_t>(
      std::min<std::uint64_t>(remaining_, bytes.size()));
  request_.body.append(bytes.substr(0, size));
  bytes.remove_prefix(size);
  remaining_ -= size;
  if (remaining_ == 0) state_ = next;
}

void RequestParser::OnChunkLine() {
  const std::string_view line = line_;
  const std::string_view digits = Trimmed(line.substr(0, line.find(';')));
  const char* const end = digits.data() + digits.size();
  const auto [rest, error] =
      std::from_chars(digits.data(), end, remaining_, 16);
  if (error != std::errc() || rest != end || line.starts_with(' ') ||
      std::any_of(line.begin(), line.end(),
                  [](char c) { return IsControl(c) && c != '\t'; })) {
    Refuse("A chunk's size is none.");
  }
  if (remaining_ > limits_.max_body_bytes - request_.body.size()) {
    throw RequestFault(413, "The body is too large.");
  }
  line_.clear();
  state_ = remaining_ > 0 ? State::kChunkData : State::kTrailer;
}

}  // namespace insight
