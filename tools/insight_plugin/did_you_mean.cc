#include "tools/insight_plugin/did_you_mean.h"

#include <CLI/CLI.hpp>
#include <vector>

#include "tools/spec/nearest_name.h"

namespace insight::tool {
namespace {

std::string NoSuchCommand(const CLI::App& app, const std::string& word) {
  std::vector<std::string_view> names;
  for (const CLI::App* command : app.get_subcommands({})) {
    names.push_back(command->get_name());
  }
  return NoSuchName("command", word, names);
}

std::string NoSuchOption(const CLI::App& app, const std::string& word) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      names.push_back("--" + name);
    }
  }
  // "--colour=never" is about "--colour".
  return NoSuchName("option", word.substr(0, word.find('=')),
                    std::vector<std::string_view>(names.begin(), names.end()));
}

// A word that the program, or its command, could not place.
std::string Unplaced(const CLI::App& app, const std::string& word) {
  if (word.starts_with('-')) return NoSuchOption(app, word);
  if (app.get_parent() == nullptr) return NoSuchCommand(app, word);
  return "\"" + word + "\" is an argument too many";
}

}  // namespace

std::string NoSuchName(std::string_view kind, std::string_view name,
                       std::span<const std::string_view> candidates) {
  const std::string nearest(spec::NearestName(name, candidates));
  return "there is no " + std::string(kind) + " \"" + std::string(name) + '"' +
         (nearest.empty() ? "" : "; did you mean \"" + nearest + "\"?");
}

std::string WrongUsage(const CLI::App& app, const CLI::ParseError& error) {
  // A word that was meant as an option may be why a required one is missing.
  if (dynamic_cast<const CLI::ExtrasError*>(&error) == nullptr &&
      dynamic_cast<const CLI::RequiredError*>(&error) == nullptr) {
    return error.what();
  }
  std::vector<const CLI::App*> apps = {&app};
  for (const CLI::App* command : app.get_subcommands()) {
    apps.push_back(command);
  }
  for (const CLI::App* each : apps) {
    const std::vector<std::string> unplaced = each->remaining();
    if (!unplaced.empty()) return Unplaced(*each, unplaced.front());
  }
  return error.what();
}

}  // namespace insight::tool
