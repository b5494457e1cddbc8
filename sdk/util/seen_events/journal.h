// A file of JSON lines to which one is added at a time, and which can be
// written anew without a moment at which a killed process would lose it.
//
// There are two files, NAME.0 and NAME.1.  Rewrite() fills the one that is not
// in use, from ["start", N] to ["ready"], and only then removes the other; of
// two that are ready, the one with the greater N is right.  A last line that is
// cut off is passed over.
//
// Internal to SeenEvents.

#ifndef SDK_UTIL_SEEN_EVENTS_JOURNAL_H_
#define SDK_UTIL_SEEN_EVENTS_JOURNAL_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/cache/cache_file.h"
#include "sdk/json/json.h"

namespace insight {

// Thread safety: none; one user's own.
class Journal {
 public:
  Journal(std::string name, CacheFiles files, Logger& log)
      : name_(std::move(name)), files_(std::move(files)), log_(log) {}

  // Returns the lines that were kept, arrays all; none if there is no file.
  [[nodiscard]] std::vector<Json> Read();

  // Both return whether the line or lines are on disk.  After a false, nothing
  // is written any more.
  bool Append(const Json& line);
  bool Rewrite(const std::vector<Json>& lines);

  // Bytes in the file.
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool works() const { return works_; }

 private:
  struct Content {
    std::int64_t generation = 0;
    std::vector<Json> lines;
    std::size_t size = 0;
  };

  [[nodiscard]] std::string FileName(int which) const {
    return name_ + "." + std::to_string(which);
  }
  [[nodiscard]] std::optional<Content> ReadFile(int which) const;
  bool WriteText(int which, std::string_view text, OpenMode mode);

  const std::string name_;
  const CacheFiles files_;
  Logger& log_;
  std::optional<int> current_;  // Which file is in use.
  std::int64_t generation_ = 0;
  std::size_t size_ = 0;
  bool works_ = true;
};

}  // namespace insight

#endif  // SDK_UTIL_SEEN_EVENTS_JOURNAL_H_
