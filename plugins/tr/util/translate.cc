#include "plugins/tr/util/translate.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <optional>
#include <span>

#include "plugins/tr/util/byte_set.h"

namespace insight::plugins::tr {
namespace {

using Parts = std::vector<ByteSetPart>;
using Kind = ByteSetPart::Kind;

struct Options {
  bool complement = false;
  bool remove = false;
  bool squeeze = false;
  bool truncate = false;
};

[[noreturn]] void ThrowUsage(const std::string& problem) {
  throw TrException(problem + "\nTry 'tr --help' for more information.");
}

void SetOption(char name, Options& options) {
  switch (name) {
    case 'c':
    case 'C':
      options.complement = true;
      return;
    case 'd':
      options.remove = true;
      return;
    case 's':
      options.squeeze = true;
      return;
    case 't':
      options.truncate = true;
      return;
    default:
      ThrowUsage(std::string("invalid option -- '") + name + "'");
  }
}

void SetLongOption(const std::string& argument, Options& options) {
  if (argument == "--complement") return SetOption('c', options);
  if (argument == "--delete") return SetOption('d', options);
  if (argument == "--squeeze-repeats") return SetOption('s', options);
  if (argument == "--truncate-set1") return SetOption('t', options);
  ThrowUsage("unrecognized option '" + argument + "'");
}

// Takes the options that the arguments start with off them.
Options TakeOptions(std::span<const std::string>& arguments) {
  Options options;
  while (!arguments.empty()) {
    const std::string& argument = arguments.front();
    if (argument.size() < 2 || argument.front() != '-') break;
    arguments = arguments.subspan(1);
    if (argument == "--") break;
    if (argument.starts_with("--")) {
      SetLongOption(argument, options);
    } else {
      for (const char name : argument.substr(1)) SetOption(name, options);
    }
  }
  return options;
}

void CheckCount(std::span<const std::string> strings, const Options& options) {
  const std::size_t least = options.remove == options.squeeze ? 2 : 1;
  const std::size_t most = options.remove && !options.squeeze ? 1 : 2;
  if (strings.empty()) ThrowUsage("missing operand");
  if (strings.size() < least) {
    ThrowUsage("missing operand after ‘" + strings.back() +
               "’\nTwo strings must be given when " +
               (options.squeeze ? "both deleting and squeezing repeats."
                                : "translating."));
  }
  if (strings.size() > most) {
    ThrowUsage("extra operand ‘" + strings[most] + "’" +
               (strings.size() == 2
                    ? "\nOnly one string may be given when deleting without "
                      "squeezing repeats."
                    : ""));
  }
}

Parts ParseFirst(const std::string& text) {
  Parts parts = ParseByteSet(text);
  for (const ByteSetPart& part : parts) {
    if (part.kind != Kind::kFill) continue;
    throw TrException("the [c*] repeat construct may not appear in string1");
  }
  return parts;
}

// All bytes that are not in the mask, in ascending order.
std::string BytesNotIn(const ByteMask& mask) {
  std::string bytes;
  for (unsigned c = 0; c < 256; ++c) {
    if (!mask[c]) bytes += static_cast<char>(c);
  }
  return bytes;
}

// Makes the part [x*], of which there may be one, as long as what is missing.
void Fill(Parts& parts, std::size_t length) {
  const auto is_fill = [](const ByteSetPart& p) {
    return p.kind == Kind::kFill;
  };
  const auto fills = std::count_if(parts.begin(), parts.end(), is_fill);
  if (fills > 1) {
    throw TrException("only one [c*] repeat construct may appear in string2");
  }
  if (fills == 0) return;
  ByteSetPart& fill = *std::find_if(parts.begin(), parts.end(), is_fill);
  const std::size_t others = BytesOf(parts).size() - 1;
  const std::size_t missing = length > others ? length - others : 0;
  fill.bytes = std::string(missing, fill.bytes.front());
}

// Where the case classes of a string start.
std::vector<std::size_t> CaseClassPlaces(const Parts& parts) {
  std::vector<std::size_t> places;
  std::size_t place = 0;
  for (const ByteSetPart& part : parts) {
    if (part.IsCaseClass()) places.push_back(place);
    place += part.bytes.size();
  }
  return places;
}

// What string 2 may not have when it is what bytes are translated to.
void CheckKinds(const Parts& second) {
  for (const ByteSetPart& part : second) {
    if (part.kind == Kind::kEquivalent) {
      throw TrException(
          "[=c=] expressions may not appear in string2 when translating");
    }
    if (part.kind == Kind::kClass && !part.IsCaseClass()) {
      throw TrException(
          "when translating, the only character classes that may appear in\n"
          "string2 are 'upper' and 'lower'");
    }
  }
}

// A case class of string 2 needs one in the same place of string 1.
void CheckAlignment(const Parts& first, const Parts& second) {
  const std::vector<std::size_t> sources = CaseClassPlaces(first);
  for (const std::size_t place : CaseClassPlaces(second)) {
    if (std::find(sources.begin(), sources.end(), place) != sources.end()) {
      continue;
    }
    throw TrException("misaligned [:upper:] and/or [:lower:] construct");
  }
}

bool HasClass(const Parts& parts) {
  return std::any_of(parts.begin(), parts.end(), [](const ByteSetPart& p) {
    return p.kind == Kind::kClass;
  });
}

using Mapping = std::array<char, 256>;

Mapping MakeMapping(const Parts& first, Parts second, const Options& options) {
  std::string from = BytesOf(first);
  if (options.complement) from = BytesNotIn(MaskOf(from));
  Fill(second, from.size());
  CheckKinds(second);
  if (!options.complement) CheckAlignment(first, second);
  std::string to = BytesOf(second);
  if (from.size() > to.size() && !options.truncate) {
    if (to.empty()) {
      throw TrException("when not truncating set1, string2 must be non-empty");
    }
    if (second.back().kind == Kind::kClass) {
      throw TrException(
          "when translating with string1 longer than string2,\nthe latter "
          "string must not end with a character class");
    }
    to.resize(from.size(), to.back());
  }
  if (options.complement && HasClass(first) && MaskOf(to).count() > 1) {
    throw TrException(
        "when translating with complemented character classes,\nstring2 must "
        "map all characters in the domain to one");
  }
  Mapping mapping;
  std::iota(mapping.begin(), mapping.end(), '\0');
  for (std::size_t i = 0; i < std::min(from.size(), to.size()); ++i) {
    mapping[static_cast<unsigned char>(from[i])] = to[i];
  }
  return mapping;
}

std::string Squeezed(std::string_view text, const ByteMask& mask) {
  std::string out;
  for (const char c : text) {
    const bool repeats = !out.empty() && out.back() == c;
    if (!repeats || !mask[static_cast<unsigned char>(c)]) out += c;
  }
  return out;
}

}  // namespace

std::string Translate(const std::vector<std::string>& arguments,
                      std::string_view text) {
  std::span<const std::string> strings = arguments;
  const Options options = TakeOptions(strings);
  CheckCount(strings, options);
  const Parts first = ParseFirst(strings[0]);
  std::optional<Parts> second;
  if (strings.size() == 2) second = ParseByteSet(strings[1]);
  ByteMask chosen = MaskOf(BytesOf(first));
  if (options.complement) chosen.flip();

  std::string out(text);
  if (options.remove) {
    std::erase_if(out, [&chosen](char c) {
      return chosen[static_cast<unsigned char>(c)];
    });
  } else if (second) {
    const Mapping mapping = MakeMapping(first, *second, options);
    for (char& c : out) c = mapping[static_cast<unsigned char>(c)];
  }
  if (!options.squeeze) return out;
  return Squeezed(out, second ? MaskOf(BytesOf(*second)) : chosen);
}

}  // namespace insight::plugins::tr
