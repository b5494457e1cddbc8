#include "tools/validator/python/dockerfile.h"

#include <set>

#include "re2/re2.h"
#include "tools/validator/sources/source_text.h"

namespace insight::validator {

std::vector<ParentImage> ParentImages(std::string_view dockerfile) {
  static const re2::RE2* const line = new re2::RE2(
      R"((?im)^[ \t]*FROM[ \t]+((?:--\S+[ \t]+)*\S+(?:[ \t]+AS[ \t]+\S+)?))");
  static const re2::RE2* const parts =
      new re2::RE2(R"((?i)(?:--\S+[ \t]+)*(\S+?)(?:[ \t]+AS[ \t]+(\S+))?)");
  std::vector<ParentImage> images;
  std::set<std::string> stages;
  for (const Hit& hit : FindAll(dockerfile, *line)) {
    std::string image;
    std::string stage;
    if (!re2::RE2::FullMatch(hit.text, *parts, &image, &stage)) continue;
    if (!stages.contains(image)) {
      images.push_back({.line = hit.position.line,
                        .name = image.substr(0, image.find(':'))});
    }
    if (!stage.empty()) stages.insert(stage);
  }
  return images;
}

}  // namespace insight::validator
