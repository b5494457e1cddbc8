#include "tools/spec/yaml_parser.h"

// yaml-cpp, since YAML's grammar is large and well tested there.  Its events,
// not its nodes: they are quicker, and show every position and duplicate key.
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <optional>
#include <sstream>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tools/spec/text_check.h"

namespace insight::spec {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Turns the library's positions, which count bytes from 0, into ours.
class PositionFinder {
 public:
  explicit PositionFinder(std::string_view text) : text_(text) {
    line_starts_.push_back(0);
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n') line_starts_.push_back(i + 1);
    }
  }

  [[nodiscard]] Position Find(const YAML::Mark& mark) {
    if (mark.is_null()) return {};
    const auto line = static_cast<std::size_t>(mark.line);
    if (line >= line_starts_.size()) return {mark.line + 1, 1};
    const std::size_t bytes = std::min(static_cast<std::size_t>(mark.column),
                                       text_.size() - line_starts_[line]);
    if (mark.line != last_line_ || bytes < last_bytes_) {
      last_line_ = mark.line;
      last_bytes_ = 0;
      last_characters_ = 0;
    }
    last_characters_ += CountCharacters(
        text_.substr(line_starts_[line] + last_bytes_, bytes - last_bytes_));
    last_bytes_ = bytes;
    return {mark.line + 1, static_cast<int>(last_characters_) + 1};
  }

 private:
  const std::string_view text_;
  std::vector<std::size_t> line_starts_;
  // Where the last position was: the next one is mostly behind it, and a line
  // may be very long.
  int last_line_ = 0;
  std::size_t last_bytes_ = 0;
  std::size_t last_characters_ = 0;
};

// What is wrong with a document; becomes a SpecException.
struct YamlFault {
  Position position;
  std::string text;
};

