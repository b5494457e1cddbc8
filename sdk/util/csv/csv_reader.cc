#include "sdk/util/csv/csv_reader.h"

#include <algorithm>

namespace insight {
namespace {

constexpr char kQuote = '"';

}  // namespace

bool CsvReader::Read(CsvRow& row) {
  row.clear();
  SkipLineEnds();
  if (text_.empty()) return false;
  while (true) {
    if (row.size() == dialect_.max_fields) {
      ThrowTooLarge("has more than " + std::to_string(dialect_.max_fields) +
                    " fields");
    }
    ReadField(row.emplace_back());
    if (text_.empty()) break;
    const bool more = text_.front() == dialect_.delimiter;
    text_.remove_prefix(1);
    if (!more) break;  // A CR or LF; the rest of the line end is an empty line.
  }
  ++rows_;
  return true;
}

// Reads up to a delimiter, a line end or the end of the text.
void CsvReader::ReadField(std::string& field) {
  if (dialect_.skip_initial_space) {
    text_.remove_prefix(std::min(text_.find_first_not_of(' '), text_.size()));
  }
  if (!text_.empty() && text_.front() == kQuote) {
    text_.remove_prefix(1);
    ReadQuoted(field);
  }
  ReadPlain(field);
}

// Reads up to the closing quote, and takes that, too.
void CsvReader::ReadQuoted(std::string& field) {
  while (true) {
    const auto end = std::min(text_.find(kQuote), text_.size());
    Append(text_.substr(0, end), field);
    text_.remove_prefix(end);
    if (text_.empty()) return;
    text_.remove_prefix(1);
    if (text_.empty() || text_.front() != kQuote) return;
    Append(text_.substr(0, 1), field);
    text_.remove_prefix(1);
  }
}

void CsvReader::ReadPlain(std::string& field) {
  const auto end = std::find_if(text_.begin(), text_.end(), [this](char c) {
    return c == dialect_.delimiter || c == '\r' || c == '\n';
  });
  const auto size = static_cast<std::size_t>(end - text_.begin());
  Append(text_.substr(0, size), field);
  text_.remove_prefix(size);
}

void CsvReader::Append(std::string_view part, std::string& field) const {
  if (part.size() > dialect_.max_field_bytes - field.size()) {
    ThrowTooLarge("has a field of more than " +
                  std::to_string(dialect_.max_field_bytes) + " bytes");
  }
  field += part;
}

bool CsvReader::AtLineEnd() const {
  return !text_.empty() && (text_.front() == '\r' || text_.front() == '\n');
}

void CsvReader::SkipLineEnds() {
  while (AtLineEnd()) text_.remove_prefix(1);
}

void CsvReader::ThrowTooLarge(const std::string& what) const {
  throw CsvException("row " + std::to_string(rows_ + 1) + " " + what);
}

}  // namespace insight
