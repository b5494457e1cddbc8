#include "tools/docs/help_page.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "sdk/json/json.h"
#include "tools/docs/cell.h"
#include "tools/docs/example.h"
#include "tools/docs/table.h"
#include "tools/docs/text_wrap.h"

namespace insight::docs {
namespace {

using spec::FieldList;
using spec::SpecValue;
using spec::StepSpec;

constexpr std::size_t kWidth = 120;

// Where something is missing, in a line of its own: a text in italics after the
// blanks that are a line break in Markdown.
std::string Missing(std::string_view whose, std::string_view what) {
  return "  \n*This " + std::string(whose) + " does not contain " +
         std::string(what) + ".*";
}

std::string AsciiLower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

bool IsEmpty(const std::optional<SpecValue>& value) {
  return !value || value->value.is_null() || value->value.empty() ||
         value->value == "";
}

// Thread safety: none; used by one call.
class HelpWriter {
 public:
  HelpWriter(const spec::PluginSpec& spec, Style style)
      : spec_(spec), style_(style), examples_(spec, style) {}

  std::string Write() {
    const spec::DocumentationSpec& text = spec_.documentation;
    page_ = "# Description\n\n" + text.description;
    WriteList("# Key Features", "any key features", text.key_features);
    WriteList("# Requirements", "any requirements", text.requirements);
    WriteList("# Supported Product Versions", "any supported product versions",
              text.supported_versions);
    page_ += "\n\n# Documentation\n\n## Setup\n";
    WriteConnection();
    page_ += "\n\n## Technical Details\n";
    WriteSteps("action", "### Actions", spec_.actions);
    WriteSteps("trigger", "### Triggers", spec_.triggers);
    WriteSteps("task", "### Tasks", spec_.tasks);
    WriteTypes();
    WriteList("## Troubleshooting", "a troubleshooting", text.troubleshooting);
    WriteList("# Version History", "a version history", text.version_history);
    WriteList("# Links", "any links", text.links);
    WriteList("## References", "any references", text.references);
    return std::move(page_);
  }

 private:
  void WriteList(std::string_view title, std::string_view what,
                 const std::optional<SpecValue>& list) {
    page_ += "\n\n" + std::string(title) + '\n';
    if (IsEmpty(list)) {
      page_ += Missing("plugin", what);
    } else if (list->value.is_array()) {
      for (const Json& item : list->value) page_ += "\n* " + StrText(item);
    } else if (style_ == Style::kCorrected) {
      std::string paragraph = StrText(list->value);
      paragraph.erase(paragraph.find_last_not_of('\n') + 1);
      page_ += '\n' + paragraph;
    }
  }

  void WriteConnection() {
    if (spec_.connection.empty()) {
      page_ += Missing("plugin", "a connection");
      return;
    }
    page_ +=
        "\nThe connection configuration accepts the following parameters:  "
        "\n\n" +
        FieldTable(spec_.connection, TableKind::kInput, style_);
    WriteExample("\n\nExample input:", spec_.connection);
  }

  void WriteExample(std::string_view title, const FieldList& fields) {
    page_ +=
        std::string(title) + "\n\n```\n" + examples_.Write(fields) + "\n```";
  }

  void WriteSteps(const std::string& kind, std::string_view title,
                  const std::vector<StepSpec>& steps) {
    page_ += '\n' + std::string(title) + '\n';
    if (steps.empty()) page_ += Missing("plugin", "any " + kind + "s");
    std::vector<const StepSpec*> by_name;
    for (const StepSpec& step : steps) by_name.push_back(&step);
    std::sort(by_name.begin(), by_name.end(),
              [](const auto* a, const auto* b) { return a->name < b->name; });
    for (const StepSpec* step : by_name) WriteStep(kind, *step);
  }

  void WriteStep(const std::string& kind, const StepSpec& step) {
    page_ += "\n\n#### " + (step.title.empty() ? step.name : step.title) + '\n';
    WriteStepDescription("This " + kind + " is used to", step);
    if (!step.help.empty()) page_ += "  \n" + WrapText(step.help, kWidth);
    page_ += "\n\n##### Input\n";
    if (step.input.empty()) {
      page_ += Missing(kind, "any inputs");
    } else {
      page_ += '\n' + FieldTable(step.input, TableKind::kInput, style_);
      WriteExample("\n  \nExample input:", step.input);
    }
    page_ += "\n\n##### Output\n";
    if (step.output.empty()) {
      page_ += Missing(kind, "any outputs");
    } else {
      page_ += '\n' + FieldTable(step.output, TableKind::kOutput, style_);
      WriteExample("\n  \nExample output:", step.output);
    }
  }

  // `phrase` makes a sentence of the description, unless that has it already.
  void WriteStepDescription(const std::string& phrase, const StepSpec& step) {
    std::string description = step.full_description;
    if (AsciiLower(description).find(AsciiLower(phrase)) != std::string::npos) {
      page_ += "  \n" + WrapText(description, kWidth);
      return;
    }
    if (!description.empty()) {
      description[0] = AsciiLower(description.substr(0, 1))[0];
    }
    // The newline takes a column of the first line.
    page_ += WrapText('\n' + phrase + ' ' + description, kWidth);
  }

  void WriteTypes() {
    page_ += "\n\n### Custom Types\n";
    if (spec_.types.empty()) {
      page_ += Missing("plugin", "any custom output types");
    }
    for (const spec::TypeSpec& type : spec_.types) {
      page_ += "  \n**" + type.name + "**\n\n" +
               FieldTable(type.fields, TableKind::kType, style_) + '\n';
    }
  }

  const spec::PluginSpec& spec_;
  const Style style_;
  ExampleWriter examples_;
  std::string page_;
};

}  // namespace

std::string HelpPage(const spec::PluginSpec& spec, Style style) {
  return HelpWriter(spec, style).Write();
}

}  // namespace insight::docs
