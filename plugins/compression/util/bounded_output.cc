#include "plugins/compression/util/bounded_output.h"

#include <algorithm>

#include "plugins/compression/util/errors.h"

namespace insight::plugins::compression {
namespace {

// Less than this is kept without a second thought.
constexpr std::size_t kHarmlessSize = std::size_t{1} << 20;

bool RatioExceeded(std::size_t content_size, std::size_t compressed_size) {
  return content_size > kMaxRatio * compressed_size;
}

}  // namespace

void CountingOutput::Add(std::size_t size, std::size_t consumed) {
  size_ += size;
  if (RatioExceeded(size_, compressed_size_)) ThrowRatioExceeded();
  if (size_ > kMaxContentSize) {
    // The ratio of the whole goes before its size.  The rest is not decoded to
    // find it out: what came so far speaks for it.
    if (RatioExceeded(size_, consumed)) ThrowRatioExceeded();
    ThrowSizeExceeded();
  }
}

void BoundedOutput::Append(std::string_view content, std::size_t consumed) {
  count_.Add(content.size(), consumed);
  if (measure_ && count_.size() > kHarmlessSize &&
      RatioExceeded(count_.size(), consumed)) {
    measure_();
    measure_ = nullptr;
  }
  content_.append(content);
}

void BoundedOutput::Truncate(std::size_t size) {
  count_.Truncate(size);
  content_.resize(size);
}

void BoundedOutput::Reserve(std::size_t size) {
  if (!RatioExceeded(size, count_.compressed_size())) {
    content_.reserve(std::min(size, kMaxContentSize));
  }
}

}  // namespace insight::plugins::compression
