#include "tools/validator/text_places.h"

namespace insight::validator {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool Continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

}  // namespace

void TextPlaces::Restart() {
  offset_ = 0;
  position_ = {};
}

// Goes over one character.
void TextPlaces::Step() {
  if (offset_ == 0 && text_.starts_with(kByteOrderMark)) {
    offset_ = kByteOrderMark.size();  // It has no column.
    return;
  }
  if (text_[offset_] == '\n') {
    ++position_.line;
    position_.column = 1;
  } else {
    ++position_.column;
  }
  ++offset_;
  while (offset_ < text_.size() && Continues(text_[offset_])) ++offset_;
}

spec::Position TextPlaces::PositionOf(std::size_t offset) {
  if (offset < offset_) Restart();
  while (offset_ < offset && offset_ < text_.size()) Step();
  return position_;
}

std::size_t TextPlaces::OffsetOf(spec::Position position) {
  if (position < position_) Restart();
  while (position_ < position && offset_ < text_.size()) {
    if (text_[offset_] == '\n' && position_.line == position.line) break;
    Step();
  }
  if (offset_ == 0 && text_.starts_with(kByteOrderMark)) Step();
  return offset_;
}

}  // namespace insight::validator
