#include "sdk/testing/cases/case_check.h"

#include <optional>
#include <string_view>
#include <utility>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/testing/cases/json_difference.h"

namespace insight::testing {
namespace {

// Replaces each {"$output": POINTER} in `json`.  Throws CaseFormatException if
// there is nothing at the pointer.
void FillIn(const Json& output, Json& json) {
  if (json.is_object() && json.size() == 1 && json.contains("$output")) {
    const auto pointer = json["$output"].get<std::string>();
    try {
      json = Json(output.at(Json::json_pointer(pointer)));
    } catch (const Json::exception&) {
      throw CaseFormatException("the output has no " + pointer + ": " +
                                Shortened(DumpJson(output)));
    }
    return;
  }
  if (!json.is_structured()) return;
  for (Json& element : json) FillIn(output, element);
}

class Check {
 public:
  Check(const Case& test_case, const PluginRunner& run)
      : case_(test_case), expected_(test_case.expected), run_(run) {}

  std::vector<std::string> Problems() && {
    const PluginOutcome outcome = run_(case_.command, case_.input);
    CheckProcess(outcome);
    if (expected_.stdout_text) {
      if (outcome.stdout_text != *expected_.stdout_text) {
        Add("stdout: expected \"" + Shortened(*expected_.stdout_text) +
            "\", got \"" + Shortened(outcome.stdout_text) + "\"");
      }
    } else if (const std::optional<Json> body = BodyOf(outcome)) {
      CheckBody(*body);
    }
    if (!problems_.empty() && !outcome.stderr_text.empty()) {
      Add("stderr was:\n" + Shortened(outcome.stderr_text));
    }
    return std::move(problems_);
  }

 private:
  void Add(std::string problem) { problems_.push_back(std::move(problem)); }

  void CheckContains(std::string_view what, std::string_view text,
                     const std::vector<std::string>& parts) {
    for (const std::string& part : parts) {
      if (text.find(part) != std::string_view::npos) continue;
      Add(std::string(what) + ": expected \"" + part + "\" in it, got \"" +
          Shortened(text) + "\"");
    }
  }

  void CheckProcess(const PluginOutcome& outcome) {
    const int status = expected_.exit_status.value_or(expected_.output ? 0 : 1);
    if (outcome.exit_status != status) {
      Add("exit status: expected " + std::to_string(status) + ", got " +
          std::to_string(outcome.exit_status));
    }
    if (expected_.max_peak_memory_kib &&
        outcome.peak_memory_kib > *expected_.max_peak_memory_kib) {
      Add("peak memory: expected at most " +
          std::to_string(*expected_.max_peak_memory_kib) + " KiB, got " +
          std::to_string(outcome.peak_memory_kib));
    }
    CheckContains("stderr", outcome.stderr_text, expected_.stderr_contains);
  }

  // The body of the envelope that stdout must be.
  std::optional<Json> BodyOf(const PluginOutcome& outcome) {
    try {
      Json envelope = ParseJson(outcome.stdout_text);
      if (envelope.is_object() && envelope.contains("body") &&
          envelope["body"].is_object()) {
        return std::move(envelope["body"]);
      }
      Add("stdout: expected an envelope, got " +
          Shortened(outcome.stdout_text));
    } catch (const JsonParseException& e) {
      Add("stdout: expected one JSON document, got \"" +
          Shortened(outcome.stdout_text) + "\" (" + e.what() + ")");
    }
    return std::nullopt;
  }

  void CheckBody(const Json& body) {
    const std::string log = body.value("log", "");
    CheckContains("log", log, expected_.log_contains);
    const std::string status = body.value("status", "");
    const std::string expected_status = expected_.output ? "ok" : "error";
    if (status != expected_status) {
      Add("status: expected \"" + expected_status + "\", got \"" + status +
          "\": " + Shortened(DumpJson(body)));
    } else if (expected_.output) {
      CheckOutput(body);
    } else {
      CheckError(body);
    }
  }

  void CheckOutput(const Json& body) {
    const auto output = body.find("output");
    if (output == body.end()) return Add("output: it is missing");
    std::optional<Json> got = Json(*output);
    std::optional<Json> expected = *expected_.output;
    if (case_.next) {
      got = PassThrough(*case_.next, *got, "the output");
      if (case_.recorded) {
        expected = PassThrough(*case_.next, *expected, "the recorded output");
      }
    }
    if (!got || !expected) return;
    for (std::string& line : DifferencesOf(*expected, *got, "output")) {
      Add(std::move(line));
    }
  }

  // Runs `step` on what an earlier step gave, and returns its output.
  std::optional<Json> PassThrough(const NextStep& step, const Json& output,
                                  const std::string& what) {
    Json input = step.input;
    FillIn(output, input);
    const PluginOutcome outcome =
        run_("run", ActionMessage(step.action, input));
    const std::optional<Json> body = BodyOf(outcome);
    if (body && body->value("status", "") == "ok") return body->at("output");
    if (body) {
      Add(what + ", " + Shortened(DumpJson(output)) + ", is refused by " +
          step.action + ": " + body->value("error", ""));
    }
    return std::nullopt;
  }

  void CheckError(const Json& body) {
    CheckContains("error", body.value("error", ""), expected_.error_contains);
    const Json exception = body.value("exception", Json::object());
    CheckText("cause", exception, expected_.cause);
    CheckText("assistance", exception, expected_.assistance);
    CheckText("data", exception, expected_.data);
  }

  void CheckText(const char* member, const Json& exception,
                 const std::optional<std::string>& expected) {
    if (!expected) return;
    const Json got =
        exception.contains(member) ? exception[member] : Json(nullptr);
    for (std::string& line :
         DifferencesOf(*expected, got, std::string("exception.") + member)) {
      Add(std::move(line));
    }
  }

  const Case& case_;
  const Expectation& expected_;
  const PluginRunner& run_;
  std::vector<std::string> problems_;
};

}  // namespace

std::vector<std::string> ProblemsOf(const Case& test_case,
                                    const PluginRunner& run) {
  return Check(test_case, run).Problems();
}

}  // namespace insight::testing
