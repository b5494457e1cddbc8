#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "plugins/csv/schema.h"  // generated from plugin.spec.yaml
#include "plugins/csv/util/limits.h"
#include "plugins/csv/util/read_csv.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/json/json.h"
#include "sdk/log/logger.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::csv {
namespace {

// The member that the fields beyond the header's go to, as a list.
constexpr const char* kBeyondHeader = "null";

// About as many as the fields have in JSON, with quotes and separators.
std::size_t BytesOf(const CsvRow& row) {
  std::size_t bytes = 4 * row.size();
  for (const std::string& field : row) bytes += field.size();
  return bytes;
}

// Makes rows objects, whose keys are the fields of the header.
class Header {
 public:
  explicit Header(CsvRow names) : size_(names.size()), bytes_(BytesOf(names)) {
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto [it, added] = places.try_emplace(names[i], columns_.size());
      if (added) {
        columns_.emplace_back(std::move(names[i]), i);
      } else {
        columns_[it->second].second = i;  // Of equal names the last one counts.
      }
    }
  }

  [[nodiscard]] Json ToObject(CsvRow& row) const {
    Json object = Json::object();
    auto& members = object.get_ref<Json::object_t&>();
    members.reserve(columns_.size() + 1);
    for (const auto& [name, i] : columns_) {
      // Names differ, so nothing needs to be looked up.
      members.emplace_back(
          name, i < row.size() ? Json(std::move(row[i])) : Json(nullptr));
    }
    if (row.size() > size_) {
      Json beyond = Json::array();
      for (std::size_t i = size_; i < row.size(); ++i) {
        beyond.push_back(std::move(row[i]));
      }
      object[kBeyondHeader] = std::move(beyond);
    }
    return object;
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  std::size_t size_;
  std::size_t bytes_;
  // Distinct names, and where each one's field is.
  std::vector<std::pair<std::string, std::size_t>> columns_;
};

}  // namespace

// The action "to_json"; ToJson() is a function of the codec's.
ToJson2Output ToJson2(const ToJson2Input& input, StepContext& context) {
  const std::string csv = TextOf(input.csv);
  if (input.validation && !IsWellFormed(csv)) {
    throw PluginException("Malformed CSV.", "Wrong CSV syntax.");
  }
  if (csv.find_first_of("\r\n") == std::string::npos) {
    ThrowInvalidCsv(
        "CSV string seems to be invalid - cannot extract first value row.");
  }
  std::optional<Header> header;
  ToJson2Output output;
  std::size_t bytes = 0;
  ForEachRow(csv, [&](CsvRow& row) {
    if (header) {
      bytes += header->bytes() + BytesOf(row);
      CheckResultSize(bytes);
      output.json.push_back(header->ToObject(row));
    } else {
      header.emplace(std::move(row));
    }
  });
  context.log().Info("Converted " + std::to_string(output.json.size()) +
                     " rows of " + std::to_string(header ? header->size() : 0) +
                     " columns.");
  return output;
}

}  // namespace insight::plugins::csv
