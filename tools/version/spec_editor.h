// Changes a few values of a spec in its text, so that the author's layout,
// quotes and comments stay.
//
// Example:
//
//   SpecEditor editor(text, "plugin.spec.yaml");
//   editor.SetValue("version", "1.2.0");
//   editor.AddHistory("1.2.0 - New action");
//   WriteTextFile("plugin.spec.yaml", editor.text());
//
// Each edit is read back: if the document would then say anything else than
// what was asked for, std::runtime_error is thrown, with the line that is to be
// changed by hand, and the text stays as it was.
//
// Thread safety: none.

#ifndef TOOLS_VERSION_SPEC_EDITOR_H_
#define TOOLS_VERSION_SPEC_EDITOR_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "tools/spec/problem.h"
#include "tools/spec/yaml_node.h"

namespace insight::version {

class SpecEditor {
 public:
  // Throws spec::SpecException if the text is no YAML.
  SpecEditor(std::string text, std::string file);

  // Gives a top-level key a plain value; a missing key gets a line of its own
  // below `version`.
  void SetValue(std::string_view key, std::string_view value);

  // Puts an entry at the top of `version_history`, written as its neighbour is.
  // A missing list is made.
  void AddHistory(const std::string& entry);

  // Replaces the top entry of `version_history`, of which there is one.
  void ReplaceTopHistory(const std::string& entry);

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  [[nodiscard]] std::size_t OffsetOf(spec::Position position) const;
  [[nodiscard]] std::size_t EndOfScalar(const spec::YamlNode& scalar) const;
  [[nodiscard]] std::string LineBreak() const;
  void InsertFirstItem(const spec::YamlNode& list, const std::string& entry);
  void InsertHistoryList(const std::string& entry);
  // Takes `edited` if it is `expected`, whose place in messages is `position`.
  void Commit(std::string edited, const spec::YamlNode& expected,
              std::string_view key, spec::Position position);

  std::string text_;
  const std::string file_;
  spec::YamlNode root_;
};

}  // namespace insight::version

#endif  // TOOLS_VERSION_SPEC_EDITOR_H_
