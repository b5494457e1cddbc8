// A plugin as something that runs.

#ifndef TOOLS_INSIGHT_PLUGIN_PLUGIN_PROGRAM_H_
#define TOOLS_INSIGHT_PLUGIN_PLUGIN_PROGRAM_H_

#include <memory>
#include <string>
#include <vector>

#include "tools/image/run/subprocess.h"
#include "tools/image/run/unpacked_image.h"
#include "tools/insight_plugin/command.h"

namespace insight::tool {

// The plugin's program, on this machine or inside the plugin's image.
class PluginProgram {
 public:
  virtual ~PluginProgram() = default;

  // Runs it with the arguments; returns its exit status, 128 plus the number
  // for a signal.  Throws a std::exception if it cannot be started.
  virtual int Run(const std::vector<std::string>& arguments,
                  const image::Stdio& stdio) const = 0;
};

// --image-file, --base, --runner, --cache: of what image, and how it runs.
class ImageOptions {
 public:
  void Declare(CLI::App& app);

  // Whether an image is named: by its file or its base.
  [[nodiscard]] bool is_given() const {
    return !file_.empty() || !base_.empty();
  }

  // Returns the image of the plugin in `directory`, which is built first unless
  // its file is given.  Throws as BuiltOutput() and UnpackedImage do.
  [[nodiscard]] std::unique_ptr<image::UnpackedImage> Unpack(
      const std::string& directory, bool quiet, const Streams& streams) const;

  // Returns the runner that works on this machine, found by running `probe`,
  // which prints something.  Throws image::ImageException if none does.
  [[nodiscard]] const image::Runner& FindRunner(const image::Job& probe) const;

  // The host's folder for the plugin's cache; empty for a new one.
  [[nodiscard]] std::string cache() const;

 private:
  std::string file_;
  std::string base_;
  std::string runner_;
  std::string cache_;
};

// What most commands that run a plugin take: the above, --program, --image and
// --rebuild.
class ProgramOptions {
 public:
  void Declare(CLI::App& app);

  // Returns the program of the plugin in `directory`, or of its image, built
  // first unless it is given.  Throws a std::exception.
  [[nodiscard]] std::unique_ptr<PluginProgram> Find(
      const std::string& directory, bool quiet, const Streams& streams) const;

 private:
  std::string program_;
  bool in_image_ = false;
  bool rebuild_ = false;  // It is what happens.
  ImageOptions image_;
};

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_PLUGIN_PROGRAM_H_
