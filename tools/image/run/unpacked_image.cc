#include "tools/image/run/unpacked_image.h"

#include <string_view>
#include <system_error>
#include <utility>

#include "tools/image/image_exception.h"
#include "tools/image/image_reader.h"
#include "tools/image/write_tree.h"

namespace insight::image {
namespace {

namespace fs = std::filesystem;
using std::chrono::steady_clock;

// So that names resolve inside as they do outside.
void CopyNetworkConfiguration(const fs::path& root) {
  for (const char* file : {"etc/hosts", "etc/resolv.conf"}) {
    std::error_code ignored;
    fs::copy_file(fs::path("/") / file, root / file,
                  fs::copy_options::overwrite_existing, ignored);
  }
}

SubprocessResult RunCaptured(const Runner& runner, const Job& job,
                             const fs::path& input) {
  SubprocessResult result;
  result.status = runner.run(
      job, {.input = input,
            .output = [&](std::string_view text) { result.output += text; },
            .errors = [&](std::string_view text) { result.errors += text; }});
  return result;
}

}  // namespace

UnpackedImage::UnpackedImage(fs::path archive) : archive_(std::move(archive)) {
  const Image image = ReadImage(archive_);
  definition_ = image.definition;
  fs::permissions(root_.path(), fs::perms(0755));
  WriteTree(RootFileSystem(image), root_.path());
  CopyNetworkConfiguration(root_.path());
}

Job UnpackedImage::MakeJob() const {
  return {.archive = archive_,
          .root = root_.path(),
          .definition = definition_,
          .arguments = {}};
}

bool UnpackedImage::Has(const fs::path& file) const {
  std::error_code ignored;
  // A link's target is within the image, so only the link itself is looked at.
  return fs::exists(fs::symlink_status(root_.path() / file, ignored));
}

Answer RunWithFirstThatWorks(const Job& job, const fs::path& input,
                             const std::string& wanted) {
  std::string reasons;
  for (const Runner& runner : Runners()) {
    if (!wanted.empty() && wanted != runner.name) continue;
    const steady_clock::time_point start = steady_clock::now();
    SubprocessResult result = RunCaptured(runner, job, input);
    if (result.status == 0 || !result.output.empty()) {
      return {&runner, std::move(result),
              std::chrono::duration_cast<std::chrono::milliseconds>(
                  steady_clock::now() - start)};
    }
    reasons += std::string("  ") + runner.name + ": " +
               (result.errors.empty() ? "no reason given\n" : result.errors);
    if (reasons.back() != '\n') reasons += '\n';
  }
  throw ImageException(
      "Nothing on this machine can run the image:\n" + reasons +
      "Install bubblewrap (Debian: apt-get install bubblewrap) or podman, or "
      "run this as root.");
}

}  // namespace insight::image
