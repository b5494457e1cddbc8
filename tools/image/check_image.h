// What must be true of every plugin's image.

#ifndef TOOLS_IMAGE_CHECK_IMAGE_H_
#define TOOLS_IMAGE_CHECK_IMAGE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "tools/image/image_reader.h"

namespace insight::image {

struct ImageExpectations {
  std::string plugin_spec;              // The text of plugin.spec.yaml.
  std::string entrypoint;               // Absolute path of the plugin's binary.
  std::uint64_t most_bytes = 0;         // All layers, compressed.
  std::uint64_t most_plugin_bytes = 0;  // The last layer, compressed.
  std::vector<std::string> files;       // Further paths that lead to a file.
  std::vector<std::string> no_files;    // Paths that must not.
};

// Returns a sentence for each thing that is wrong; none if all is as it must
// be:
//
// - every layer is what its diff_id says; sizes are within the limits;
// - the user is nobody, whom the image's own /etc/passwd knows as 65534;
// - the entrypoint is a static program (ELF without an interpreter), 0755;
// - the plugin's layer holds that program, /plugin.spec.yaml, 0644, and the
//   directories above them, all root's, and nothing else;
// - labels and name are those of the spec; labels say the base, with its
//   digest, and the licences; the manifest's annotations say the same;
// - the signal to stop is SIGTERM, and the healthcheck is the entrypoint with
//   `http --check`;
// - SSL_CERT_FILE leads to certificates; `files` lead to files, `no_files` to
//   none;
// - nothing is setuid or setgid, and /var/cache and /tmp, which are sticky, are
//   all that everyone can write to.
//
// Throws ImageException if the image can't be read at all.
[[nodiscard]] std::vector<std::string> ImageProblems(
    const Image& image, const ImageExpectations& expected);

}  // namespace insight::image

#endif  // TOOLS_IMAGE_CHECK_IMAGE_H_
