#include "tools/validator/sources/source_text.h"

#include <algorithm>
#include <cstddef>

#include "tools/validator/text_places.h"

namespace insight::validator {
namespace {

class Blanker {
 public:
  Blanker(std::string_view source, Language language)
      : source_(source), cpp_(language == Language::kCpp), code_(source) {}

  std::string Blank() {
    while (at_ < source_.size()) {
      if (cpp_ && Next("//")) {
        BlankUntil("\n", 2, Escapes::kNone);
      } else if (cpp_ && Next("/*")) {
        BlankUntil("*/", 2, Escapes::kNone);
      } else if (!cpp_ && Next("#")) {
        BlankUntil("\n", 1, Escapes::kNone);
      } else if (!cpp_ && (Next("\"\"\"") || Next("'''"))) {
        BlankUntil(source_.substr(at_, 3), 3, Escapes::kBackslash);
      } else if (cpp_ && Next("R\"") && !IsWordByte(Before())) {
        BlankRawString();
      } else if (Next("\"") || IsQuote()) {
        BlankUntil(source_.substr(at_, 1), 1, Escapes::kBackslash);
      } else {
        ++at_;
      }
    }
    return std::move(code_);
  }

 private:
  enum class Escapes { kNone, kBackslash };

  static bool IsWordByte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_';
  }

  [[nodiscard]] bool Next(std::string_view text) const {
    return source_.substr(at_, text.size()) == text;
  }

  [[nodiscard]] char Before() const {
    return at_ == 0 ? '\n' : source_[at_ - 1];
  }

  // In C++ it may also be within a number: 20'000.
  [[nodiscard]] bool IsQuote() const {
    return Next("'") && !(cpp_ && IsWordByte(Before()));
  }

  // `open` bytes open what `close` closes.
  void BlankUntil(std::string_view close, std::size_t open, Escapes escapes) {
    at_ += open;
    while (at_ < source_.size() && !Next(close)) {
      // A text of one line that is not closed is none.
      if (escapes == Escapes::kBackslash && close.size() == 1 && Next("\n")) {
        return;
      }
      if (escapes == Escapes::kBackslash && Next("\\")) BlankByte();
      BlankByte();
    }
    at_ = std::min(at_ + close.size(), source_.size());
  }

  void BlankRawString() {
    const std::size_t paren = source_.find('(', at_);
    constexpr std::size_t kMaxDelimiter = 16;
    if (paren == std::string_view::npos || paren - at_ > kMaxDelimiter + 2) {
      ++at_;
      return;
    }
    const std::string close =
        ')' + std::string(source_.substr(at_ + 2, paren - at_ - 2)) + '"';
    BlankUntil(close, paren - at_ + 1, Escapes::kNone);
  }

  void BlankByte() {
    if (at_ >= source_.size()) return;
    if (source_[at_] != '\n') code_[at_] = ' ';
    ++at_;
  }

  const std::string_view source_;
  const bool cpp_;
  std::string code_;
  std::size_t at_ = 0;
};

}  // namespace

std::string CodeAlone(std::string_view source, Language language) {
  return Blanker(source, language).Blank();
}

std::vector<Hit> FindAll(std::string_view text, const re2::RE2& pattern) {
  std::vector<Hit> hits;
  TextPlaces places(text);
  re2::StringPiece match[2];
  const int groups = std::min(pattern.NumberOfCapturingGroups(), 1) + 1;
  std::size_t at = 0;
  while (at <= text.size() &&
         pattern.Match(re2::StringPiece(text.data(), text.size()), at,
                       text.size(), re2::RE2::UNANCHORED, match, groups)) {
    const re2::StringPiece& what = match[groups - 1];
    hits.push_back(
        {places.PositionOf(static_cast<std::size_t>(what.data() - text.data())),
         std::string(what.data(), what.size())});
    const auto end = static_cast<std::size_t>(match[0].data() - text.data()) +
                     match[0].size();
    at = std::max(end, at + 1);
  }
  return hits;
}

Language LanguageOf(const PluginFolder& folder) {
  return folder.kind() == FolderKind::kPython ? Language::kPython
                                              : Language::kCpp;
}

std::string PythonPackage(const PluginFolder& folder) {
  const spec::YamlNode* name = folder.Find("name");
  if (name == nullptr) return "";
  for (const std::string prefix : {"icon_", "komand_"}) {
    const std::string package = prefix + name->text;
    if (!folder.Files(package + "/", "").empty()) return package;
  }
  return "";
}

std::vector<std::string> SourceFiles(const PluginFolder& folder) {
  if (LanguageOf(folder) == Language::kPython) {
    const std::string package = PythonPackage(folder);
    return package.empty() ? std::vector<std::string>()
                           : folder.Files(package + "/", ".py");
  }
  std::vector<std::string> sources = folder.Files("", ".cc");
  const std::vector<std::string> headers = folder.Files("", ".h");
  sources.insert(sources.end(), headers.begin(), headers.end());
  std::erase_if(sources, [](const std::string& path) {
    return path.starts_with("tests/");
  });
  std::sort(sources.begin(), sources.end());
  return sources;
}

}  // namespace insight::validator
