// What the benchmarks work on: the same bytes on every machine.

#ifndef TESTS_BENCH_INPUTS_H_
#define TESTS_BENCH_INPUTS_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace insight::bench {

// Returns `size` bytes of text like a log's: times, hosts, addresses, hashes.
// Compressors make about a third of it.
[[nodiscard]] std::string LogText(std::size_t size);

// Returns the message that asks compress_bytes to gzip `content`.
[[nodiscard]] std::string GzipMessage(std::string_view content);

// Returns the message that asks decompress_bytes for what is in `data`.
[[nodiscard]] std::string DecompressMessage(std::string_view data);

// 10 GiB of zeros each.
[[nodiscard]] std::string GzipBomb();
[[nodiscard]] std::string Bzip2Bomb();
[[nodiscard]] std::string XzBomb();

}  // namespace insight::bench

#endif  // TESTS_BENCH_INPUTS_H_
