// A plugin's steps by name, with their schemas.

#ifndef SDK_RUNTIME_STEP_TABLE_H_
#define SDK_RUNTIME_STEP_TABLE_H_

#include <deque>
#include <memory>
#include <mutex>
#include <string_view>

#include "sdk/json/json_fwd.h"
#include "sdk/step/step_def.h"

namespace insight {

class Schema;

// A schema that is parsed when it is first asked for: most runs of a plugin
// need few of its schemas.  Text that is no schema is a broken table, so it
// aborts.
//
// Thread safety: all methods may be called from any thread.
class LazySchema {
 public:
  // `text` must outlive the object; empty text means that there is no schema.
  explicit LazySchema(std::string_view text);
  LazySchema(const LazySchema&) = delete;
  LazySchema& operator=(const LazySchema&) = delete;
  ~LazySchema();

  // The schema itself as a value; an empty object if there is none.
  [[nodiscard]] const Json& json() const;

  // Throws ValidationException unless `value` fits.
  void Validate(const Json& value) const;

 private:
  [[nodiscard]] const Schema& Parsed() const;

  const std::string_view text_;
  mutable std::mutex
      mutex_;  // Guards all below; what they point to is constant.
  mutable std::unique_ptr<const Schema> schema_;
};

struct StepRow {
  explicit StepRow(const StepDef& step);

  const StepDef& def;
  const LazySchema input;
  const LazySchema output;
  const LazySchema state;
};

// Thread safety: all methods may be called from any thread.
class StepTable {
 public:
  // `plugin` must outlive the table.  Two steps of one kind and name are a
  // broken table, so they abort.
  explicit StepTable(const PluginDef& plugin);

  // Returns null if there is none.
  [[nodiscard]] const StepRow* Find(StepKind kind, std::string_view name) const;

  [[nodiscard]] const LazySchema& connection_schema() const {
    return connection_schema_;
  }

 private:
  std::deque<StepRow> rows_;  // A deque, as rows cannot be moved.
  const LazySchema connection_schema_;
};

}  // namespace insight

#endif  // SDK_RUNTIME_STEP_TABLE_H_
