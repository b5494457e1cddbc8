#ifndef TOOLS_VALIDATOR_PYTHON_DOCKERFILE_H_
#define TOOLS_VALIDATOR_PYTHON_DOCKERFILE_H_

#include <string>
#include <string_view>
#include <vector>

namespace insight::validator {

// An image that a Dockerfile starts from; not an earlier stage of its own.
struct ParentImage {
  int line;
  std::string
      name;  // Without the tag: "rapid7/insightconnect-python-3-plugin".
};

[[nodiscard]] std::vector<ParentImage> ParentImages(
    std::string_view dockerfile);

}  // namespace insight::validator

#endif  // TOOLS_VALIDATOR_PYTHON_DOCKERFILE_H_
