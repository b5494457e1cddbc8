#include "plugins/extractit/util/workbook_dates.h"

#include <charconv>
#include <cstddef>
#include <map>
#include <optional>
#include <string_view>

#include "plugins/extractit/util/number_format.h"

namespace insight::plugins::extractit {
namespace {

// A start tag, without its name's namespace prefix.
struct Tag {
  std::string_view name;
  std::string_view attributes;
  std::size_t end;  // Behind the '>'.
};

// Returns the next start tag from `offset` on.
std::optional<Tag> NextTag(std::string_view xml, std::size_t offset) {
  while ((offset = xml.find('<', offset)) != std::string_view::npos) {
    const std::size_t end = xml.find('>', offset);
    if (end == std::string_view::npos) return std::nullopt;
    std::string_view inside = xml.substr(offset + 1, end - offset - 1);
    offset = end + 1;
    if (inside.empty() || inside[0] == '/' || inside[0] == '?' ||
        inside[0] == '!') {
      continue;
    }
    if (inside.ends_with('/')) inside.remove_suffix(1);
    std::string_view name = inside.substr(0, inside.find_first_of(" \t\r\n"));
    const std::string_view attributes = inside.substr(name.size());
    name = name.substr(name.find(':') + 1);
    return Tag{name, attributes, end + 1};
  }
  return std::nullopt;
}

// Returns an attribute as it is written; empty if there is none.
std::string_view Attribute(const Tag& tag, std::string_view name) {
  std::string_view rest = tag.attributes;
  while (true) {
    const std::size_t start = rest.find_first_not_of(" \t\r\n");
    const std::size_t equals = rest.find('=');
    if (start == std::string_view::npos || equals == std::string_view::npos ||
        equals + 1 >= rest.size()) {
      return {};
    }
    const std::string_view key = rest.substr(start, equals - start);
    const std::size_t end = rest.find(rest[equals + 1], equals + 2);
    if (end == std::string_view::npos) return {};
    if (key == name) return rest.substr(equals + 2, end - equals - 2);
    rest = rest.substr(end + 1);
  }
}

template <typename Value>
std::optional<Value> NumberOf(std::string_view text) {
  Value value = {};
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

std::string WithoutEntities(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    bool found = false;
    for (const auto& [entity, character] :
         {std::pair<std::string_view, char>{"&quot;", '"'},
          {"&apos;", '\''},
          {"&lt;", '<'},
          {"&gt;", '>'},
          {"&amp;", '&'}}) {
      if (!text.starts_with(entity)) continue;
      result += character;
      text.remove_prefix(entity.size());
      found = true;
      break;
    }
    if (found) continue;
    result += text[0];
    text.remove_prefix(1);
  }
  return result;
}

// The format code of each style of cells; empty where it shows no date.
std::vector<std::string> StylesOf(std::string_view xml) {
  std::map<int, std::string> codes;
  std::vector<std::string> styles;
  bool in_cell_styles = false;
  std::size_t offset = 0;
  while (const auto tag = NextTag(xml, offset)) {
    offset = tag->end;
    const auto id = NumberOf<int>(Attribute(*tag, "numFmtId"));
    if (tag->name == "numFmt" && id) {
      codes[*id] = WithoutEntities(Attribute(*tag, "formatCode"));
    } else if (tag->name == "cellXfs") {
      in_cell_styles = true;
    } else if (tag->name == "cellStyles" || tag->name == "dxfs") {
      in_cell_styles = false;
    } else if (tag->name == "xf" && in_cell_styles) {
      const auto custom = codes.find(id.value_or(0));
      std::string code(custom != codes.end()
                           ? std::string_view(custom->second)
                           : BuiltInDateFormat(id.value_or(0)));
      styles.push_back(IsDateFormat(code) ? code : "");
    }
  }
  return styles;
}

// Returns the format code of a cell that may hold a date; otherwise it is
// empty.
std::string_view CodeOf(const Tag& cell,
                        const std::vector<std::string>& styles) {
  const std::string_view type = Attribute(cell, "t");
  const auto style = NumberOf<std::size_t>(Attribute(cell, "s"));
  if (!style || *style >= styles.size()) return {};
  return type.empty() || type == "n" ? styles[*style] : std::string_view();
}

void AppendDates(std::string_view sheet, const std::vector<std::string>& styles,
                 bool from_1904, std::string& dates) {
  std::string_view code;  // Of the cell.
  std::size_t offset = 0;
  while (const auto tag = NextTag(sheet, offset)) {
    offset = tag->end;
    if (tag->name == "c") {
      code = CodeOf(*tag, styles);
    } else if (tag->name == "v" && !code.empty()) {
      const std::size_t end = sheet.find('<', offset);
      const auto serial = NumberOf<double>(sheet.substr(offset, end - offset));
      const auto time = serial ? TimeOfSerial(*serial, from_1904)
                               : std::optional<CivilTime>();
      if (time) dates += FormatTime(*time, code) + ' ';
    }
  }
}

bool IsFrom1904(std::string_view workbook) {
  std::size_t offset = 0;
  while (const auto tag = NextTag(workbook, offset)) {
    offset = tag->end;
    if (tag->name != "workbookPr") continue;
    const std::string_view value = Attribute(*tag, "date1904");
    return value == "1" || value == "true";
  }
  return false;
}

}  // namespace

std::string WorkbookDates(const std::vector<ZipFile>& files) {
  std::vector<std::string> styles;
  bool from_1904 = false;
  for (const ZipFile& file : files) {
    if (file.name == "xl/styles.xml") styles = StylesOf(file.content);
    if (file.name == "xl/workbook.xml") from_1904 = IsFrom1904(file.content);
  }
  std::string dates;
  for (const ZipFile& file : files) {
    if (!file.name.starts_with("xl/worksheets/")) continue;
    AppendDates(file.content, styles, from_1904, dates);
  }
  return dates;
}

}  // namespace insight::plugins::extractit
