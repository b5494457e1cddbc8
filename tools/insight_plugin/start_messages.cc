#include "tools/insight_plugin/start_messages.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "sdk/json/parse.h"
#include "tools/insight_plugin/did_you_mean.h"
#include "tools/spec/plugin_spec.h"
#include "tools/spec/spec_reader.h"
#include "tools/spec/text_file.h"

namespace insight::tool {
namespace {

namespace fs = std::filesystem;

// The text at a key, or "" if there is none.
std::string TextAt(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>()
                                                     : "";
}

std::string StepOf(const Json& message) {
  const auto body = message.find("body");
  if (body == message.end() || !body->is_object()) return "";
  for (const char* kind : {"action", "trigger", "task"}) {
    std::string step = TextAt(*body, kind);
    if (!step.empty()) return step;
  }
  return "";
}

Json ReadJson(const std::string& file) {
  const std::string text = spec::ReadTextFile(file);
  try {
    return ParseJson(text);
  } catch (const JsonParseException& e) {
    throw std::runtime_error(file + ":" + std::to_string(e.line()) + ":" +
                             std::to_string(e.column()) +
                             ": this is no JSON: " + e.what());
  }
}

// Nothing if the JSON starts nothing.
std::optional<StartMessage> AsMessage(const std::string& file, Json json) {
  if (!json.is_object()) return std::nullopt;
  std::string type = TextAt(json, "type");
  if (type.empty()) return std::nullopt;
  std::string step = StepOf(json);
  return StartMessage{file, std::move(type), std::move(step), std::move(json)};
}

StartMessage ReadMessage(const std::string& file) {
  std::optional<StartMessage> message = AsMessage(file, ReadJson(file));
  if (!message) {
    throw std::runtime_error(file +
                             " is no message: it is no JSON object with a "
                             "\"type\", such as \"action_start\"");
  }
  return *std::move(message);
}

void CheckStep(const std::string& step, const Target& target) {
  const spec::PluginSpec plugin = spec::ReadPluginSpec(
      spec::ReadTextFile(target.spec_file), target.spec_file);
  std::vector<std::string_view> names;
  for (const auto* steps : {&plugin.actions, &plugin.triggers, &plugin.tasks}) {
    for (const spec::StepSpec& each : *steps) names.push_back(each.name);
  }
  if (std::find(names.begin(), names.end(), step) == names.end()) {
    throw std::runtime_error(NoSuchName("step", step, names) + " (of " +
                             target.spec_file + ")");
  }
}

// The files of the plugin that may be messages, by name.
std::vector<std::string> JsonFiles(const fs::path& tests) {
  std::vector<std::string> files;
  if (!fs::is_directory(tests)) return files;
  for (const fs::directory_entry& entry : fs::directory_iterator(tests)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<StartMessage> Samples(const Target& target,
                                  const std::string& step) {
  const fs::path tests = target.directory == "."
                             ? fs::path("tests")
                             : fs::path(target.directory) / "tests";
  const fs::path own = tests / (step + ".json");
  if (!step.empty() && fs::exists(own)) return {ReadMessage(own)};
  std::vector<StartMessage> messages;
  for (const std::string& file : JsonFiles(tests)) {
    std::optional<StartMessage> message = AsMessage(file, ReadJson(file));
    if (!message || (!step.empty() && message->step != step)) continue;
    messages.push_back(*std::move(message));
  }
  if (messages.empty()) {
    const std::string command = "insight-plugin samples" +
                                (step.empty() ? "" : " " + step) + " -d " +
                                target.directory;
    throw std::runtime_error(
        step.empty() ? "there is no sample message in " + tests.string() +
                           "; '" + command + "' writes them"
                     : "there is no sample message " + own.string() + "; '" +
                           command + "' writes it");
  }
  return messages;
}

}  // namespace

std::vector<StartMessage> FindMessages(const Target& target,
                                       const MessageChoice& choice) {
  if (!choice.step.empty()) CheckStep(choice.step, target);
  if (choice.files.empty()) return Samples(target, choice.step);
  std::vector<StartMessage> messages;
  for (const std::string& file : choice.files) {
    messages.push_back(ReadMessage(file));
    const std::string& starts = messages.back().step;
    if (!choice.step.empty() && starts != choice.step) {
      throw std::runtime_error(file + " starts \"" + starts + "\", not \"" +
                               choice.step + '"');
    }
  }
  return messages;
}

}  // namespace insight::tool
