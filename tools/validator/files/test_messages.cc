#include "tools/validator/files/test_messages.h"

#include <algorithm>
#include <optional>

#include "sdk/json/json.h"
#include "sdk/json/parse.h"

namespace insight::validator {
namespace {

std::optional<TestMessage> ReadMessage(const std::string& file,
                                       const std::string& text) {
  try {
    const Json document = ParseJson(text);
    const auto body = document.find("body");
    if (!document.is_object() || body == document.end()) return std::nullopt;
    TestMessage message{.file = file,
                        .kind = {},
                        .step = {},
                        .body = std::make_shared<const Json>(*body)};
    for (const std::string kind : {"action", "trigger", "task"}) {
      const Json* step = message.Section(kind);
      if (step == nullptr || !step->is_string()) continue;
      message.kind = kind;
      message.step = step->get<std::string>();
    }
    return message;
  } catch (const JsonParseException&) {
    return std::nullopt;  // JSONValidator's.
  }
}

}  // namespace

const Json* TestMessage::Section(const std::string& name) const {
  if (!body->is_object()) return nullptr;
  const auto section = body->find(name);
  return section == body->end() ? nullptr : &*section;
}

std::vector<std::string> TestFiles(const PluginFolder& folder) {
  std::vector<std::string> files = folder.Files("tests/", ".json");
  std::erase_if(files, [](const std::string& path) {
    return std::count(path.begin(), path.end(), '/') > 1;
  });
  return files;
}

std::vector<TestMessage> ReadTestMessages(const PluginFolder& folder) {
  std::vector<TestMessage> messages;
  for (const std::string& file : TestFiles(folder)) {
    const std::string* text = folder.Read(file);
    if (text == nullptr) continue;
    if (std::optional<TestMessage> message = ReadMessage(file, *text)) {
      messages.push_back(std::move(*message));
    }
  }
  return messages;
}

}  // namespace insight::validator
