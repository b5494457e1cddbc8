#include "tests/conformance/normal_form.h"

#include <algorithm>

#include "sdk/json/dump.h"

namespace insight::conformance {

std::string NormalForm(Json document) {
  if (document.is_object() && document.contains("body") &&
      document["body"].is_object() && document["body"].contains("log") &&
      document["body"]["log"].is_string()) {
    auto& log = document["body"]["log"].get_ref<std::string&>();
    log.resize(
        std::min(log.find("Traceback (most recent call last):"), log.size()));
  }
  return DumpCompactSortedJson(document);
}

}  // namespace insight::conformance
