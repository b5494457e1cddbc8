#ifndef TOOLS_INSIGHT_PLUGIN_EXPORT_COMMAND_H_
#define TOOLS_INSIGHT_PLUGIN_EXPORT_COMMAND_H_

#include <string>
#include <string_view>

#include "tools/export/manifests.h"
#include "tools/insight_plugin/plugin_command.h"
#include "tools/insight_plugin/writing_options.h"

namespace insight::tool {

// insight-plugin export: writes VENDOR_NAME_VERSION.plg from the image that the
// build has made, or manifests that run the image.
class ExportCommand final : public PluginCommand {
 public:
  [[nodiscard]] std::string_view name() const override { return "export"; }
  [[nodiscard]] std::string_view summary() const override {
    return "Pack a plugin into a .plg archive, or write how to run its image";
  }
  [[nodiscard]] usage::CommandHelp help() const override;

 protected:
  void DeclareMore(CLI::App& app) override;
  void RunOn(const Target& target, Report& report) override;

 private:
  void DeclareForArchives(CLI::App& app);
  void DeclareForManifests(CLI::App& app);
  // Throws CLI::ValidationError for options that do not go together.
  void CheckOptions() const;
  void ExportArchive(const spec::PluginSpec& plugin,
                     const std::string& directory, Report& report) const;
  void ExportManifests(const spec::PluginSpec& plugin, Report& report) const;
  // The image that was named, or the built one that is the plugin's.
  [[nodiscard]] std::string ImageFile(const spec::PluginSpec& plugin,
                                      const std::string& directory) const;

  bool kubernetes_ = false;
  bool compose_ = false;
  std::string image_file_;
  std::string base_;
  std::string output_;
  exporting::DeploymentOptions deployment_;
  WritingOptions writing_;
};

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_EXPORT_COMMAND_H_
