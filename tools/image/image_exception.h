// The one exception of //tools/image.

#ifndef TOOLS_IMAGE_IMAGE_EXCEPTION_H_
#define TOOLS_IMAGE_IMAGE_EXCEPTION_H_

#include <stdexcept>

namespace insight::image {

// What a file, a definition or the machine can do wrong.  The text says what
// is wrong, where, and, if that is not plain, what to do: it is shown to the
// person who runs the build.
class ImageException : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace insight::image

#endif  // TOOLS_IMAGE_IMAGE_EXCEPTION_H_
