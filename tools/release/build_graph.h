// Which targets are made of which files, as Bazel says.

#ifndef TOOLS_RELEASE_BUILD_GRAPH_H_
#define TOOLS_RELEASE_BUILD_GRAPH_H_

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace insight::release {

// Thread safety: as a const container of the standard library.
class BuildGraph {
 public:
  using Labels = std::set<std::string>;

  // Reads what `bazel query --output=graph --nograph:factored` prints: lines
  // `"A" -> "B"` where A depends on B, and `"A"`.  Throws ReleaseException if
  // it is nothing of that kind.
  [[nodiscard]] static BuildGraph Parse(std::string_view text);

  [[nodiscard]] bool Has(const std::string& label) const {
    return uses_.contains(label);
  }

  // All that the label depends on, itself included.
  [[nodiscard]] Labels DependenciesOf(const std::string& label) const;

  // The labels of a package: "//sdk/http" has "//sdk/http:url.cc".
  [[nodiscard]] Labels In(const std::string& package) const;

 private:
  std::map<std::string, std::vector<std::string>> uses_;
};

// "//sdk/http" of "//sdk/http:url.cc".
[[nodiscard]] std::string PackageOf(std::string_view label);

}  // namespace insight::release

#endif  // TOOLS_RELEASE_BUILD_GRAPH_H_
