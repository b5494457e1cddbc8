#include "plugins/compression/util/format.h"

#include "plugins/compression/util/errors.h"

namespace insight::plugins::compression {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  Format format;
};

// In the order in which the Python plugin tries them.
constexpr Signature kSignatures[] = {
    {"\xfd\x37zXZ\0"sv, Format::kXz},   {"PK\3\4"sv, Format::kZip},
    {"PK\5\6"sv, Format::kZip},  // An empty archive.
    {"\x5d\0\0"sv, Format::kLzmaAlone}, {"\x1f\x8b"sv, Format::kGzip},
    {"BZ"sv, Format::kBzip2},
};

}  // namespace

Format DetectFormat(std::string_view data) {
  for (const Signature& signature : kSignatures) {
    if (data.starts_with(signature.bytes)) return signature.format;
  }
  ThrowUnknownFormat();
}

}  // namespace insight::plugins::compression
