#include "tools/sbom/debian_license.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

namespace insight::tool {
namespace {

using Paragraph = std::map<std::string, std::string>;  // Field -> value.

std::string LowerCase(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return lower;
}

std::string_view Trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::vector<std::string_view> Split(std::string_view text,
                                    std::string_view separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + separator.size());
  }
}

// A line that continues a field: its first blank only marks it, and "." stands
// for an empty line.
std::string_view Continued(std::string_view line) {
  line.remove_prefix(1);
  return Trimmed(line) == "." ? std::string_view() : line;
}

// Paragraphs of fields (Debian Policy, section 5.1).
std::vector<Paragraph> ReadParagraphs(std::string_view text) {
  std::vector<Paragraph> paragraphs(1);
  std::string* value = nullptr;
  for (const std::string_view line : Split(text, "\n")) {
    if (line.starts_with('#')) continue;
    if (Trimmed(line).empty()) {
      if (!paragraphs.back().empty()) paragraphs.emplace_back();
      value = nullptr;
    } else if (line.front() == ' ' || line.front() == '\t') {
      if (value != nullptr) value->append("\n").append(Continued(line));
    } else if (const std::size_t colon = line.find(':');
               colon != std::string_view::npos) {
      value = &paragraphs.back()[LowerCase(line.substr(0, colon))];
      *value = Trimmed(line.substr(colon + 1));
    }
  }
  return paragraphs;
}

const std::string& Field(const Paragraph& paragraph, const char* name) {
  static const std::string* const kNone = new std::string();
  const auto found = paragraph.find(name);
  return found == paragraph.end() ? *kNone : found->second;
}

constexpr std::string_view kUnnamed = "unnamed";

struct LicenseField {
  std::string_view names;  // The first line.
  std::string_view text;
};

LicenseField ReadLicenseField(const Paragraph& paragraph) {
  const std::string_view value = Field(paragraph, "license");
  const std::size_t end = value.find('\n');
  if (end == std::string_view::npos) return {Trimmed(value), {}};
  const std::string_view names = Trimmed(value.substr(0, end));
  return {names.empty() ? kUnnamed : names, value.substr(end + 1)};
}

// "2", "2.0" and "2.1" of a GNU license's "GPL-2+", "gplv2.1"; "" if it is
// none.
std::string GnuVersion(std::string_view rest) {
  if (rest.starts_with('-')) rest.remove_prefix(1);
  if (rest.starts_with('v')) rest.remove_prefix(1);
  if (rest.size() == 1) return std::string(rest) + ".0";
  return rest.size() == 3 && rest[1] == '.' ? std::string(rest) : "";
}

std::string GnuLicenseId(std::string name) {
  std::string suffix = "-only";
  if (name.ends_with('+')) {
    suffix = "-or-later";
    name.pop_back();
  }
  const std::pair<std::string_view, std::string_view> kFamilies[] = {
      {"gpl", "1.0 2.0 3.0"},      {"lgpl", "2.0 2.1 3.0"}, {"agpl", "3.0"},
      {"gfdl-niv", "1.1 1.2 1.3"}, {"gfdl", "1.1 1.2 1.3"},
  };
  for (const auto& [family, versions] : kFamilies) {
    if (!name.starts_with(family)) continue;
    const std::string version =
        GnuVersion(std::string_view(name).substr(family.size()));
    if (version.empty() || versions.find(version) == std::string_view::npos) {
      continue;
    }
    if (family == "gfdl-niv") {
      return "GFDL-" + version + "-no-invariants" + suffix;
    }
    std::string upper(family);
    for (char& c : upper) c = static_cast<char>(std::toupper(c));
    return upper + "-" + version + suffix;
  }
  return "";
}

// Reads the License fields of one copyright file.
class Reader {
 public:
  Reader(const std::vector<Paragraph>& paragraphs, const std::string& source)
      : source_(source) {
    for (const Paragraph& paragraph : paragraphs) {
      const LicenseField license = ReadLicenseField(paragraph);
      if (Trimmed(license.text).empty()) continue;
      texts_.emplace(LowerCase(license.names), license.text);
    }
  }

