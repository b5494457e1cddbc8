#include "tools/sbom/bill.h"

#include <algorithm>
#include <tuple>

namespace insight::tool {
namespace {

void Merge(const std::vector<Component>& from, std::vector<Component>& to) {
  to.insert(to.end(), from.begin(), from.end());
  std::sort(to.begin(), to.end(), [](const Component& a, const Component& b) {
    return std::tie(a.name, a.purl, a.sha256) <
           std::tie(b.name, b.purl, b.sha256);
  });
  to.erase(std::unique(to.begin(), to.end()), to.end());
}

}  // namespace

void AddLinked(const PackageSet& set, Bill& bill) {
  Merge(set.packages, bill.linked);
  bill.license_texts.insert(set.license_texts.begin(), set.license_texts.end());
}

void AddInstalled(const PackageSet& set, Bill& bill) {
  Merge(set.packages, bill.installed);
  bill.license_texts.insert(set.license_texts.begin(), set.license_texts.end());
  if (set.system) bill.system = set.system;
}

}  // namespace insight::tool
