#include "tools/image/debian/root_definition.h"

#include <fnmatch.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>
#include <vector>

#include "tools/image/debian/accounts.h"
#include "tools/image/debian/certificates.h"
#include "tools/image/image_exception.h"

namespace insight::image {
namespace {

using nlohmann::json;

// Throws for a key that is none of `known`: a slip must not go unnoticed.
void RequireKnownKeys(const json& object,
                      const std::vector<std::string>& known) {
  for (const auto& [key, value] : object.items()) {
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      throw ImageException("there is no \"" + key + "\".");
    }
  }
}

unsigned ModeOf(const json& description, const char* by_default) {
  const std::string text = description.value("mode", by_default);
  std::size_t end = 0;
  unsigned long mode = 010000;
  if (!text.empty() && text[0] >= '0' && text[0] <= '7') {
    mode = std::stoul(text, &end, 8);
  }
  if (mode > 07777 || end != text.size()) {
    throw ImageException("\"" + text + "\" is no octal mode.");
  }
  return static_cast<unsigned>(mode);
}

Owner OwnerOf(const json& description) {
  const std::string text = description.value("owner", "0:0");
  std::istringstream in(text);
  Owner owner;
  char colon = '\0';
  in >> owner.uid >> colon >> owner.gid;
  if (!in || colon != ':' || in.peek() != EOF) {
    throw ImageException("\"" + text + "\" is no UID:GID.");
  }
  return owner;
}

std::string OnlyLinesWith(const std::string& start, const std::string& text) {
  std::string kept;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(start)) kept += line + "\n";
  }
  return kept;
}

void ReplaceAll(const std::string& from, const std::string& to,
                std::string& text) {
  if (text.find(from) == std::string::npos) {
    throw ImageException("there is no \"" + from + "\" to replace.");
  }
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

std::string ContentOf(const json& description, const FileTree& tree) {
  if (description.contains("text")) return description["text"];
  const std::string source = description.at("copy_of");
  const std::string* content = tree.ReadThroughLinks(source);
  if (content == nullptr) throw ImageException("there is no " + source + ".");
  std::string text = *content;
  if (description.contains("only_lines_with")) {
    text = OnlyLinesWith(description["only_lines_with"], text);
  }
  const json replacements = description.value("replace", json::object());
  for (const auto& [from, to] : replacements.items()) {
    ReplaceAll(from, to.get<std::string>(), text);
  }
  return text;
}

void AddDirectory(const std::string& path, const json& description,
                  FileTree& tree) {
  RequireKnownKeys(description, {"mode", "owner"});
  tree.Add(path, FileNode::Directory(ModeOf(description, "0755"),
                                     OwnerOf(description)));
}

void AddFile(const std::string& path, const json& description, FileTree& tree) {
  RequireKnownKeys(description, {"copy_of", "mode", "only_lines_with", "owner",
                                 "replace", "text"});
  tree.Add(path,
           FileNode::File(ContentOf(description, tree),
                          ModeOf(description, "0644"), OwnerOf(description)));
}

void AddLink(const std::string& path, const json& target, FileTree& tree) {
  tree.Add(path, FileNode::Symlink(target.get<std::string>()));
}

void AddAlternativeLinks(const std::string& name, const json& description,
                         FileTree& tree) {
  tree.Add(description.at("link").get<std::string>(),
           FileNode::Symlink("/etc/alternatives/" + name));
  tree.Add("etc/alternatives/" + name,
           FileNode::Symlink(description.at("target").get<std::string>()));
}

// The state file is dpkg's own: mode, master link, slaves' names and links, an
// empty line; then for each choice its path, priority and slaves' paths.
void AddAlternative(const std::string& name, const json& description,
                    FileTree& tree) {
  RequireKnownKeys(description, {"link", "priority", "slaves", "target"});
  const json slaves = description.value("slaves", json::object());
  std::string links = "auto\n" + description.at("link").get<std::string>();
  std::string choice = description.at("target").get<std::string>() + "\n" +
                       std::to_string(description.at("priority").get<int>()) +
                       "\n";
  AddAlternativeLinks(name, description, tree);
  for (const auto& [slave, slave_description] : slaves.items()) {
    RequireKnownKeys(slave_description, {"link", "target"});
    AddAlternativeLinks(slave, slave_description, tree);
    links += "\n" + slave + "\n" + slave_description["link"].get<std::string>();
    choice += slave_description["target"].get<std::string>() + "\n";
  }
  tree.Add("var/lib/dpkg/alternatives/" + name,
           FileNode::File(links + "\n\n" + choice + "\n"));
}

void Generate(const std::string& what, FileTree& tree) {
  if (what == "shadow") return AddShadow(tree);
  if (what == "certificates") return AddCertificates(tree);
  throw ImageException("there is no \"" + what + "\" to generate.");
}

bool MatchesAny(const json& patterns, const std::string& path) {
  return std::any_of(
      patterns.begin(), patterns.end(), [&](const json& pattern) {
        return fnmatch(pattern.get_ref<const std::string&>().c_str(),
                       path.c_str(), 0) == 0;
      });
}

using Adder = void (*)(const std::string&, const json&, FileTree&);

// In the order of application.
constexpr std::pair<const char*, Adder> kAdders[] = {
    {"directories", &AddDirectory},
    {"files", &AddFile},
    {"links", &AddLink},
    {"alternatives", &AddAlternative},
};

void Apply(const json& definition, FileTree& tree) {
  RequireKnownKeys(definition, {"alternatives", "directories", "exclude",
                                "files", "generate", "keep", "links"});
  for (const auto& [section, add] : kAdders) {
    const json entries = definition.value(section, json::object());
    for (const auto& [key, description] : entries.items()) {
      try {
        add(key, description, tree);
      } catch (const std::exception& error) {
        throw ImageException(std::string(section) + ": " + key + ": " +
                             error.what());
      }
    }
  }
  for (const json& what : definition.value("generate", json::array())) {
    Generate(what.get<std::string>(), tree);
  }
  const json exclude = definition.value("exclude", json::array());
  const json keep = definition.value("keep", json::array());
  tree.RemoveIf([&](const std::string& path) {
    return MatchesAny(exclude, path) && !MatchesAny(keep, path);
  });
}

}  // namespace

void ApplyRootDefinition(const std::string& text, const std::string& source,
                         FileTree& tree) {
  try {
    Apply(json::parse(text, nullptr, /*allow_exceptions=*/true,
                      /*ignore_comments=*/true),
          tree);
  } catch (const std::exception& error) {
    throw ImageException(source + ": " + error.what());
  }
}

}  // namespace insight::image
