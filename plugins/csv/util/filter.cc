#include "plugins/csv/util/filter.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

#include "plugins/csv/util/limits.h"
#include "plugins/csv/util/read_csv.h"
#include "sdk/error/plugin_exception.h"

namespace insight::plugins::csv {
namespace {

// A column can be named many times, but not without end.
constexpr std::size_t kMaxSelected = 100'000;

// Columns from `first` to `last`, counted from 1.
struct FieldRange {
  std::size_t first;
  std::size_t last;
};

[[noreturn]] void ThrowWrongInput(const std::string& assistance) {
  throw PluginException("Wrong input.", assistance);
}

void SkipSpace(std::string_view& text) {
  text.remove_prefix(
      std::min(text.find_first_not_of(" \t\n\v\f\r"), text.size()));
}

// Takes "fN" and the space around it off the text; nothing if there is none.  A
// number that is too large for any CSV is the largest one.
std::optional<std::size_t> TakeField(std::string_view& text) {
  SkipSpace(text);
  if (text.empty() || text.front() != 'f') return std::nullopt;
  text.remove_prefix(1);
  std::size_t number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc::invalid_argument) return std::nullopt;
  if (error != std::errc()) number = std::numeric_limits<std::size_t>::max();
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  SkipSpace(text);
  return number;
}

// Takes "fN" or "fN-fM" off the text.
std::optional<FieldRange> TakeRange(std::string_view& text) {
  const std::optional<std::size_t> first = TakeField(text);
  if (!first) return std::nullopt;
  if (text.empty() || text.front() != '-') return FieldRange{*first, *first};
  text.remove_prefix(1);
  const std::optional<std::size_t> last = TakeField(text);
  if (!last) return std::nullopt;
  return FieldRange{*first, *last};
}

// Returns nothing if the grammar is not kept.
std::optional<std::vector<FieldRange>> ParseFields(std::string_view text) {
  std::vector<FieldRange> ranges;
  while (true) {
    const std::optional<FieldRange> range = TakeRange(text);
    if (!range) return std::nullopt;
    ranges.push_back(*range);
    if (text.empty()) return ranges;
    if (text.front() != ',') return std::nullopt;
    text.remove_prefix(1);
  }
}

// Returns the indices of the columns, counted from 0 and sorted.
std::vector<std::size_t> Select(const std::vector<FieldRange>& ranges,
                                std::size_t columns) {
  std::vector<std::size_t> selected;
  for (const auto& [first, last] : ranges) {
    if (first > last) continue;
    if (first < 1 || last > columns ||
        last - first >= kMaxSelected - selected.size()) {
      ThrowWrongInput("Invalid field indices.");
    }
    for (std::size_t i = first; i <= last; ++i) selected.push_back(i - 1);
  }
  if (selected.empty()) ThrowWrongInput("Invalid field indices.");
  std::sort(selected.begin(), selected.end());
  return selected;
}

void AppendFields(const CsvRow& row, const std::vector<std::size_t>& selected,
                  std::string& out) {
  bool first = true;
  for (const std::size_t i : selected) {
    if (!first) out += ',';
    first = false;
    std::copy_if(row[i].begin(), row[i].end(), std::back_inserter(out),
                 [](char c) { return c != '\n'; });
    CheckResultSize(out.size());
  }
}

}  // namespace

std::string Filter(std::string_view csv, std::string_view fields,
                   std::string_view kind) {
  const bool well_formed = IsWellFormed(csv);
  if (fields.empty()) {
    throw PluginException("Empty fields input.",
                          "Please provide valid fields.");
  }
  if (!well_formed) {
    ThrowWrongInput("Improper syntax in CSV " + std::string(kind) + ".");
  }
  const std::optional<std::vector<FieldRange>> ranges = ParseFields(fields);
  if (!ranges) ThrowWrongInput("Improper syntax in fields string.");
  std::optional<std::vector<std::size_t>> selected;
  std::string out;
  ForEachRow(csv, [&](const CsvRow& row) {
    if (selected) {
      out += '\n';
    } else {
      selected = Select(*ranges, row.size());
    }
    AppendFields(row, *selected, out);
  });
  if (!selected) ThrowWrongInput("Invalid field indices.");
  return out;
}

}  // namespace insight::plugins::csv
