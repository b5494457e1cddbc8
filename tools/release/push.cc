#include "tools/release/push.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "tools/release/attestation.h"
#include "tools/release/reference.h"
#include "tools/release/release_exception.h"

namespace insight::release {
namespace {

// One image under one repository: several archives if there are several
// architectures.
struct Target {
  std::string repository;
  std::string tag;
  std::vector<std::pair<const Layout*, const LayoutImage*>> images;
};

std::vector<Target> TargetsOf(const std::vector<Layout>& layouts) {
  std::map<std::string, Target> by_name;
  for (const Layout& layout : layouts) {
    for (const LayoutImage& image : layout.images()) {
      if (image.names.empty()) {
        throw ReleaseException(layout.name() + ": the image " +
                               image.manifest.digest + " has no name.");
      }
      for (const std::string& name : image.names) {
        const Reference reference = ParseReference(name);
        Target& target = by_name[name];
        target.repository = reference.repository;
        target.tag = reference.tag;
        target.images.emplace_back(&layout, &image);
      }
    }
  }
  std::vector<Target> targets;
  for (auto& [name, target] : by_name) targets.push_back(std::move(target));
  return targets;
}

class Planner {
 public:
  Planner(bool moves_tags, Registry& registry)
      : moves_tags_(moves_tags), registry_(registry) {}

  void Add(const Target& target) {
    if (target.images.size() == 1) {
      const auto& [layout, image] = target.images.front();
      AddImage(target, *layout, *image, {target.tag});
      return;
    }
    std::vector<Descriptor> manifests;
    std::set<std::string> architectures;
    for (const auto& [layout, image] : target.images) {
      Descriptor entry = image->manifest;
      entry.reference.clear();
      if (entry.IsIndex() || !architectures.insert(entry.architecture).second) {
        throw ReleaseException(
            "Two images are called " + target.repository + ":" + target.tag +
            ", " +
            (entry.IsIndex() ? "one of them an index."
                             : "both for \"" + entry.architecture + "\"."));
      }
      AddImage(target, *layout, *image, {});
      manifests.push_back(std::move(entry));
    }
    std::sort(manifests.begin(), manifests.end(),
              [](const Descriptor& a, const Descriptor& b) {
                return a.architecture < b.architecture;
              });
    const std::string index = IndexText(manifests);
    AddManifest({.what = "index",
                 .repository = target.repository,
                 .descriptor = Describe(kIndexType, index),
                 .tags = {target.tag},
                 .bytes = index});
  }

  PushPlan Finish() {
    AddReferrerIndexes();
    return std::move(plan_);
  }

 private:
  void AddImage(const Target& target, const Layout& layout,
                const LayoutImage& image, std::vector<std::string> tags) {
    const std::vector<Descriptor> manifests = PlatformManifests(
        image.manifest,
        [&](const Descriptor& blob) { return layout.Blob(blob); },
        layout.name());
    if (image.manifest.IsIndex()) {
      for (const Descriptor& manifest : manifests) {
        AddPlatform(target.repository, layout, manifest, {});
      }
      AddManifest({.what = "index",
                   .repository = target.repository,
                   .descriptor = image.manifest,
                   .tags = std::move(tags),
                   .layout = &layout});
    } else {
      AddPlatform(target.repository, layout, image.manifest, std::move(tags));
    }
    for (Attachment attachment : image.attachments) {
      AddAttachment(target.repository, attachment);
      if (!attachment.IsProvenance() || !image.manifest.IsIndex()) continue;
      for (const Descriptor& manifest : manifests) {
        attachment.subject = manifest;
        AddAttachment(target.repository, attachment);
      }
    }
  }

  void AddPlatform(const std::string& repository, const Layout& layout,
                   const Descriptor& image, std::vector<std::string> tags) {
    const Manifest manifest = ParseManifest(layout.Blob(image), layout.name());
    for (const Descriptor& layer : manifest.layers) {
      AddBlob({.what = "layer",
               .repository = repository,
               .descriptor = layer,
               .layout = &layout});
    }
    AddBlob({.what = "config",
             .repository = repository,
             .descriptor = manifest.config,
             .layout = &layout});
    AddManifest({.what = "image",
                 .repository = repository,
                 .descriptor = image,
                 .tags = std::move(tags),
                 .layout = &layout});
  }

  void AddAttachment(const std::string& repository,
                     const Attachment& attachment) {
    const Artifact artifact = MakeArtifact(attachment);
    const std::string what = AttachmentName(attachment.type);
    for (const auto& [descriptor, bytes] : artifact.blobs) {
      AddBlob({.what = what,
               .repository = repository,
               .descriptor = descriptor,
               .bytes = bytes});
    }
    const std::string& subject = attachment.subject.digest;
    std::vector<std::string> tags;
    if (attachment.IsProvenance()) tags.push_back(AttestationTag(subject));
    AddManifest({.what = what,
                 .repository = repository,
                 .descriptor = artifact.descriptor,
                 .tags = std::move(tags),
                 .bytes = artifact.manifest});
    AddReferrer(repository, subject, artifact.descriptor);
  }

