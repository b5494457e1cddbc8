#ifndef TOOLS_DOCS_STYLE_H_
#define TOOLS_DOCS_STYLE_H_

namespace insight::docs {

// How help.md is written.
enum class Style {
  // As we think it should be.
  kCorrected,
  // As Python's tool writes it, whose faults are: text is lost where the spec
  // has a string for a list; newlines and "|" break tables; examples have
  // titles for keys, {} for types that were there before, all of an enum for
  // one value, "true" for true and `key` for an asymmetric key's privateKey.
  kPython,
};

}  // namespace insight::docs

#endif  // TOOLS_DOCS_STYLE_H_
