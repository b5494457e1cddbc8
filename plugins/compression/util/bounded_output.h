// Where decompressed content goes, so that what comes out of a small input
// cannot fill the memory.
//
// Two limits hold while content arrives: 100 bytes for each compressed byte,
// and 1 GiB.  Both are about totals, so content that expands by far more than
// 100 at the start may still be within them at the end.  Such content is not
// kept on trust: as soon as it looks like a bomb, it is measured to its end
// first, without keeping any of it.
//
// Example:
//
//   BoundedOutput output(data.size(), [&] { ThrowIfBeyondLimits(data); });
//   Decode(data, output);
//   return std::move(output).Take();
//
// Thread safety: for one thread at a time.

#ifndef PLUGINS_COMPRESSION_UTIL_BOUNDED_OUTPUT_H_
#define PLUGINS_COMPRESSION_UTIL_BOUNDED_OUTPUT_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace insight::plugins::compression {

inline constexpr std::size_t kMaxRatio = 100;
inline constexpr std::size_t kMaxContentSize = std::size_t{1} << 30;  // Bytes.

// Takes what a decoder makes.
class Output {
 public:
  virtual ~Output() = default;

  // Adds content.  `consumed` is the number of compressed bytes that have been
  // read so far.  Throws if the content is too much.
  virtual void Append(std::string_view content, std::size_t consumed) = 0;
};

// Only counts, and throws PluginException beyond the limits.
class CountingOutput final : public Output {
 public:
  // `compressed_size` is that of the whole input, in bytes.
  explicit CountingOutput(std::size_t compressed_size)
      : compressed_size_(compressed_size) {}

  void Append(std::string_view content, std::size_t consumed) override {
    Add(content.size(), consumed);
  }

  // Counts `size` bytes of content.
  void Add(std::size_t size, std::size_t consumed);

  [[nodiscard]] std::size_t compressed_size() const { return compressed_size_; }
  [[nodiscard]] std::size_t size() const { return size_; }

  // Forgets all but the first `size` bytes.
  void Truncate(std::size_t size) { size_ = size; }

 private:
  std::size_t compressed_size_;
  std::size_t size_ = 0;
};

// Keeps the content, within the limits.
class BoundedOutput final : public Output {
 public:
  // `measure` throws if the content of the whole input is beyond the limits; it
  // is called at most once.
  BoundedOutput(std::size_t compressed_size, std::function<void()> measure)
      : count_(compressed_size), measure_(std::move(measure)) {}

  void Append(std::string_view content, std::size_t consumed) override;

  [[nodiscard]] std::size_t size() const { return content_.size(); }
  void Truncate(std::size_t size);

  // Makes room for content whose size was announced.  What was announced need
  // not be true: no more than the limits allow is reserved.
  void Reserve(std::size_t size);

  [[nodiscard]] std::string Take() && { return std::move(content_); }

 private:
  CountingOutput count_;
  std::function<void()> measure_;  // Empty once called.
  std::string content_;
};

}  // namespace insight::plugins::compression

#endif  // PLUGINS_COMPRESSION_UTIL_BOUNDED_OUTPUT_H_
