// The tables of help.md.

#ifndef TOOLS_DOCS_TABLE_H_
#define TOOLS_DOCS_TABLE_H_

#include <string>

#include "tools/docs/style.h"
#include "tools/spec/plugin_spec.h"

namespace insight::docs {

enum class TableKind { kInput, kOutput, kType };

// Returns a table with a row for each field, by name; no newline at its end.
[[nodiscard]] std::string FieldTable(const spec::FieldList& fields,
                                     TableKind kind, Style style);

}  // namespace insight::docs

#endif  // TOOLS_DOCS_TABLE_H_
