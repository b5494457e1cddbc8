#include "sdk/http/response_collector.h"

#include <charconv>
#include <cstdint>
#include <string>
#include <utility>

#include "sdk/error/plugin_exception.h"

namespace insight {
namespace {

// Cause and assistance are those of the Python runtime's make_request().
[[noreturn]] void RefuseSize(std::size_t max_bytes, const std::string& data) {
  const std::string limit = std::to_string(max_bytes);
  throw PluginException(
      "API response is exceeding allowed limit of " + limit + " bytes.",
      "Please update the parameters to reduce the size of the data being "
      "returned.",
      data + " and max allowed is " + limit);
}

}  // namespace

ResponseCollector::ResponseCollector(
    std::string_view method, std::size_t max_bytes,
    const std::function<void(std::string_view)>& sink)
    : is_head_(method == "HEAD"), max_bytes_(max_bytes), sink_(sink) {}

void ResponseCollector::OnHead(HttpResponse head) {
  response_ = std::move(head);
  if (is_head_) return;
  if (const auto text = response_.headers.Get("Content-Length")) {
    std::uint64_t length = 0;
    std::from_chars(text->data(), text->data() + text->size(), length);
    if (length > max_bytes_) {
      RefuseSize(max_bytes_,
                 "Content length returned was " + std::to_string(length));
    }
  }
  decoder_ =
      MakeContentDecoder(response_.headers.GetJoined("Content-Encoding"));
  if (decoder_ == nullptr) return;
  // They describe what came, not what the caller gets.
  response_.headers.Remove("Content-Encoding");
  response_.headers.Remove("Content-Length");
}

void ResponseCollector::OnBody(std::string_view piece) {
  if (decoder_ == nullptr) {
    TakeDecoded(piece);
  } else {
    decoder_->Feed(piece, [this](std::string_view each) { TakeDecoded(each); });
  }
}

void ResponseCollector::TakeDecoded(std::string_view piece) {
  bytes_ += piece.size();
  if (bytes_ > max_bytes_) {
    RefuseSize(max_bytes_, "The content has more than " +
                               std::to_string(max_bytes_) + " bytes");
  }
  if (sink_ && response_.status < 300) {
    has_sunk_ = true;
    sink_(piece);
  } else {
    response_.body += piece;
  }
}

HttpResponse ResponseCollector::Take() {
  if (decoder_ != nullptr) decoder_->Finish();
  return std::move(response_);
}

}  // namespace insight
