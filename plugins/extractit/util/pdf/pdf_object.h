// The objects that PDF files and content streams are written in (ISO 32000-1,
// section 7.3).

#ifndef PLUGINS_EXTRACTIT_UTIL_PDF_PDF_OBJECT_H_
#define PLUGINS_EXTRACTIT_UTIL_PDF_PDF_OBJECT_H_

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace insight::plugins::extractit {

struct PdfObject {
  enum class Kind {
    kNull,
    kNumber,      // number
    kString,      // text, of bytes
    kName,        // text, without the slash
    kArray,       // items
    kDictionary,  // members
    kReference,   // number: that of the object
    kOperator,    // text: a word of a content stream; true, false and obj, too
  };

  [[nodiscard]] bool Is(Kind wanted) const { return kind == wanted; }
  [[nodiscard]] bool IsName(std::string_view name) const {
    return kind == Kind::kName && text == name;
  }

  // Returns the member of a dictionary as it is; kNull if there is none.
  [[nodiscard]] const PdfObject& Member(const std::string& name) const;

  Kind kind = Kind::kNull;
  double number = 0;
  std::string text = {};
  std::vector<PdfObject> items = {};
  std::map<std::string, PdfObject> members = {};
};

// Reads objects one after the other.  What is not well-formed is read as well
// as it can be; nothing is thrown.
//
// Thread safety: for one thread at a time.
class PdfParser {
 public:
  // `data` must outlive the parser.
  explicit PdfParser(std::string_view data, std::size_t offset = 0)
      : data_(data), offset_(offset) {}

  // Returns the next object; nothing at the end.
  [[nodiscard]] std::optional<PdfObject> Next() { return Parse(0); }

  // Where the next object starts, or the white space before it.
  [[nodiscard]] std::size_t offset() const { return offset_; }
  void set_offset(std::size_t offset) { offset_ = offset; }

 private:
  std::optional<PdfObject> Parse(int depth);
  void SkipSpace();
  PdfObject ParseString();
  PdfObject ParseHexString();
  PdfObject ParseName();
  PdfObject ParseArray(int depth);
  PdfObject ParseDictionary(int depth);
  PdfObject ParseWord();
  // Reads "0 R" behind a number.
  bool SkipReference();
  void AppendEscaped(std::string& text);
  [[nodiscard]] bool StartsWith(std::string_view text) const {
    return data_.substr(offset_).starts_with(text);
  }

  std::string_view data_;
  std::size_t offset_;
};

}  // namespace insight::plugins::extractit

#endif  // PLUGINS_EXTRACTIT_UTIL_PDF_PDF_OBJECT_H_
