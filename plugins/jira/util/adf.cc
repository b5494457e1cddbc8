#include "plugins/jira/util/adf.h"

#include "sdk/json/json.h"
#include "sdk/json/parse.h"

namespace insight::plugins::jira {

Json ToAdf(const std::string& text) {
  try {
    return ParseJson(text);
  } catch (const JsonParseException&) {
    const Json content = {{"type", "text"}, {"text", text}};
    const Json paragraph = {{"type", "paragraph"},
                            {"content", Json::array({content})}};
    return {
        {"type", "doc"}, {"version", 1}, {"content", Json::array({paragraph})}};
  }
}

}  // namespace insight::plugins::jira
