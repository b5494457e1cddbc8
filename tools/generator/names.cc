#include "tools/generator/names.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace insight::generator {
namespace {

// The keywords of C++20, and what the C library and GCC define as macros in
// lower case.
constexpr std::string_view kReservedWords[] = {"alignas",
                                               "alignof",
                                               "and",
                                               "and_eq",
                                               "asm",
                                               "assert",
                                               "auto",
                                               "bitand",
                                               "bitor",
                                               "bool",
                                               "break",
                                               "case",
                                               "catch",
                                               "char",
                                               "char16_t",
                                               "char32_t",
                                               "char8_t",
                                               "class",
                                               "co_await",
                                               "co_return",
                                               "co_yield",
                                               "compl",
                                               "concept",
                                               "const",
                                               "const_cast",
                                               "consteval",
                                               "constexpr",
                                               "constinit",
                                               "continue",
                                               "decltype",
                                               "default",
                                               "delete",
                                               "do",
                                               "double",
                                               "dynamic_cast",
                                               "else",
                                               "enum",
                                               "errno",
                                               "explicit",
                                               "export",
                                               "extern",
                                               "false",
                                               "float",
                                               "for",
                                               "friend",
                                               "goto",
                                               "i386",
                                               "if",
                                               "inline",
                                               "int",
                                               "linux",
                                               "long",
                                               "major",
                                               "makedev",
                                               "minor",
                                               "mutable",
                                               "namespace",
                                               "new",
                                               "noexcept",
                                               "not",
                                               "not_eq",
                                               "nullptr",
                                               "offsetof",
                                               "operator",
                                               "or",
                                               "or_eq",
                                               "private",
                                               "protected",
                                               "public",
                                               "register",
                                               "reinterpret_cast",
                                               "requires",
                                               "return",
                                               "setjmp",
                                               "short",
                                               "signed",
                                               "sizeof",
                                               "static",
                                               "static_assert",
                                               "static_cast",
                                               "stderr",
                                               "stdin",
                                               "stdout",
                                               "struct",
                                               "switch",
                                               "template",
                                               "this",
                                               "thread_local",
                                               "throw",
                                               "true",
                                               "try",
                                               "typedef",
                                               "typeid",
                                               "typename",
                                               "union",
                                               "unix",
                                               "unsigned",
                                               "using",
                                               "va_arg",
                                               "va_end",
                                               "va_start",
                                               "virtual",
                                               "void",
                                               "volatile",
                                               "wchar_t",
                                               "while",
                                               "xor",
                                               "xor_eq"};

bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsWordCharacter(char c) { return IsLower(c) || IsUpper(c) || IsDigit(c); }

char ToLower(char c) {
  return IsUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
char ToUpper(char c) {
  return IsLower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}

// Whether the upper-case letter at `i` starts a word: after a lower-case letter
// or digit, or as the last of several that a lower-case letter follows.  The s
// of IPs and the v of IPv6 belong to what is before them.
bool StartsWord(std::string_view text, std::size_t i) {
  if (!IsUpper(text[i - 1])) return true;
  if (i + 1 >= text.size() || !IsLower(text[i + 1])) return false;
  const char after = i + 2 < text.size() ? text[i + 2] : '\0';
  if (text[i + 1] == 's' && !IsLower(after)) return false;
  return text[i + 1] != 'v' || !IsDigit(after);
}

// Lower-case words; at least one, the first of which starts with a letter.
std::vector<std::string> Words(std::string_view wire) {
  std::vector<std::string> words;
  bool in_word = false;
  for (std::size_t i = 0; i < wire.size(); ++i) {
    if (!IsWordCharacter(wire[i])) {
      in_word = false;
      continue;
    }
    if (!in_word || (IsUpper(wire[i]) && StartsWord(wire, i))) {
      words.emplace_back();
    }
    words.back() += ToLower(wire[i]);
    in_word = true;
  }
  if (words.empty()) words.emplace_back("unnamed");
  if (IsDigit(words.front().front())) words.front().insert(0, "n");
  return words;
}

bool IsReserved(std::string_view name) {
  return std::find(std::begin(kReservedWords), std::end(kReservedWords),
                   name) != std::end(kReservedWords);
}

}  // namespace

std::string FieldName(std::string_view wire) {
  std::string name;
  for (const std::string& word : Words(wire)) {
    if (!name.empty()) name += '_';
    name += word;
  }
  return IsReserved(name) ? name + '_' : name;
}

std::string TypeName(std::string_view wire) {
  std::string name;
  for (const std::string& word : Words(wire)) {
    name += ToUpper(word.front());
    name += std::string_view(word).substr(1);
  }
  return name;
}

std::string EnumeratorName(std::string_view wire) {
  return 'k' + TypeName(wire);
}

std::string NamespaceName(std::string_view plugin) {
  // Inside, these would hide the namespaces that the code is full of.
  const bool hides = plugin == "std" || plugin == "insight";
  return IsReserved(plugin) || hides ? std::string(plugin) + '_'
                                     : std::string(plugin);
}

std::string NamePool::Take(const std::string& name) {
  return TakeWith(name, {});
}

std::string NamePool::TakeWith(const std::string& name,
                               const std::vector<std::string>& suffixes) {
  const auto is_free = [&](const std::string& candidate) {
    return !taken_.contains(candidate) &&
           std::none_of(suffixes.begin(), suffixes.end(),
                        [&](const std::string& suffix) {
                          return taken_.contains(candidate + suffix);
                        });
  };
  std::string base = name;
  std::string candidate = name;
  for (int number = 2; !is_free(candidate); ++number) {
    // A keyword's name ends in '_' already, and "__" is not for us.
    if (base.ends_with('_')) base.pop_back();
    candidate = base + separator_ + std::to_string(number);
  }
  taken_.insert(candidate);
  for (const std::string& suffix : suffixes) taken_.insert(candidate + suffix);
  return candidate;
}

std::vector<std::string> FieldNames(const std::vector<std::string>& wires) {
  NamePool pool("_");
  std::vector<std::string> names;
  for (const std::string& wire : wires)
    names.push_back(pool.Take(FieldName(wire)));
  return names;
}

}  // namespace insight::generator
