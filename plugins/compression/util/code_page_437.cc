#include "plugins/compression/util/code_page_437.h"

namespace insight::plugins::compression {
namespace {

// The characters 0x80 to 0xff; those below are ASCII.  All are in Unicode's
// basic plane.
constexpr std::u16string_view kUpperHalf =
    u"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ"
    u"áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
    u"└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
    u"αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";
static_assert(kUpperHalf.size() == 128);

}  // namespace

std::string FromCodePage437(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      result.push_back(c);
      continue;
    }
    const char16_t character = kUpperHalf[byte - 0x80];
    if (character < 0x800) {
      result.push_back(static_cast<char>(0xc0 | character >> 6));
    } else {
      result.push_back(static_cast<char>(0xe0 | character >> 12));
      result.push_back(static_cast<char>(0x80 | (character >> 6 & 0x3f)));
    }
    result.push_back(static_cast<char>(0x80 | (character & 0x3f)));
  }
  return result;
}

}  // namespace insight::plugins::compression
