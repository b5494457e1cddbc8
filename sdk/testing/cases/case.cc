#include "sdk/testing/cases/case.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <exception>
#include <initializer_list>
#include <utility>

#include "sdk/json/dump.h"
#include "sdk/json/parse.h"

namespace insight::testing {
namespace {

// The kinds of steps, as a case names them.
constexpr std::array<std::string_view, 3> kStepKinds = {"action", "trigger",
                                                        "task"};

// The members of one object of a case file.
class Members {
 public:
  Members(const Json& object, std::string where)
      : object_(object), where_(std::move(where)) {
    if (!object.is_object()) Throw("must be an object");
  }

  [[noreturn]] void Throw(std::string_view what) const {
    throw CaseFormatException(where_ + ": " + std::string(what));
  }

  // Misspelt members would check nothing.
  void AllowOnly(std::initializer_list<std::string_view> names) const {
    for (const auto& [key, value] : object_.items()) {
      if (std::find(names.begin(), names.end(), key) == names.end()) {
        Throw("there is no member \"" + key + "\"");
      }
    }
  }

  [[nodiscard]] const Json* Find(std::string_view name) const {
    const auto it = object_.find(std::string(name));
    return it == object_.end() ? nullptr : &*it;
  }

  [[nodiscard]] std::optional<std::string> Text(std::string_view name) const {
    const Json* value = Find(name);
    if (value == nullptr || value->is_null()) return std::nullopt;
    if (!value->is_string()) Throw(std::string(name) + " must be a string");
    return value->get<std::string>();
  }

  [[nodiscard]] std::string RequiredText(std::string_view name) const {
    const std::optional<std::string> text = Text(name);
    if (!text) Throw(std::string(name) + " is missing");
    return *text;
  }

  [[nodiscard]] std::optional<long> Integer(std::string_view name) const {
    const Json* value = Find(name);
    if (value == nullptr) return std::nullopt;
    if (!value->is_number_integer()) {
      Throw(std::string(name) + " must be an integer");
    }
    return value->get<long>();
  }

  // A string or a list of strings.
  [[nodiscard]] std::vector<std::string> Texts(std::string_view name) const {
    const Json* value = Find(name);
    if (value == nullptr) return {};
    if (value->is_string()) return {value->get<std::string>()};
    std::vector<std::string> texts;
    if (!value->is_array()) Throw(std::string(name) + " must be a list");
    for (const Json& text : *value) {
      if (!text.is_string()) Throw(std::string(name) + " must hold strings");
      texts.push_back(text.get<std::string>());
    }
    return texts;
  }

  [[nodiscard]] const std::string& where() const { return where_; }

