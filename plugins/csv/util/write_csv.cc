#include "plugins/csv/util/write_csv.h"

#include <cstddef>
#include <string_view>
#include <unordered_map>

#include "plugins/csv/util/limits.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/json/json.h"
#include "sdk/json/python_text.h"
#include "sdk/util/csv/csv_writer.h"

namespace insight::plugins::csv {
namespace {

constexpr std::size_t kMaxColumns = 16384;

class Columns {
 public:
  explicit Columns(const std::vector<Json>& objects) {
    for (const Json& object : objects) {
      for (const auto& [key, value] : object.items()) Add(key);
    }
  }

  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  [[nodiscard]] std::size_t PlaceOf(std::string_view name) const {
    return places_.at(std::string(name));
  }

 private:
  void Add(const std::string& name) {
    if (!places_.try_emplace(name, names_.size()).second) return;
    if (names_.size() == kMaxColumns) {
      throw PluginException("The objects have more than " +
                                std::to_string(kMaxColumns) +
                                " different keys, too many columns for a CSV.",
                            "Please provide objects with fewer keys.");
    }
    names_.push_back(name);
  }

  std::vector<std::string> names_;
  std::unordered_map<std::string, std::size_t> places_;
};

std::string CellText(const Json& value) {
  return value.is_null() ? "" : PythonStr(value);
}

}  // namespace

std::string ToCsv(const std::vector<Json>& objects) {
  std::string csv;
  if (objects.empty()) return csv;
  const Columns columns(objects);
  AppendCsvRow(columns.names(), csv);
  for (const Json& object : objects) {
    std::vector<std::string> row(columns.names().size());
    for (const auto& [key, value] : object.items()) {
      row[columns.PlaceOf(key)] = CellText(value);
    }
    AppendCsvRow(row, csv);
    CheckResultSize(csv.size());
  }
  return csv;
}

}  // namespace insight::plugins::csv
