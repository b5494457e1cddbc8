// Reads comma-separated values (RFC 4180), one row at a time.
//
// Example:
//
//   CsvReader reader(text, {.skip_initial_space = true});
//   CsvRow row;
//   while (reader.Read(row)) Use(row);
//
// As Python's csv module, it takes what the RFC does not know: rows that end
// with LF or CR alone, a last one without an end, rows of different lengths,
// quotes inside of a field that does not start with one (which are ordinary
// characters), text after a closing quote (which is the field's, too), and a
// closing quote that is missing (the field ends with the text).  Unlike it,
// line ends inside of quotes stay as they are.

#ifndef SDK_UTIL_CSV_CSV_READER_H_
#define SDK_UTIL_CSV_CSV_READER_H_

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace insight {

using CsvRow = std::vector<std::string>;

// A limit is exceeded.  what() says which one, and in which row.
class CsvException : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct CsvDialect {
  char delimiter = ',';
  // Whether spaces right after a delimiter or a row's start are left out.
  bool skip_initial_space = false;
  // Of one row: memory is some 40 bytes for each field, however short.
  std::size_t max_fields = 16384;
  std::size_t max_field_bytes = std::size_t{64} << 20;
};

// Thread safety: none; one user's own.
class CsvReader {
 public:
  // `text` must outlive the reader; it is read byte by byte, in any encoding
  // that has ASCII's characters as they are, such as UTF-8.
  explicit CsvReader(std::string_view text, CsvDialect dialect = {})
      : text_(text), dialect_(dialect) {}

  // Replaces `row` by the next one, of at least one field; empty lines are
  // passed over.  Returns false at the end of the text, and leaves an empty
  // row.  Throws CsvException.
  [[nodiscard]] bool Read(CsvRow& row);

  // How many rows were read.
  [[nodiscard]] std::size_t rows() const { return rows_; }

 private:
  void ReadField(std::string& field);
  void ReadQuoted(std::string& field);
  void ReadPlain(std::string& field);
  void Append(std::string_view part, std::string& field) const;
  void SkipLineEnds();
  [[nodiscard]] bool AtLineEnd() const;
  [[noreturn]] void ThrowTooLarge(const std::string& what) const;

  std::string_view text_;  // What is left of it.
  const CsvDialect dialect_;
  std::size_t rows_ = 0;
};

}  // namespace insight

#endif  // SDK_UTIL_CSV_CSV_READER_H_
