// The bytes of a spool: records one after the other, appended only.
//
// A record is, numbers little-endian:
//
//   offset  bytes
//   0       4      "EVQ1"
//   4       4      CRC-32 (RFC 1952, section 8) of all that follows
//   8       4      1: an event; 2: all events up to the number were settled
//   12      4      size of the payload
//   16      8      number; those of events rise
//   24             payload: of an event its id, 36 bytes, and its body
//
// A record counts if all of it is there and its CRC is right.  What does not is
// skipped, up to the next record: the torn end that a killed writer leaves, or
// damage.
//
// Thread safety: values and functions; may be used from any thread.

#ifndef SDK_DISPATCHER_SPOOL_FORMAT_H_
#define SDK_DISPATCHER_SPOOL_FORMAT_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

namespace insight {

inline constexpr std::size_t kSpoolHeaderBytes = 24;
inline constexpr std::size_t kEventIdBytes = 36;

// Where the record of an event lies.
struct SpooledEvent {
  std::uint64_t number = 0;
  std::size_t offset = 0;
  std::size_t size = 0;  // With its header.
};

struct SpoolContents {
  std::deque<SpooledEvent> pending;  // Oldest first.
  std::uint64_t last_number = 0;     // 0 if there was none.
  std::size_t end = 0;               // Of the last record that counts.
  std::size_t skipped_bytes = 0;     // Between records; not those at the end.
};

// `id` has kEventIdBytes bytes.
[[nodiscard]] std::string EventRecord(std::uint64_t number, std::string_view id,
                                      std::string_view body);
[[nodiscard]] std::string SettledRecord(std::uint64_t number);

// Never fails: any bytes are a spool, if one with no record that counts.
[[nodiscard]] SpoolContents ReadSpool(std::string_view bytes);

// Whether `bytes` is one whole record, with nothing after it.
[[nodiscard]] bool IsRecord(std::string_view bytes);

}  // namespace insight

#endif  // SDK_DISPATCHER_SPOOL_FORMAT_H_