  // Adds the conjuncts of a first line such as "GPL-2+ or Expat, and ISC".
  void Add(std::string_view names) {
    // A comma binds less than a word.
    for (const std::string_view part : Split(names, ", and ")) {
      AddConjuncts(part);
    }
  }

  std::optional<License> Take() && {
    if (conjuncts_.empty()) return std::nullopt;
    for (const std::string& conjunct : conjuncts_) {
      const bool grouped =
          conjuncts_.size() > 1 && conjunct.find(" OR ") != std::string::npos;
      if (!license_.expression.empty()) license_.expression += " AND ";
      license_.expression += grouped ? "(" + conjunct + ")" : conjunct;
    }
    return std::move(license_);
  }

 private:
  void AddConjuncts(std::string_view part) {
    if (Split(part, " or ").size() > 1) {
      AddConjunct(Disjunction(part));
      return;
    }
    for (const std::string_view name : Split(part, " and ")) {
      AddConjunct(Identifier(name));
    }
  }

  void AddConjunct(const std::string& conjunct) {
    if (conjunct.empty()) return;
    if (std::find(conjuncts_.begin(), conjuncts_.end(), conjunct) ==
        conjuncts_.end()) {
      conjuncts_.push_back(conjunct);
    }
  }

  // "and" binds more than "or", in both languages.
  std::string Disjunction(std::string_view part) {
    std::string expression;
    for (std::string_view alternative : Split(part, " or ")) {
      if (alternative.ends_with(',')) alternative.remove_suffix(1);
      if (!expression.empty()) expression += " OR ";
      std::string separator;
      for (const std::string_view name : Split(alternative, " and ")) {
        expression += separator + Identifier(name);
        separator = " AND ";
      }
    }
    return expression;
  }

  std::string Identifier(std::string_view name) {
    name = Trimmed(name);
    if (name.empty()) return "";
    std::string id = SpdxLicenseId(name);
    if (!id.empty()) return id;
    id = "LicenseRef-" + source_ + "-";
    for (const char c : name) {
      id += std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' ? c
                                                                         : '-';
    }
    const auto text = texts_.find(LowerCase(name));
    license_.texts.emplace(id, text != texts_.end()
                                   ? text->second
                                   : "Debian's copyright file of " + source_ +
                                         " names this license \"" +
                                         std::string(name) + "\".");
    return id;
  }

  const std::string& source_;
  std::map<std::string, std::string> texts_;  // Short name -> text.
  std::vector<std::string> conjuncts_;
  License license_;
};

}  // namespace

std::string SpdxLicenseId(std::string_view short_name) {
  const std::string name = LowerCase(short_name);
  const std::pair<std::string_view, const char*> kIds[] = {
      {"apache-2.0", "Apache-2.0"},
      {"artistic-2.0", "Artistic-2.0"},
      {"bsd-2-clause", "BSD-2-Clause"},
      {"bsd-3-clause", "BSD-3-Clause"},
      {"bsd-4-clause", "BSD-4-Clause"},
      {"cc0-1.0", "CC0-1.0"},
      {"cc-by-3.0", "CC-BY-3.0"},
      {"expat", "MIT"},
      {"isc", "ISC"},
      {"mpl-1.1", "MPL-1.1"},
      {"mpl-2.0", "MPL-2.0"},
      {"zlib", "Zlib"},
  };
  for (const auto& [known, id] : kIds) {
    if (name == known) return id;
  }
  return GnuLicenseId(name);
}

std::optional<License> ReadDebianCopyright(std::string_view text,
                                           const std::string& source) {
  const std::vector<Paragraph> paragraphs = ReadParagraphs(text);
  const Paragraph& header = paragraphs.front();
  if (Field(header, "format").find("copyright-format") == std::string::npos) {
    return std::nullopt;
  }
  Reader reader(paragraphs, source);
  for (const Paragraph& paragraph : paragraphs) {
    if (Field(paragraph, "files").empty()) continue;
    reader.Add(ReadLicenseField(paragraph).names);
  }
  return std::move(reader).Take();
}

}  // namespace insight::tool
