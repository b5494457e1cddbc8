// What ends the process: broken invariants, and nothing else.

#ifndef SDK_ERROR_CHECK_H_
#define SDK_ERROR_CHECK_H_

#include <source_location>
#include <string_view>

namespace insight {

// Prints to stderr what was expected and where, then aborts.  Only for a bug of
// ours that no input can reach; never for what a peer, a user or the disk can
// cause.
[[noreturn]] void BrokenInvariant(
    std::string_view expected,
    std::source_location where = std::source_location::current());

// Aborts as above unless `holds`.
inline void Check(
    bool holds, std::string_view expected,
    std::source_location where = std::source_location::current()) {
  if (!holds) BrokenInvariant(expected, where);
}

}  // namespace insight

#endif  // SDK_ERROR_CHECK_H_