  // Plans the index of what refers to an image, where the registry has none.
  void AddReferrer(const std::string& repository, const std::string& subject,
                   const Descriptor& artifact) {
    const auto [place, is_new] =
        referrers_.try_emplace({repository, subject}, std::nullopt);
    std::optional<std::vector<Descriptor>>& listed = place->second;
    if (is_new && !registry_.ListReferrers(repository, subject)) {
      const std::optional<StoredManifest> stored =
          registry_.FindManifest(repository, ReferrersTag(subject));
      listed.emplace();
      if (stored) {
        listed = ParseIndex(stored->bytes, repository + ": referrers");
      }
    }
    if (!listed) return;
    const bool is_there = std::any_of(
        listed->begin(), listed->end(),
        [&](const Descriptor& one) { return one.digest == artifact.digest; });
    if (!is_there) listed->push_back(artifact);
  }

  // The indexes of AddReferrer(), as they are when all is planned.
  void AddReferrerIndexes() {
    for (const auto& [key, listed] : referrers_) {
      if (!listed) continue;
      const auto& [repository, subject] = key;
      const std::string index = IndexText(*listed);
      AddManifest({.what = "referrers",
                   .repository = repository,
                   .descriptor = Describe(kIndexType, index),
                   .tags = {ReferrersTag(subject)},
                   .bytes = index});
    }
  }

  void AddBlob(PushStep step) {
    const std::string& digest = step.descriptor.digest;
    if (FindStep(step.repository, digest) != nullptr) return;
    const auto placed = placed_.find(digest);
    if (registry_.HasBlob(step.repository, digest)) {
      step.action = PushAction::kKeep;
    } else if (placed != placed_.end()) {
      step.action = PushAction::kMount;
      step.mount_from = placed->second;
    }
    placed_.emplace(digest, step.repository);
    plan_.push_back(std::move(step));
  }

  void AddManifest(PushStep step) {
    const std::string digest = step.descriptor.digest;
    std::vector<std::string> tags;  // Those that are to be set.
    for (const std::string& tag : step.tags) {
      const std::optional<StoredManifest> stored =
          registry_.FindManifest(step.repository, tag);
      if (stored && stored->descriptor.digest == digest) continue;
      if (stored && IsReleaseTag(tag) && !moves_tags_) {
        throw ReleaseException(
            registry_.name() + "/" + step.repository + ":" + tag +
            " is another image already, " + stored->descriptor.digest +
            ", and not " + digest +
            ": raise the version, or move the tag by --move-tags.");
      }
      tags.push_back(tag);
    }
    PushStep* const planned = FindStep(step.repository, digest);
    if (planned != nullptr) {  // Under another name of the same image.
      if (!tags.empty()) planned->action = PushAction::kUpload;
      planned->tags.insert(planned->tags.end(), tags.begin(), tags.end());
      return;
    }
    if (tags.empty() && registry_.FindManifest(step.repository, digest)) {
      step.action = PushAction::kKeep;
    }
    step.tags = std::move(tags);
    plan_.push_back(std::move(step));
  }

  // Null if there is none.
  PushStep* FindStep(const std::string& repository, const std::string& digest) {
    const auto found =
        std::find_if(plan_.begin(), plan_.end(), [&](const PushStep& step) {
          return step.repository == repository &&
                 step.descriptor.digest == digest;
        });
    return found == plan_.end() ? nullptr : &*found;
  }

  const bool moves_tags_;
  Registry& registry_;
  PushPlan plan_;
  std::map<std::string, std::string> placed_;  // Digest -> repository.
  // What refers to a repository's image, by its digest; nothing where the
  // registry knows that.
  std::map<std::pair<std::string, std::string>,
           std::optional<std::vector<Descriptor>>>
      referrers_;
};

std::string BytesOf(const PushStep& step) {
  return step.layout == nullptr ? step.bytes
                                : step.layout->Blob(step.descriptor);
}

bool IsManifest(const PushStep& step) {
  return step.descriptor.media_type == kManifestType ||
         step.descriptor.media_type == kIndexType;
}

void CarryOutStep(const PushStep& step, Registry& registry) {
  const std::string bytes = BytesOf(step);
  if (!IsManifest(step)) {
    registry.PutBlob(step.repository, step.descriptor, bytes, step.mount_from);
    return;
  }
  registry.PutManifest(step.repository, step.descriptor.digest,
                       step.descriptor.media_type, bytes);
  for (const std::string& tag : step.tags) {
    registry.PutManifest(step.repository, tag, step.descriptor.media_type,
                         bytes);
  }
}

}  // namespace

PushPlan PlanPush(const std::vector<Layout>& layouts, bool moves_tags,
                  Registry& registry) {
  Planner planner(moves_tags, registry);
  for (const Target& target : TargetsOf(layouts)) planner.Add(target);
  return planner.Finish();
}

void CarryOut(const PushPlan& plan, Registry& registry,
              const std::function<void(const PushStep&)>& done) {
  for (const PushStep& step : plan) {
    if (step.action == PushAction::kKeep) continue;
    CarryOutStep(step, registry);
    done(step);
  }
}

const char* PushActionName(PushAction action) {
  switch (action) {
    case PushAction::kKeep:
      return "keep";
    case PushAction::kMount:
      return "mount";
    case PushAction::kUpload:
      return "upload";
  }
  return "";
}

std::uint64_t UploadBytes(const PushPlan& plan) {
  std::uint64_t bytes = 0;
  for (const PushStep& step : plan) {
    if (step.action == PushAction::kUpload) bytes += step.descriptor.size;
  }
  return bytes;
}

}  // namespace insight::release