class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(PositionFinder& positions, Problems& problems)
      : positions_(positions), problems_(problems) {}

  YamlNode TakeRoot() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    Add(NewNode(YamlNode::Kind::kNull, mark, anchor));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    RefuseAnchor(mark);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag,
                YAML::anchor_t anchor, const std::string& value) override {
    const bool is_text = tag == "!" || tag == "tag:yaml.org,2002:str";
    if (!is_text && tag != "?" && !tag.empty()) RefuseTag(mark, tag);
    YamlNode node = NewNode(YamlNode::Kind::kScalar, mark, anchor);
    node.text = value;
    node.plain = !is_text;
    Add(std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag,
                       YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    Open(YamlNode::Kind::kSequence, mark, tag, anchor);
  }
  void OnSequenceEnd() override { Close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag,
                  YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    Open(YamlNode::Kind::kMap, mark, tag, anchor);
  }
  void OnMapEnd() override { Close(); }

 private:
  // A map or sequence whose end has not come yet.
  struct OpenNode {
    YamlNode node;
    bool has_key = false;  // Maps: `key` waits for its value.
    std::string key = {};
    Position key_position = {};
    // Maps: where a key is among the members.
    std::unordered_map<std::string, std::size_t> places = {};
  };

  YamlNode NewNode(YamlNode::Kind kind, const YAML::Mark& mark,
                   YAML::anchor_t anchor) const {
    if (anchor != YAML::NullAnchor) RefuseAnchor(mark);
    YamlNode node;
    node.kind = kind;
    node.position = positions_.Find(mark);
    return node;
  }

  void Open(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag,
            YAML::anchor_t anchor) {
    if (tag != "?" && tag != "!" && !tag.empty()) RefuseTag(mark, tag);
    if (open_.size() >= kMaxYamlDepth) {
      throw YamlFault{positions_.Find(mark),
                      "the document is nested more than " +
                          std::to_string(kMaxYamlDepth) + " levels deep"};
    }
    open_.push_back({.node = NewNode(kind, mark, anchor)});
  }

  void Close() {
    YamlNode node = std::move(open_.back().node);
    open_.pop_back();
    Add(std::move(node));
  }

  void Add(YamlNode node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    OpenNode& parent = open_.back();
    if (parent.node.kind == YamlNode::Kind::kSequence) {
      parent.node.items.push_back(std::move(node));
    } else if (!parent.has_key) {
      SetKey(parent, std::move(node));
    } else {
      AddMember(parent, std::move(node));
    }
  }

  static void SetKey(OpenNode& parent, YamlNode node) {
    if (node.kind != YamlNode::Kind::kScalar &&
        node.kind != YamlNode::Kind::kNull) {
      throw YamlFault{node.position,
                      "a key must be text; put quotes around it"};
    }
    if (node.text.size() > kMaxYamlKeyBytes) {
      throw YamlFault{node.position, "a key may have at most " +
                                         std::to_string(kMaxYamlKeyBytes) +
                                         " bytes"};
    }
    parent.has_key = true;
    parent.key = node.is_null() ? "null" : std::move(node.text);
    parent.key_position = node.position;
  }

  void AddMember(OpenNode& parent, YamlNode node) {
    parent.has_key = false;
    std::vector<YamlMember>& members = parent.node.members;
    const auto [place, is_new] =
        parent.places.try_emplace(parent.key, members.size());
    if (is_new) {
      members.push_back({parent.key, parent.key_position, std::move(node)});
      return;
    }
    YamlMember& member = members[place->second];
    problems_.AddWarning(parent.key_position, Path(parent.key),
                         "this key was there before, in line " +
                             std::to_string(member.key_position.line) +
                             "; the last one counts");
    member.key_position = parent.key_position;
    member.value = std::move(node);
  }

  // Where we are, with `key` as the last part.
  [[nodiscard]] std::string Path(const std::string& key) const {
    std::string path;
    for (std::size_t i = 0; i + 1 < open_.size(); ++i) {
      const OpenNode& node = open_[i];
      path += node.node.is_map() ? node.key + '.'
                                 : std::to_string(node.node.items.size()) + '.';
    }
    return path + key;
  }

  [[noreturn]] void RefuseAnchor(const YAML::Mark& mark) const {
    throw YamlFault{positions_.Find(mark),
                    "anchors and aliases are not supported in a spec; write "
                    "the value out"};
  }

  [[noreturn]] void RefuseTag(const YAML::Mark& mark,
                              const std::string& tag) const {
    throw YamlFault{positions_.Find(mark),
                    "the tag " + tag + " is not supported; remove it"};
  }

  PositionFinder& positions_;
  Problems& problems_;
  std::vector<OpenNode> open_;
  YamlNode root_;
};

YamlNode Parse(std::string_view text, Problems& problems) {
  PositionFinder positions(text);
  std::istringstream stream{std::string(text)};
  try {
    YAML::Parser parser(stream);
    TreeBuilder builder(positions, problems);
    if (!parser.HandleNextDocument(builder)) return {};
    YamlNode root = builder.TakeRoot();
    if (parser.HandleNextDocument(builder)) {
      throw YamlFault{builder.TakeRoot().position,
                      "a second document starts here; a spec is only one"};
    }
    return root;
  } catch (const YAML::Exception& e) {
    throw YamlFault{positions.Find(e.mark), "this is not YAML: " + e.msg};
  }
}

}  // namespace

YamlNode ParseYaml(std::string_view text, const std::string& file,
                   Problems& problems) {
  try {
    if (text.size() > kMaxYamlBytes) {
      throw YamlFault{{},
                      "the file has " + std::to_string(text.size()) +
                          " bytes; a spec may have at most " +
                          std::to_string(kMaxYamlBytes)};
    }
    if (text.starts_with(kByteOrderMark)) {
      text.remove_prefix(kByteOrderMark.size());
    }
    if (const std::optional<TextFault> fault = FindTextFault(text)) {
      throw YamlFault{fault->position, fault->text};
    }
    return Parse(text, problems);
  } catch (const YamlFault& fault) {
    problems.AddError(fault.position, "", fault.text);
    throw SpecException(file, problems.Sorted());
  }
}

}  // namespace insight::spec
