#include "sdk/error/check.h"

#include <cstdio>
#include <cstdlib>

namespace insight {

void BrokenInvariant(std::string_view expected, std::source_location where) {
  std::fprintf(stderr, "%s:%u: %s: broken invariant: %.*s\n", where.file_name(),
               static_cast<unsigned>(where.line()), where.function_name(),
               static_cast<int>(expected.size()), expected.data());
  std::abort();
}

}  // namespace insight
