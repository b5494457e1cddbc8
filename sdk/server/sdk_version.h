// The version of this SDK, which `GET /api/v1/info` shows.

#ifndef SDK_SERVER_SDK_VERSION_H_
#define SDK_SERVER_SDK_VERSION_H_

#include <string_view>

namespace insight {

inline constexpr std::string_view kSdkVersion = "1.0.0";

}  // namespace insight

#endif  // SDK_SERVER_SDK_VERSION_H_
