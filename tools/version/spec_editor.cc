#include "tools/version/spec_editor.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "tools/spec/yaml_parser.h"

namespace insight::version {
namespace {

using spec::Position;
using spec::YamlMember;
using spec::YamlNode;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr const char* kHistory = "version_history";
// What follows the history in a spec, usually.
constexpr std::string_view kAfterHistory[] = {
    "links",   "references", "types", "connection",
    "actions", "triggers",   "tasks"};

YamlNode Parse(const std::string& text, const std::string& file) {
  spec::Problems warnings;
  return spec::ParseYaml(text, file, warnings);
}

YamlNode Scalar(std::string_view text, bool plain) {
  YamlNode node;
  node.kind = YamlNode::Kind::kScalar;
  node.text = text;
  node.plain = plain;
  return node;
}

// Sets the value of a member, which is added if it is missing.
void SetMember(YamlNode& root, std::string_view key, YamlNode value) {
  for (YamlMember& member : root.members) {
    if (member.key == key) {
      member.value = std::move(value);
      return;
    }
  }
  root.members.push_back({std::string(key), {}, std::move(value)});
}

// The same members, whatever their order.
std::string Canonical(const YamlNode& node) {
  return DumpCompactSortedJson(ToJson(node));
}

// Whether `text` can be an item of a block list without quotes.
bool CanBePlain(const std::string& text) {
  try {
    const YamlNode list = Parse("- " + text, "");
    return list.items.size() == 1 && ToJson(list.items[0]) == Json(text);
  } catch (const spec::SpecException&) {
    return false;
  }
}

// Writes `text` in the quotes that `sample`, an item of YAML, starts with.
std::string Quoted(const std::string& text, char sample, bool in_block) {
  if (sample == '\'') {
    std::string quoted = "'";
    for (const char c : text) quoted += c == '\'' ? "''" : std::string(1, c);
    return quoted + "'";
  }
  if (sample != '"' && in_block && CanBePlain(text)) return text;
  return DumpJson(Json(text));
}

}  // namespace

SpecEditor::SpecEditor(std::string text, std::string file)
    : text_(std::move(text)),
      file_(std::move(file)),
      root_(Parse(text_, file_)) {}

std::size_t SpecEditor::OffsetOf(Position position) const {
  std::size_t offset = text_.starts_with(kByteOrderMark) ? 3 : 0;
  for (int line = 1; line < position.line; ++line) {
    offset = text_.find('\n', offset) + 1;
  }
  for (int column = 1; column < position.column; ++column) {
    ++offset;
    // The rest of a character of several bytes.
    while ((text_[offset] & 0xC0) == 0x80) ++offset;
  }
  return offset;
}

std::string SpecEditor::LineBreak() const {
  return text_.find("\r\n") == std::string::npos ? "\n" : "\r\n";
}

std::size_t SpecEditor::EndOfScalar(const YamlNode& scalar) const {
  const std::size_t start = OffsetOf(scalar.position);
  const char quote = text_[start];
  if (quote != '"' && quote != '\'') return start + scalar.text.size();
  std::size_t end = start + 1;
  while (end < text_.size()) {
    // Two single quotes stand for one.
    const bool is_pair = quote == '\'' && text_.compare(end, 2, "''") == 0;
    if (text_[end] == quote && !is_pair) break;
    end += is_pair || (quote == '"' && text_[end] == '\\') ? 2 : 1;
  }
  return std::min(end + 1, text_.size());
}

void SpecEditor::Commit(std::string edited, const YamlNode& expected,
                        std::string_view key, Position position) {
  try {
    YamlNode root = Parse(edited, file_);
    if (Canonical(root) == Canonical(expected)) {
      text_ = std::move(edited);
      root_ = std::move(root);
      return;
    }
  } catch (const spec::SpecException&) {
    // Falls through to the same complaint.
  }
  throw std::runtime_error(file_ + ':' + std::to_string(position.line) + ':' +
                           std::to_string(position.column) + ": " +
                           std::string(key) +
                           " is written in a way that cannot be edited by "
                           "this tool; change it by hand");
}

void SpecEditor::SetValue(std::string_view key, std::string_view value) {
  YamlNode expected = root_;
  const YamlMember* member = root_.Find(key);
  std::string edited = text_;
  Position position;
  if (member == nullptr) {
    const YamlMember* version = root_.Find("version");
    std::size_t offset = 0;
    if (version != nullptr) {
      position = version->value.position;
      offset = std::min(text_.find('\n', OffsetOf(position)), text_.size());
      if (offset > 0 && text_[offset - 1] == '\r') --offset;
    }
    edited.insert(offset,
                  LineBreak() + std::string(key) + ": " + std::string(value));
    SetMember(expected, key, Scalar(value, true));
  } else if (member->value.is_null()) {
    position = member->key_position;
    edited.insert(OffsetOf(position) + key.size() + 1,
                  ' ' + std::string(value));
    SetMember(expected, key, Scalar(value, true));
  } else {
    position = member->value.position;
    const std::size_t start = OffsetOf(position);
    const std::string quote = member->value.plain ? "" : text_.substr(start, 1);
    edited.replace(start, EndOfScalar(member->value) - start,
                   quote + std::string(value) + quote);
    SetMember(expected, key, Scalar(value, member->value.plain));
  }
  Commit(std::move(edited), expected, key, position);
}

void SpecEditor::AddHistory(const std::string& entry) {
  const YamlMember* history = root_.Find(kHistory);
  if (history == nullptr || history->value.is_null()) {
    InsertHistoryList(entry);
  } else {
    InsertFirstItem(history->value, entry);
  }
}

void SpecEditor::InsertFirstItem(const YamlNode& list,
                                 const std::string& entry) {
  YamlNode expected = root_;
  YamlNode new_list = list;
  new_list.kind = YamlNode::Kind::kSequence;
  new_list.items.insert(new_list.items.begin(), Scalar(entry, false));
  SetMember(expected, kHistory, new_list);
  std::string edited = text_;
  const std::size_t start = OffsetOf(list.position);
  if (text_[start] == '[') {
    edited.insert(start + 1,
                  Quoted(entry, '"', false) + (list.items.empty() ? "" : ", "));
  } else if (!list.items.empty()) {
    const std::size_t item = OffsetOf(list.items[0].position);
    const std::size_t line = text_.rfind('\n', item) + 1;
    // The indentation, the dash and the blanks behind it.
    edited.insert(line, text_.substr(line, item - line) +
                            Quoted(entry, text_[item], true) + LineBreak());
  }
  Commit(std::move(edited), expected, kHistory, list.position);
}

void SpecEditor::InsertHistoryList(const std::string& entry) {
  YamlNode expected = root_;
  YamlNode list;
  list.kind = YamlNode::Kind::kSequence;
  list.items.push_back(Scalar(entry, false));
  SetMember(expected, kHistory, list);
  const std::string item = LineBreak() + "- " + Quoted(entry, '"', true);
  std::string edited = text_;
  Position position;
  if (const YamlMember* history = root_.Find(kHistory)) {
    position = history->key_position;
    edited.insert(OffsetOf(position) + std::string_view(kHistory).size() + 1,
                  item);
    Commit(std::move(edited), expected, kHistory, position);
    return;
  }
  const std::string block = std::string(kHistory) + ':' + item + LineBreak();
  for (const std::string_view key : kAfterHistory) {
    if (const YamlMember* next = root_.Find(key)) {
      position = next->key_position;
      edited.insert(OffsetOf(position), block);
      Commit(std::move(edited), expected, kHistory, position);
      return;
    }
  }
  if (!edited.empty() && edited.back() != '\n') edited += LineBreak();
  Commit(edited + block, expected, kHistory, position);
}

void SpecEditor::ReplaceTopHistory(const std::string& entry) {
  YamlNode expected = root_;
  const YamlMember* history = root_.Find(kHistory);
  YamlNode list = history->value;
  const YamlNode top = list.items.at(0);
  list.items[0] = Scalar(entry, false);
  SetMember(expected, kHistory, list);
  const std::size_t start = OffsetOf(top.position);
  const bool in_block = text_[OffsetOf(history->value.position)] != '[';
  std::string edited = text_;
  edited.replace(start, EndOfScalar(top) - start,
                 Quoted(entry, text_[start], in_block));
  Commit(std::move(edited), expected, kHistory, top.position);
}

}  // namespace insight::version
