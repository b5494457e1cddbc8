// Bringing images into a registry: first a plan, by looking what is there, and
// then what the plan says.
//
// Each blob travels at most once in a push, whatever number of repositories
// need it: the others take it over from the first.  An index goes with the
// images in it; images of one name for several architectures, each in an
// archive of its own, become an index under that name.
//
// What is attached to an image becomes an artifact that refers to it.  Where
// the registry does not list such artifacts itself, an index of them is kept
// under ReferrersTag().  A provenance stands under AttestationTag() as well;
// that of an index, also with each image in it.

#ifndef TOOLS_RELEASE_PUSH_H_
#define TOOLS_RELEASE_PUSH_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "tools/release/layout.h"
#include "tools/release/registry.h"

namespace insight::release {

enum class PushAction { kKeep, kMount, kUpload };

// One blob or manifest of the push.
struct PushStep {
  // "layer", "config", "image", "index", "referrers", or an AttachmentName().
  std::string what = {};
  std::string repository = {};
  Descriptor descriptor = {};
  PushAction action = PushAction::kUpload;
  std::string mount_from = {};  // A repository, with kMount.
  // Of a manifest: where it is put, besides its digest.
  std::vector<std::string> tags = {};
  // Of what no archive has: an index, an artifact.
  std::string bytes = {};
  const Layout* layout = nullptr;  // Of the rest; outlives the plan.
};

using PushPlan = std::vector<PushStep>;

// Plans what it takes for the registry to have all images of these archives
// under all their names, with what is attached; "keep" is what is there
// already. Writes nothing.
//
// Throws ReleaseException if an image has no name, or if a release's tag (see
// IsReleaseTag()) is taken by another image, unless `moves_tags`.
[[nodiscard]] PushPlan PlanPush(const std::vector<Layout>& layouts,
                                bool moves_tags, Registry& registry);

// Carries the plan out, and calls `done` after each step that is no "keep".
// Throws ReleaseException; running it again goes on from there.
void CarryOut(const PushPlan& plan, Registry& registry,
              const std::function<void(const PushStep&)>& done);

// "keep", "mount" or "upload".
[[nodiscard]] const char* PushActionName(PushAction action);

// The bytes that the plan sends.
[[nodiscard]] std::uint64_t UploadBytes(const PushPlan& plan);

}  // namespace insight::release

#endif  // TOOLS_RELEASE_PUSH_H_