 private:
  const Json& object_;
  std::string where_;
};

std::string StepMessage(std::string_view kind, const std::string& name,
                        const Json* input, const Json* connection) {
  Json body = {{"meta", Json::object()}};
  body["connection"] = connection != nullptr ? *connection : Json::object();
  body["input"] = input != nullptr ? *input : Json::object();
  body[std::string(kind)] = name;
  const Json message = {{"version", "v1"},
                        {"type", std::string(kind) + "_start"},
                        {"body", std::move(body)}};
  return DumpJson(message);
}

// Returns the request that a case describes, and the step's name, if any.
std::pair<std::string, std::string> ReadRequest(const Members& members) {
  if (const std::optional<std::string> text = members.Text("stdin")) {
    return {*text, ""};
  }
  if (const Json* message = members.Find("message")) {
    return {DumpJson(*message), ""};
  }
  for (const std::string_view kind : kStepKinds) {
    if (const std::optional<std::string> name = members.Text(kind)) {
      return {StepMessage(kind, *name, members.Find("input"),
                          members.Find("connection")),
              *name};
    }
  }
  members.Throw("needs an action, trigger, task, message or stdin");
}

NextStep ReadNextStep(const Json& json, const std::string& where) {
  const Members members(json, where);
  members.AllowOnly({"action", "input"});
  const Json* input = members.Find("input");
  return {members.RequiredText("action"),
          input != nullptr ? *input : Json::object()};
}

void ReadException(const Json& json, const std::string& where,
                   Expectation& expected) {
  const Members members(json, where);
  // Recordings name Python's class, too.
  members.AllowOnly({"type", "cause", "assistance", "data", "preset"});
  expected.cause = members.RequiredText("cause");
  expected.assistance = members.Text("assistance");
  expected.data = members.Text("data");
}

Expectation ReadExpectation(const Json& json, const std::string& where) {
  const Members members(json, where);
  members.AllowOnly({"output", "error_contains", "exception", "stdout",
                     "log_contains", "stderr_contains", "exit_status",
                     "max_peak_memory_kib"});
  Expectation expected;
  if (const Json* output = members.Find("output")) expected.output = *output;
  expected.error_contains = members.Texts("error_contains");
  if (const Json* exception = members.Find("exception")) {
    ReadException(*exception, where + ".exception", expected);
  }
  expected.stdout_text = members.Text("stdout");
  expected.log_contains = members.Texts("log_contains");
  expected.stderr_contains = members.Texts("stderr_contains");
  expected.exit_status = members.Integer("exit_status");
  expected.max_peak_memory_kib = members.Integer("max_peak_memory_kib");
  const int kinds =
      int{expected.output.has_value()} + int{expected.stdout_text.has_value()} +
      int{!expected.error_contains.empty() || expected.cause.has_value()};
  if (kinds != 1) {
    members.Throw(
        "needs either output, or error_contains and exception, or "
        "stdout");
  }
  return expected;
}

void ReadWeb(const Members& members, Case& result) {
  if (const Json* exchanges = members.Find("http")) {
    try {
      result.http = CassetteFromJson({{"exchanges", *exchanges}});
    } catch (const std::exception& e) {
      members.Throw(std::string("http: ") + e.what());
    }
  }
  if (const Json* exchanges = members.Find("tcp")) {
    try {
      result.tcp = TcpScriptFromJson(*exchanges);
    } catch (const std::exception& e) {
      members.Throw(std::string("tcp: ") + e.what());
    }
  }
  if (const Json* variables = members.Find("environment")) {
    const Members environment(*variables, members.where() + ".environment");
    for (const auto& [name, value] : variables->items()) {
      result.environment[name] = environment.RequiredText(name);
    }
  }
}

Case ReadOwnCase(const Members& members) {
  members.AllowOnly({"name", "note", "command", "action", "trigger", "task",
                     "input", "connection", "message", "stdin", "then", "http",
                     "tcp", "environment", "expect"});
  Case result;
  result.input = ReadRequest(members).first;
  result.command = members.Text("command").value_or("run");
  ReadWeb(members, result);
  if (const Json* next = members.Find("then")) {
    result.next = ReadNextStep(*next, members.where() + ".then");
  }
  result.expected =
      ReadExpectation(*members.Find("expect"), members.where() + ".expect");
  return result;
}

// What Python left unhandled has no cause.  Its TypeErrors say nothing that a
// user could act on, so any error will do for them.
void ReadUnhandled(const Json& json, const std::string& where,
                   Expectation& expected) {
  const Members members(json, where);
  members.AllowOnly({"type", "message"});
  const bool any_text = members.RequiredText("type") == "TypeError";
  expected.error_contains = {any_text ? "" : members.RequiredText("message")};
}

Case ReadRecordedCase(const Members& members, const Comparisons& comparisons) {
  members.AllowOnly({"plugin", "note", "action", "trigger", "task", "input",
                     "connection", "output", "error", "exception"});
  Case result;
  result.recorded = true;
  std::string step;
  std::tie(result.input, step) = ReadRequest(members);
  if (const Json* error = members.Find("error")) {
    ReadException(*error, members.where() + ".error", result.expected);
    // An empty one may as well not have been there.
    if (result.expected.data == "") result.expected.data = std::nullopt;
  } else if (const Json* exception = members.Find("exception")) {
    ReadUnhandled(*exception, members.where() + ".exception", result.expected);
  } else if (const Json* output = members.Find("output")) {
    result.expected.output = *output;
    const auto it = comparisons.find(step);
    if (it != comparisons.end()) result.next = it->second;
  } else {
    members.Throw("needs expect, output, error or exception");
  }
  return result;
}

// {"$file": "replies/issue.json"} stands for that file's JSON, and
// {"$file": "replies/issue.json#/fields"} for a part of it.
class FileReferences {
 public:
  explicit FileReferences(const ReadFileFn& read_file)
      : read_file_(read_file) {}

  void FillIn(Json& json) {
    if (json.is_object() && json.size() == 1 && json.contains("$file") &&
        json["$file"].is_string()) {
      json = Find(json["$file"].get<std::string>());
      return;
    }
    if (!json.is_structured()) return;
    for (Json& element : json) FillIn(element);
  }

 private:
  Json Find(const std::string& reference) {
    const auto hash = reference.find('#');
    const Json& whole = Load(reference.substr(0, hash));
    if (hash == std::string::npos) return whole;
    try {
      return whole.at(Json::json_pointer(reference.substr(hash + 1)));
    } catch (const Json::exception&) {
      throw CaseFormatException("there is no " + reference);
    }
  }

  const Json& Load(const std::string& name) {
    if (!read_file_) throw CaseFormatException("files cannot be read here");
    const auto known = files_.find(name);
    if (known != files_.end()) return known->second;
    return files_.emplace(name, ParseJson(read_file_(name))).first->second;
  }

  const ReadFileFn& read_file_;
  std::map<std::string, Json> files_;
};

std::string NameOf(const Json& json, std::string_view file, std::size_t index) {
  std::string name = std::string(file) + "[" + std::to_string(index) + "]";
  for (const char* member : {"name", "action", "note"}) {
    if (json.is_object() && json.contains(member) && json[member].is_string()) {
      name += " " + json[member].get<std::string>();
    }
  }
  return name;
}

}  // namespace

std::vector<Case> ReadCases(std::string_view file, std::string_view text,
                            const Comparisons& comparisons,
                            const ReadFileFn& read_file) {
  Json json = ParseJson(text);
  FileReferences(read_file).FillIn(json);
  if (!json.is_array()) json = Json::array({std::move(json)});
  std::vector<Case> cases;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const Members members(json[i], NameOf(json[i], file, i));
    cases.push_back(members.Find("expect") != nullptr
                        ? ReadOwnCase(members)
                        : ReadRecordedCase(members, comparisons));
    cases.back().name = members.where();
  }
  return cases;
}

Comparisons ReadComparisons(std::string_view text) {
  const Json json = ParseJson(text);
  const std::string where = "comparisons";
  const Members members(json, where);
  Comparisons comparisons;
  for (const auto& [action, step] : json.items()) {
    comparisons.emplace(action, ReadNextStep(step, where + "." + action));
  }
  return comparisons;
}

std::string ActionMessage(const std::string& action, const Json& input) {
  return StepMessage("action", action, &input, nullptr);
}

}  // namespace insight::testing
