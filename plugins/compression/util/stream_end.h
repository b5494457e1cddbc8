// How the decoding of one compressed stream ended.

#ifndef PLUGINS_COMPRESSION_UTIL_STREAM_END_H_
#define PLUGINS_COMPRESSION_UTIL_STREAM_END_H_

#include <cstddef>
#include <string>

namespace insight::plugins::compression {

struct StreamEnd {
  enum class Kind {
    kComplete,
    kTruncated,  // The data ends before the stream does.
    kDamaged,
  };

  Kind kind;
  // Bytes from the start of the data that belong to the stream.
  std::size_t consumed = 0;
  // What is wrong, in Python's words and without a full stop; empty if nothing
  // is.
  std::string problem = {};
};

}  // namespace insight::plugins::compression

#endif  // PLUGINS_COMPRESSION_UTIL_STREAM_END_H_
