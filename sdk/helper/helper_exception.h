// What a helper throws where the Python runtime's helper raises a plain
// exception: what() is that exception's text, such as "ExecCommand".  The
// reason has been logged.

#ifndef SDK_HELPER_HELPER_EXCEPTION_H_
#define SDK_HELPER_HELPER_EXCEPTION_H_

#include <stdexcept>

namespace insight {

class HelperException : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace insight

#endif  // SDK_HELPER_HELPER_EXCEPTION_H_
