#include "tools/validator/repair.h"

#include <algorithm>
#include <cstddef>

#include "tools/docs/help_page.h"
#include "tools/spec/spec_reader.h"
#include "tools/validator/help/own_help.h"

namespace insight::validator {
namespace {

// Whether somebody asks for another help.md, or for one at all.
bool AsksForHelp(const Finding& finding) {
  const spec::Problem& problem = finding.problem;
  return problem.file == "help.md" &&
         (problem.rule == "HelpInputOutputValidator" ||
          problem.rule == "FilesValidator");
}

// Returns the spec that the text is; nothing if it is none.
std::optional<spec::PluginSpec> ReadBack(const std::string& text,
                                         const std::string& file) {
  try {
    return spec::ReadPluginSpec(text, file);
  } catch (const spec::SpecException&) {
    return std::nullopt;
  }
}

}  // namespace

std::string Repair(std::string_view text,
                   const std::vector<Finding>& findings) {
  std::vector<Edit> edits;
  for (const Finding& finding : findings) {
    if (finding.edit) edits.push_back(*finding.edit);
  }
  std::stable_sort(
      edits.begin(), edits.end(),
      [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
  std::string repaired;
  std::size_t done = 0;
  for (const Edit& edit : edits) {
    if (edit.begin < done || edit.begin + edit.size > text.size()) continue;
    repaired += text.substr(done, edit.begin - done);
    repaired += edit.text;
    done = edit.begin + edit.size;
  }
  repaired += text.substr(done);
  return repaired;
}

Repairs PlanRepairs(const PluginFolder& folder,
                    const std::vector<Finding>& findings) {
  Repairs repairs{.spec = folder.text()};
  // Of a spec that cannot be read, nobody knows what an edit makes.
  if (folder.plugin() == nullptr) return repairs;
  const std::string edited = Repair(folder.text(), findings);
  const std::optional<spec::PluginSpec> plugin =
      ReadBack(edited, folder.spec_file());
  if (!plugin) return repairs;
  repairs.spec = edited;
  if (folder.kind() == FolderKind::kSpecAlone) return repairs;
  const std::string* help = folder.Read("help.md");
  const bool was_generated = help != nullptr && OwnHelp(folder) == nullptr;
  if (was_generated ||
      std::any_of(findings.begin(), findings.end(), AsksForHelp)) {
    const bool is_corrected =
        folder.kind() == FolderKind::kCpp ||
        (help != nullptr &&
         *help == docs::HelpPage(*folder.plugin(), docs::Style::kCorrected));
    repairs.help = docs::HelpPage(
        *plugin, is_corrected ? docs::Style::kCorrected : docs::Style::kPython);
  }
  return repairs;
}

}  // namespace insight::validator
