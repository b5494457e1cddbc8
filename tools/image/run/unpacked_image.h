// An image on its way to being run.

#ifndef TOOLS_IMAGE_RUN_UNPACKED_IMAGE_H_
#define TOOLS_IMAGE_RUN_UNPACKED_IMAGE_H_

#include <chrono>
#include <filesystem>
#include <string>

#include "tools/image/files.h"
#include "tools/image/image_writer.h"
#include "tools/image/run/runner.h"
#include "tools/image/run/subprocess.h"

namespace insight::image {

// The root file system of an image, in a temporary folder that lives as long as
// this object.  Names of hosts resolve inside as they do outside.
//
// Thread safety: none.
class UnpackedImage {
 public:
  // Throws ImageException if the archive is no image, or on a full disk.
  explicit UnpackedImage(std::filesystem::path archive);

  // Returns a run of the entrypoint without arguments.  Good for as long as
  // this object lives.
  [[nodiscard]] Job MakeJob() const;

  // Whether the image has a file at that path, such as "bin/sh".
  [[nodiscard]] bool Has(const std::filesystem::path& file) const;

 private:
  std::filesystem::path archive_;
  TemporaryDirectory root_;
  ImageDefinition definition_;
};

struct Answer {
  const Runner* runner;  // Of Runners(); the one that works here.
  SubprocessResult result;
  std::chrono::milliseconds time;
};

// Runs the job with the first of Runners() that works on this machine: whose
// status is 0 or that prints something.  If `wanted` is not empty, only the
// runner of that name is tried.  Throws ImageException with the reasons of all,
// and what to install, if none works.
[[nodiscard]] Answer RunWithFirstThatWorks(const Job& job,
                                           const std::filesystem::path& input,
                                           const std::string& wanted);

}  // namespace insight::image

#endif  // TOOLS_IMAGE_RUN_UNPACKED_IMAGE_H_
