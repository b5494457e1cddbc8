// A service answered with a status that says that the request failed.

#ifndef SDK_HELPER_API_EXCEPTION_H_
#define SDK_HELPER_API_EXCEPTION_H_

#include <string>
#include <utility>

#include "sdk/error/plugin_exception.h"

namespace insight {

class ApiException : public PluginException {
 public:
  ApiException(std::string cause, std::string assistance, std::string data,
               int status_code)
      : PluginException(std::move(cause), std::move(assistance),
                        std::move(data)),
        status_code_(status_code) {}
  ApiException(Preset preset, std::string data, int status_code)
      : PluginException(preset, std::move(data)), status_code_(status_code) {}

  [[nodiscard]] int status_code() const { return status_code_; }

 private:
  int status_code_;
};

}  // namespace insight

#endif  // SDK_HELPER_API_EXCEPTION_H_
