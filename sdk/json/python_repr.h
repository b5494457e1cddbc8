// The one-line texts under "sdk/json/python_text.h".

#ifndef SDK_JSON_PYTHON_REPR_H_
#define SDK_JSON_PYTHON_REPR_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "sdk/json/json_fwd.h"

namespace insight {

struct ReprOptions {
  bool sorted = false;
  // Stop soon after this many bytes: what is longer is not needed.
  std::size_t enough = std::string::npos;
};

void AppendQuoted(std::string_view text, const ReprOptions& options,
                  std::string& out);
void AppendRepr(const Json& value, const ReprOptions& options,
                std::string& out);

}  // namespace insight

#endif  // SDK_JSON_PYTHON_REPR_H_
