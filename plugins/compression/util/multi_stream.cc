#include "plugins/compression/util/multi_stream.h"

#include <cstddef>
#include <utility>

#include "plugins/compression/util/errors.h"

namespace insight::plugins::compression {
namespace {

// Tells `next` how much was consumed of all the data, not of one stream.
class OffsetOutput final : public Output {
 public:
  OffsetOutput(std::size_t consumed_before, Output& next)
      : consumed_before_(consumed_before), next_(next) {}

  void Append(std::string_view content, std::size_t consumed) override {
    next_.Append(content, consumed_before_ + consumed);
  }

 private:
  std::size_t consumed_before_;
  Output& next_;
};

template <typename KindOfOutput>
void DecodeAll(StreamDecoder decode, std::string_view data,
               KindOfOutput& output) {
  std::size_t position = 0;
  while (position < data.size()) {
    const std::size_t size_before = output.size();
    OffsetOutput stream(position, output);
    const StreamEnd end = decode(data.substr(position), stream);
    if (end.kind == StreamEnd::Kind::kDamaged && position > 0) {
      output.Truncate(size_before);
      return;
    }
    if (end.kind != StreamEnd::Kind::kComplete) ThrowDamaged(end.problem);
    position += end.consumed;
  }
}

}  // namespace

std::string DecompressStreams(StreamDecoder decode, std::string_view data) {
  const auto throw_if_beyond_limits = [decode, data] {
    CountingOutput count(data.size());
    DecodeAll(decode, data, count);
  };
  BoundedOutput output(data.size(), throw_if_beyond_limits);
  DecodeAll(decode, data, output);
  return std::move(output).Take();
}

}  // namespace insight::plugins::compression
