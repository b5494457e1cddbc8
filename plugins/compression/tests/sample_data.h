// What several tests of this plugin need.

#ifndef PLUGINS_COMPRESSION_TESTS_SAMPLE_DATA_H_
#define PLUGINS_COMPRESSION_TESTS_SAMPLE_DATA_H_

#include <cstddef>
#include <functional>
#include <string>

namespace insight::plugins::compression {

// Returns `size` bytes that no compressor makes smaller; the same each time.
[[nodiscard]] std::string RandomBytes(std::size_t size);

// Returns `size` lower-case letters and spaces; the same each time.
[[nodiscard]] std::string RandomText(std::size_t size);

// Returns the cause of the PluginException that `run` throws, or "" if it
// throws none.
[[nodiscard]] std::string CauseOf(const std::function<void()>& run);

}  // namespace insight::plugins::compression

#endif  // PLUGINS_COMPRESSION_TESTS_SAMPLE_DATA_H_
