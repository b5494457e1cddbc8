// Prints code from templates that look like it.
//
// Example:
//
//   CodePrinter out;
//   out.Emit({{"Type", type.cpp_name}, {"fields", [&] { EmitFields(out); }}},
//            R"(
//              struct $Type$ {
//                $fields$
//              };
//            )");

#ifndef TOOLS_GENERATOR_CODE_PRINTER_H_
#define TOOLS_GENERATOR_CODE_PRINTER_H_

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace insight::generator {

// Thread safety: none.
class CodePrinter {
 public:
  // A text, or what emits a nested part.
  using Value = std::variant<std::string, std::function<void()>>;
  using Variables = std::initializer_list<std::pair<std::string_view, Value>>;

  // Appends the template with its $variables$ replaced, and a newline.
  //
  // The template may start with an empty line and end with an empty one; the
  // indentation that all its lines share is removed.  A variable alone on its
  // line gives its own indentation to all lines of the value, and the line
  // disappears where the value is empty; only there may it be a function.
  // Values are never looked into.  A variable that is not given is a bug and
  // ends the program.
  void Emit(Variables variables, std::string_view code);

  // Appends an empty line, unless there is one or the block just begins.
  void BlankLine();

  // Appends lines as they are, without indentation: raw literals.
  void Verbatim(std::string_view lines);

  [[nodiscard]] std::string Take() && { return std::move(text_); }

  // How far what is emitted now is indented.
  [[nodiscard]] std::size_t indent() const { return indent_; }

 private:
  void EmitLine(Variables variables, std::string_view line);
  void EmitValue(const Value& value, std::size_t indent);
  void EmitIndented(std::string_view lines);

  std::string text_;
  std::size_t indent_ = 0;
};

}  // namespace insight::generator

#endif  // TOOLS_GENERATOR_CODE_PRINTER_H_
