// The one exception of //tools/release.

#ifndef TOOLS_RELEASE_RELEASE_EXCEPTION_H_
#define TOOLS_RELEASE_RELEASE_EXCEPTION_H_

#include <stdexcept>

namespace insight::release {

// What a registry, a file, a key or the machine can do wrong.  The text says
// what is wrong, where, and, if that is not plain, what to do.
class ReleaseException : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace insight::release

#endif  // TOOLS_RELEASE_RELEASE_EXCEPTION_H_
