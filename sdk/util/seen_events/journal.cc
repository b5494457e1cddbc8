#include "sdk/util/seen_events/journal.h"

#include <utility>

#include "sdk/error/plugin_exception.h"
#include "sdk/json/dump.h"
#include "sdk/json/parse.h"
#include "sdk/log/logger.h"

namespace insight {
namespace {

std::string LineOf(const Json& line) { return DumpJson(line) + "\n"; }

// Nothing if it is no line of ours: cut off, or damaged.
std::optional<Json> ParseLine(std::string_view text) {
  try {
    Json line = ParseJson(text);
    if (line.is_array() && !line.empty() && line[0].is_string()) return line;
  } catch (const JsonParseException&) {
    // As if it were not there.
  }
  return std::nullopt;
}

}  // namespace

std::vector<Json> Journal::Read() {
  std::optional<Content> best;
  for (const int which : {0, 1}) {
    std::optional<Content> content = ReadFile(which);
    if (!content || (best && best->generation > content->generation)) continue;
    best = std::move(content);
    current_ = which;
  }
  if (!best) return {};
  generation_ = best->generation;
  size_ = best->size;
  return std::move(best->lines);
}

std::optional<Journal::Content> Journal::ReadFile(int which) const {
  if (!files_.Check(FileName(which), log_)) return std::nullopt;
  std::optional<FileHandle> file =
      files_.Open(FileName(which), OpenMode::kReadWrite, log_);
  if (!file) return std::nullopt;
  const std::string text = file->Read();
  Content content;
  content.size = text.size();
  bool is_ready = false;
  std::string_view rest = text;
  while (!rest.empty()) {
    const auto end = rest.find('\n');
    if (end == std::string_view::npos) break;
    std::optional<Json> line = ParseLine(rest.substr(0, end));
    rest.remove_prefix(end + 1);
    if (!line) continue;
    if (line->front() == "start" && line->size() == 2 &&
        line->back().is_number_integer()) {
      content.generation = line->back().get<std::int64_t>();
    } else if (line->front() == "ready") {
      is_ready = true;
    } else {
      content.lines.push_back(std::move(*line));
    }
  }
  if (!is_ready) return std::nullopt;
  return content;
}

bool Journal::Append(const Json& line) {
  if (!current_) return Rewrite({line});
  const std::string text = LineOf(line);
  if (!WriteText(*current_, text, OpenMode::kAppend)) return false;
  size_ += text.size();
  return true;
}

bool Journal::Rewrite(const std::vector<Json>& lines) {
  std::string text = LineOf({"start", generation_ + 1});
  for (const Json& line : lines) text += LineOf(line);
  text += LineOf(Json::array({"ready"}));
  const int next = current_ == 0 ? 1 : 0;
  if (!WriteText(next, text, OpenMode::kReadWrite)) return false;
  if (current_) files_.Remove(FileName(*current_), log_);
  current_ = next;
  ++generation_;
  size_ = text.size();
  return true;
}

bool Journal::WriteText(int which, std::string_view text, OpenMode mode) {
  if (!works_) return false;
  works_ = false;
  std::optional<FileHandle> file = files_.Open(FileName(which), mode, log_);
  if (!file) return false;
  try {
    if (mode == OpenMode::kReadWrite) file->Truncate();
    file->Write(text);
    works_ = true;
  } catch (const PluginException& exception) {
    // A full disk must not end the trigger: its events have been sent.
    log_.Warning(exception.cause());
  }
  return works_;
}

}  // namespace insight
