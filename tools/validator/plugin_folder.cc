#include "tools/validator/plugin_folder.h"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <stdexcept>
#include <system_error>

#include "tools/spec/plugin_spec.h"
#include "tools/spec/spec_reader.h"
#include "tools/spec/text_file.h"
#include "tools/spec/yaml_parser.h"

namespace insight::validator {
namespace {

namespace fs = std::filesystem;

using spec::Position;
using spec::Problem;
using spec::YamlNode;

constexpr std::string_view kSpecName = "plugin.spec.yaml";

FolderKind KindOf(const std::string& directory, const std::string& spec_file) {
  if (fs::path(spec_file).filename() != kSpecName) {
    return FolderKind::kSpecAlone;
  }
  std::error_code none;
  return fs::exists(fs::path(directory) / "setup.py", none) ||
                 fs::is_directory(fs::path(directory) / "bin", none)
             ? FolderKind::kPython
             : FolderKind::kCpp;
}

FolderKind KindOf(const std::map<std::string, std::string>& files) {
  const auto in_bin = files.lower_bound("bin/");
  return files.contains("setup.py") ||
                 (in_bin != files.end() && in_bin->first.starts_with("bin/"))
             ? FolderKind::kPython
             : FolderKind::kCpp;
}

std::string SpecOf(const std::map<std::string, std::string>& files) {
  const auto spec = files.find(std::string(kSpecName));
  if (spec != files.end()) return spec->second;
  throw std::runtime_error("there is no " + std::string(kSpecName) +
                           " among the files");
}

bool IsHidden(const fs::path& path) {
  return path.filename().string().starts_with('.');
}

std::vector<std::string> ListFiles(const fs::path& directory) {
  std::vector<std::string> files;
  std::error_code error;
  fs::recursive_directory_iterator entry(
      directory, fs::directory_options::skip_permission_denied, error);
  const fs::recursive_directory_iterator end;
  while (!error && entry != end && files.size() < PluginFolder::kMaxFiles) {
    std::error_code none;
    if (entry->is_directory(none) && IsHidden(entry->path())) {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file(none)) {
      files.push_back(
          entry->path().lexically_relative(directory).generic_string());
    }
    entry.increment(error);
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

PluginFolder::PluginFolder(std::string directory, std::string spec_file)
    : directory_(std::move(directory)),
      spec_file_(std::move(spec_file)),
      kind_(KindOf(directory_, spec_file_)),
      text_(spec::ReadTextFile(spec_file_)),
      places_(text_) {
  LookAtSpec();
}

PluginFolder::PluginFolder(std::string directory,
                           std::map<std::string, std::string> files)
    : directory_(std::move(directory)),
      spec_file_((fs::path(directory_) / kSpecName).string()),
      planned_(std::move(files)),
      kind_(KindOf(*planned_)),
      text_(SpecOf(*planned_)),
      places_(text_) {
  LookAtSpec();
}

void PluginFolder::LookAtSpec() {
  ReadSpec();
  steps_ = StepsOf(root_);
  fields_ = FieldsOf(root_, steps_);
  for (std::size_t i = 0; i < reader_problems_.size(); ++i) {
    const Problem& problem = reader_problems_[i];
    problem_places_.try_emplace({problem.position, problem.path}, i);
  }
}

PluginFolder::~PluginFolder() = default;

void PluginFolder::ReadSpec() {
  try {
    plugin_ = std::make_unique<const spec::PluginSpec>(
        spec::ReadPluginSpec(text_, spec_file_));
    reader_problems_ = plugin_->warnings;
  } catch (const spec::SpecException& e) {
    reader_problems_ = e.problems();
  }
  spec::Problems warnings;
  try {
    root_ = spec::ParseYaml(text_, spec_file_, warnings);
    yaml_warnings_ = warnings.Sorted();
  } catch (const spec::SpecException&) {
    root_ = YamlNode();  // It is among the reader's problems already.
  }
}

const Problem* PluginFolder::ReaderProblem(Position position,
                                           const std::string& path) const {
  const auto place = problem_places_.find({position, path});
  return place == problem_places_.end() ? nullptr
                                        : &reader_problems_[place->second];
}

void PluginFolder::SetBase(std::unique_ptr<const spec::PluginSpec> base) {
  base_ = std::move(base);
  has_base_ = true;
}

std::optional<PluginFolder::Range> PluginFolder::LiteralRange(
    const YamlNode& scalar) const {
  if (scalar.kind != YamlNode::Kind::kScalar || scalar.text.empty() ||
      scalar.text.find('\n') != std::string::npos) {
    return std::nullopt;
  }
  const std::string_view all = text_;
  const std::size_t begin = places_.OffsetOf(scalar.position);
  if (begin >= all.size()) return std::nullopt;
  const char quote = all[begin];
  const bool quoted = quote == '"' || quote == '\'';
  const std::string_view rest = all.substr(begin + (quoted ? 1 : 0));
  if (!rest.starts_with(scalar.text)) return std::nullopt;
  if (quoted && !rest.substr(scalar.text.size()).starts_with(quote)) {
    return std::nullopt;
  }
  return Range{.begin = begin + (quoted ? 1 : 0),
               .size = scalar.text.size(),
               .quoted = quoted};
}

const std::string* PluginFolder::Read(const std::string& path) const {
  if (planned_) {
    const auto file = planned_->find(path);
    return file == planned_->end() ? nullptr : &file->second;
  }
  const auto [place, is_new] = read_.try_emplace(path);
  std::optional<std::string>& text = place->second;
  if (is_new && Has(path)) {
    const std::string full = (fs::path(directory_) / path).string();
    std::error_code none;
    if (fs::file_size(full, none) > kMaxFileBytes) {
      text = "";
    } else {
      try {
        text = spec::ReadTextFile(full);
      } catch (const std::exception&) {
        text.reset();  // As if it were not there, which a rule will say.
      }
    }
  }
  return text ? &*text : nullptr;
}

bool PluginFolder::Has(const std::string& path) const {
  if (planned_) return planned_->contains(path);
  std::error_code none;
  return kind_ != FolderKind::kSpecAlone &&
         fs::is_regular_file(fs::path(directory_) / path, none);
}

const std::vector<std::string>& PluginFolder::Files() const {
  if (!files_ && planned_) {
    files_.emplace();
    for (const auto& [path, text] : *planned_) files_->push_back(path);
  } else if (!files_) {
    files_ = kind_ == FolderKind::kSpecAlone ? std::vector<std::string>()
                                             : ListFiles(directory_);
  }
  return *files_;
}

std::vector<std::string> PluginFolder::Files(std::string_view prefix,
                                             std::string_view suffix) const {
  std::vector<std::string> chosen;
  for (const std::string& file : Files()) {
    if (file.starts_with(prefix) && file.ends_with(suffix)) {
      chosen.push_back(file);
    }
  }
  return chosen;
}

}  // namespace insight::validator
