// What rules look at: a plugin's spec, and the files beside it.

#ifndef TOOLS_VALIDATOR_PLUGIN_FOLDER_H_
#define TOOLS_VALIDATOR_PLUGIN_FOLDER_H_

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tools/spec/problem.h"
#include "tools/spec/yaml_node.h"
#include "tools/validator/spec_view.h"
#include "tools/validator/text_places.h"

namespace insight::spec {
struct PluginSpec;
}

namespace insight::validator {

enum class FolderKind {
  kSpecAlone,  // The spec has another name than plugin.spec.yaml.
  kCpp,
  kPython,  // There is a setup.py or a bin/.
};

// Thread safety: none; it remembers what it has read.
class PluginFolder {
 public:
  // Bounds for what is read of a file; what is longer counts as empty.
  static constexpr std::size_t kMaxFileBytes = 8 << 20;
  static constexpr std::size_t kMaxFiles = 20'000;

  // Reads the spec; other files when they are asked for.  Throws
  // std::runtime_error if the spec cannot be read.  What is wrong with it is no
  // error here.
  PluginFolder(std::string directory, std::string spec_file);

  // A directory that is not there yet: `files` are what it will hold, among
  // them plugin.spec.yaml.  Throws std::runtime_error if that is not.
  PluginFolder(std::string directory, std::map<std::string, std::string> files);

  PluginFolder(const PluginFolder&) = delete;
  PluginFolder& operator=(const PluginFolder&) = delete;
  ~PluginFolder();

  [[nodiscard]] FolderKind kind() const { return kind_; }
  [[nodiscard]] const std::string& directory() const { return directory_; }
  [[nodiscard]] const std::string& spec_file() const { return spec_file_; }
  [[nodiscard]] const std::string& text() const { return text_; }

  // The spec's tree; null if the spec is no YAML.
  [[nodiscard]] const spec::YamlNode& root() const { return root_; }
  [[nodiscard]] const std::vector<StepView>& steps() const { return steps_; }
  [[nodiscard]] const std::vector<FieldView>& fields() const { return fields_; }
  // The value of a key at the top; null if there is none.
  [[nodiscard]] const spec::YamlNode* Find(std::string_view key) const {
    return FindValue(root_, key);
  }

  // The spec as generators take it; null if it has errors.
  [[nodiscard]] const spec::PluginSpec* plugin() const { return plugin_.get(); }
  // What the reader found, warnings and errors.
  [[nodiscard]] const std::vector<spec::Problem>& reader_problems() const {
    return reader_problems_;
  }
  // Of these, the one at a place; null if there is none.
  [[nodiscard]] const spec::Problem* ReaderProblem(
      spec::Position position, const std::string& path) const;
  // What the YAML reader warned of: keys that are there twice.
  [[nodiscard]] const std::vector<spec::Problem>& yaml_warnings() const {
    return yaml_warnings_;
  }

  // Makes an earlier version of the spec known; null for a plugin that is new.
  void SetBase(std::unique_ptr<const spec::PluginSpec> base);
  [[nodiscard]] bool has_base() const { return has_base_; }
  [[nodiscard]] const spec::PluginSpec* base() const { return base_.get(); }

  // Returns the bytes of a scalar's text within text(), without its quotes;
  // nothing if it is written in another way than it reads: over several lines,
  // or with escapes.
  struct Range {
    std::size_t begin = 0;
    std::size_t size = 0;
    bool quoted = false;
  };
  [[nodiscard]] std::optional<Range> LiteralRange(
      const spec::YamlNode& scalar) const;

  // Returns the bytes of a file, by its path from the directory; null if there
  // is no such file or it cannot be read.
  [[nodiscard]] const std::string* Read(const std::string& path) const;
  [[nodiscard]] bool Has(const std::string& path) const;

  // Returns the paths of all files in the directory and below, sorted, "/"
  // between the parts.  None if the spec is alone.  Hidden folders and links to
  // folders are not looked into.
  [[nodiscard]] const std::vector<std::string>& Files() const;
  // Of these, those that begin and end like this.
  [[nodiscard]] std::vector<std::string> Files(std::string_view prefix,
                                               std::string_view suffix) const;

 private:
  void ReadSpec();
  void LookAtSpec();

  std::string directory_;
  std::string spec_file_;
  // Instead of what is on disk.
  const std::optional<std::map<std::string, std::string>> planned_;
  FolderKind kind_ = FolderKind::kSpecAlone;
  std::string text_;
  mutable TextPlaces places_;
  spec::YamlNode root_;
  std::vector<StepView> steps_;
  std::vector<FieldView> fields_;
  std::unique_ptr<const spec::PluginSpec> plugin_;
  std::unique_ptr<const spec::PluginSpec> base_;
  bool has_base_ = false;
  std::vector<spec::Problem> reader_problems_;
  std::map<std::pair<spec::Position, std::string>, std::size_t> problem_places_;
  std::vector<spec::Problem> yaml_warnings_;
  mutable std::map<std::string, std::optional<std::string>> read_;
  mutable std::optional<std::vector<std::string>> files_;
};

}  // namespace insight::validator

#endif  // TOOLS_VALIDATOR_PLUGIN_FOLDER_H_
