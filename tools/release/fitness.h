// Whether a plugin is fit for a release.

#ifndef TOOLS_RELEASE_FITNESS_H_
#define TOOLS_RELEASE_FITNESS_H_

#include <filesystem>
#include <string>
#include <vector>

#include "tools/release/affected.h"
#include "tools/release/workspace.h"

namespace insight::release {

// Why a plugin is not.
struct Unfit {
  std::string text;
  std::string hint;  // What to do, or "".
};

// Thread safety: none.
class FitnessChecker {
 public:
  // `released` is the commit that holds what was released, `affected` what the
  // changes since then reach.  Both arguments must outlive the checker.
  FitnessChecker(const Workspace& workspace, std::string released,
                 const std::vector<AffectedPlugin>& affected);

  // Returns all that is wrong:
  // * the version does not say what changed in the spec (//tools/version), or
  //   did not rise though the image changes;
  // * version_history has no entry for the version;
  // * help.md is not what the spec gives;
  // * //tools/validator finds an error;
  // * an image is not built, or its digest is not that of its archive.
  [[nodiscard]] std::vector<Unfit> Check(const AffectedPlugin& plugin) const;

 private:
  void CheckSpec(const AffectedPlugin& plugin, std::vector<Unfit>& found) const;
  void CheckImages(const AffectedPlugin& plugin,
                   std::vector<Unfit>& found) const;

  const Workspace& workspace_;
  const std::string released_;
  const std::vector<AffectedPlugin>& affected_;
  const std::filesystem::path bin_;
};

}  // namespace insight::release

#endif  // TOOLS_RELEASE_FITNESS_H_
