// Example messages for help.md.

#ifndef TOOLS_DOCS_EXAMPLE_H_
#define TOOLS_DOCS_EXAMPLE_H_

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/json/json_fwd.h"
#include "tools/docs/style.h"
#include "tools/spec/plugin_spec.h"

namespace insight::docs {

// Makes examples from the spec's values (the first of default, example and
// enum) where it has them, and from types where it has not.
//
// Types may contain one another many times over, which multiplies; all examples
// of one writer have at most `kMaxValues` values together, and types are open
// in each other `kMaxOpenTypes` deep.  Beyond that, {} stands for a value.  No
// real spec comes near.
//
// Thread safety: none; used by one page.
class ExampleWriter {
 public:
  static constexpr std::size_t kMaxValues = 20'000;
  static constexpr int kMaxOpenTypes = 20;

  // `spec` must outlive the writer.
  ExampleWriter(const spec::PluginSpec& spec, Style style);

  // Returns an object with a member for each field, as JSON: two blanks per
  // level, keys sorted, ASCII only, no final newline.
  [[nodiscard]] std::string Write(const spec::FieldList& fields);

 private:
  Json FieldExample(const spec::FieldSpec& field);
  // `field` is what has the type; null for the elements of a list.
  Json Value(const spec::SpecType& type, const spec::FieldSpec* field);
  Json CustomValue(const std::string& type_name);

  const Style style_;
  std::map<std::string_view, const spec::TypeSpec*, std::less<>> types_;
  // The types that give {} where they come again: all that one field's example
  // had so far, or in corrected style the custom ones that are open.
  std::vector<std::string> met_;
  std::size_t values_ = 0;
  int open_types_ = 0;
};

}  // namespace insight::docs

#endif  // TOOLS_DOCS_EXAMPLE_H_
