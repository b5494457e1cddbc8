// Lines and columns of a text's bytes.

#ifndef TOOLS_VALIDATOR_TEXT_PLACES_H_
#define TOOLS_VALIDATOR_TEXT_PLACES_H_

#include <cstddef>
#include <string_view>

#include "tools/spec/problem.h"

namespace insight::validator {

// Thread safety: none; it remembers where it was, so that going forward through
// a text costs as much as reading it once.
class TextPlaces {
 public:
  // `text`, UTF-8, must outlive it.
  explicit TextPlaces(std::string_view text) : text_(text) {}

  // Returns the place of a byte; of one behind the end, that of the end.
  [[nodiscard]] spec::Position PositionOf(std::size_t offset);

  // Returns the byte at a place; the text's end if the place is behind it, the
  // line's end if the column is.
  [[nodiscard]] std::size_t OffsetOf(spec::Position position);

 private:
  void Step();
  void Restart();

  const std::string_view text_;
  std::size_t offset_ = 0;
  spec::Position position_ = {};
};

}  // namespace insight::validator

#endif  // TOOLS_VALIDATOR_TEXT_PLACES_H_
