#include "tools/insight_plugin/plugin_program.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <utility>

#include "tools/insight_plugin/built_output.h"

namespace insight::tool {
namespace {

namespace fs = std::filesystem;

constexpr const char* kImageOptions = "The image";

class HostProgram final : public PluginProgram {
 public:
  explicit HostProgram(const fs::path& path)
      : path_(fs::absolute(path).string()) {
    if (fs::is_directory(path_)) {
      throw std::runtime_error("cannot run " + path.string() +
                               ": it is a folder");
    }
    if (access(path_.c_str(), X_OK) != 0) {
      throw std::runtime_error("cannot run " + path.string() + ": " +
                               std::strerror(errno));
    }
  }

  int Run(const std::vector<std::string>& arguments,
          const image::Stdio& stdio) const override {
    std::vector<std::string> command = {path_};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return image::RunSubprocess(command, stdio);
  }

 private:
  std::string path_;
};

class ImageProgram final : public PluginProgram {
 public:
  ImageProgram(std::unique_ptr<image::UnpackedImage> image,
               const ImageOptions& options)
      : image_(std::move(image)), job_(image_->MakeJob()) {
    image::Job probe = job_;
    probe.arguments = {"--version"};
    runner_ = &options.FindRunner(probe);
    job_.cache = options.cache();
  }

  int Run(const std::vector<std::string>& arguments,
          const image::Stdio& stdio) const override {
    image::Job job = job_;
    job.arguments = arguments;
    return runner_->run(job, stdio);
  }

 private:
  std::unique_ptr<image::UnpackedImage> image_;
  image::Job job_;
  const image::Runner* runner_;
};

}  // namespace

void ImageOptions::Declare(CLI::App& app) {
  CLI::Option* const file =
      app.add_option("--image-file", file_,
                     "The image's archive; by default it is built")
          ->type_name(std::string(usage::kFile))
          ->group(kImageOptions);
  app.add_option("--base", base_, "Build the image on that base")
      ->type_name("NAME")
      ->check(CLI::IsMember({"alpine", "debian_slim", "static"}))
      ->excludes(file)
      ->group(kImageOptions);
  app.add_option("--runner", runner_,
                 "Run it by that and nothing else; by default by the first "
                 "that works")
      ->type_name("NAME")
      ->check(CLI::IsMember({"podman", "docker", "bwrap", "chroot"}))
      ->group(kImageOptions);
  app.add_option("--cache", cache_,
                 "A folder that is the plugin's /var/cache, and outlives it")
      ->type_name(std::string(usage::kDirectory))
      ->check(CLI::ExistingDirectory)
      ->group(kImageOptions);
}

std::unique_ptr<image::UnpackedImage> ImageOptions::Unpack(
    const std::string& directory, bool quiet, const Streams& streams) const {
  if (!file_.empty()) return std::make_unique<image::UnpackedImage>(file_);
  const std::string target = base_.empty() ? "image" : "image_" + base_;
  return std::make_unique<image::UnpackedImage>(
      BuiltOutput(directory, target, quiet, streams));
}

const image::Runner& ImageOptions::FindRunner(const image::Job& probe) const {
  return *image::RunWithFirstThatWorks(probe, "/dev/null", runner_).runner;
}

std::string ImageOptions::cache() const {
  return cache_.empty() ? "" : fs::absolute(cache_).string();
}

void ProgramOptions::Declare(CLI::App& app) {
  app.add_flag("-R,--rebuild", rebuild_,
               "Build the plugin first; that is done anyway");
  CLI::Option* const program =
      app.add_option("--program", program_,
                     "The plugin's program; by default it is built")
          ->type_name(std::string(usage::kFile));
  app.add_flag("--image", in_image_,
               "Run it inside the plugin's image, as root or by podman, docker "
               "or bubblewrap")
      ->excludes(program);
  image_.Declare(app);
  for (const char* option : {"--image-file", "--base", "--runner", "--cache"}) {
    app.get_option(option)->excludes(program);
  }
}

std::unique_ptr<PluginProgram> ProgramOptions::Find(
    const std::string& directory, bool quiet, const Streams& streams) const {
  if (!program_.empty()) return std::make_unique<HostProgram>(program_);
  if (in_image_ || image_.is_given()) {
    return std::make_unique<ImageProgram>(
        image_.Unpack(directory, quiet, streams), image_);
  }
  return std::make_unique<HostProgram>(
      BuiltOutput(directory, "", quiet, streams));
}

}  // namespace insight::tool
