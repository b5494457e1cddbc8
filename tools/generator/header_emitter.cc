#include "tools/generator/header_emitter.h"

#include <set>
#include <string_view>

#include "tools/generator/code_printer.h"
#include "tools/generator/code_text.h"
#include "tools/generator/signatures.h"

namespace insight::generator {
namespace {

constexpr std::size_t kColumns = 80;

class HeaderEmitter {
 public:
  explicit HeaderEmitter(const PluginModel& plugin) : plugin_(plugin) {}

  std::string Emit() && {
    out_.Emit({{"comment", FileComment(plugin_,
                                       "Inputs and outputs of the "
                                       "plugin \"" +
                                           plugin_.spec->name + "\".")},
               {"guard", IncludeGuard(plugin_.header)},
               {"includes", [&] { EmitIncludes(); }},
               {"forward", [&] { EmitForwardDeclarations(); }},
               {"plugin", plugin_.cpp_namespace},
               {"content", [&] { EmitContent(); }}},
              R"(
                $comment$

                #ifndef $guard$
                #define $guard$

                $includes$

                namespace insight {
                $forward$
                }  // namespace insight

                namespace insight::plugins::$plugin$ {

                $content$

                }  // namespace insight::plugins::$plugin$

                #endif  // $guard$
              )");
    return std::move(out_).Take();
  }

 private:
  void EmitIncludes() {
    out_.Emit({}, "#include <cstdint>");
    if (plugin_.has_connection || plugin_.Has(StepKind::kTask)) {
      out_.Emit({}, "#include <memory>");
    }
    out_.Emit({}, R"(
      #include <optional>
      #include <string>
      #include <string_view>
      #include <vector>
    )");
    out_.BlankLine();
    std::set<std::string> headers;
    if (plugin_.uses_json) {
      headers.insert("sdk/json/json.h");
    } else {
      headers.insert("sdk/json/json_fwd.h");
    }
    if (plugin_.uses_bytes) headers.insert("sdk/types/bytes.h");
    if (plugin_.uses_date) headers.insert("sdk/types/date.h");
    if (plugin_.uses_file) headers.insert("sdk/types/file.h");
    if (plugin_.uses_number) headers.insert("sdk/types/number.h");
    if (plugin_.uses_secret) headers.insert("sdk/types/secret.h");
    for (const std::string& header : headers) {
      out_.Emit({{"header", header}}, "#include \"$header$\"");
    }
  }

  void EmitForwardDeclarations() {
    if (plugin_.Has(StepKind::kTask)) {
      out_.Emit({}, "class ConnectionTestException;");
    }
    out_.Emit({}, R"(
      class JsonReader;
      class JsonWriter;
    )");
    if (plugin_.has_connection) out_.Emit({}, "class Logger;");
    out_.Emit({}, "class StepContext;");
    if (plugin_.Has(StepKind::kTrigger)) out_.Emit({}, "class TriggerSink;");
  }

  void EmitContent() {
    for (const EnumModel& e : plugin_.enums) EmitEnum(e);
    for (const StructModel& type : plugin_.types) EmitStruct(type);
    if (plugin_.has_connection) EmitConnection();
    for (const StepModel& step : plugin_.steps) EmitStep(step);
    EmitCodecs();
  }

  void EmitEnum(const EnumModel& e) {
    out_.BlankLine();
    out_.Emit({{"comment", Comment(e.description)},
               {"Enum", e.cpp_name},
               {"values",
                [&] {
                  for (const EnumModel::Value& value : e.values) {
                    out_.Emit({{"kValue", value.cpp_name}}, "$kValue$,");
                  }
                }}},
              R"(
                $comment$
                enum class $Enum$ {
                  $values$
                };

                // Returns the value as it is on the wire.
                [[nodiscard]] std::string_view ToString($Enum$ value);
              )");
  }

  void EmitStruct(const StructModel& s) {
    out_.BlankLine();
    out_.Emit({{"comment", Comment(s.description)},
               {"Struct", s.cpp_name},
               {"equality", Declaration("friend bool operator==",
                                        {"const " + s.cpp_name + "&",
                                         "const " + s.cpp_name + "&"},
                                        " = default;", 2)},
               {"fields", [&] { EmitFields(s); }},
               {"keys", [&] { EmitKeys(s); }}},
              R"(
                $comment$
                struct $Struct$ {
                  $fields$
                  $keys$
                  $equality$
                };
              )");
  }

  void EmitFields(const StructModel& s) {
    for (const FieldModel& field : s.fields) {
      const std::string line = field.cpp_type + " " + field.cpp_name + " =";
      const bool fits =
          out_.indent() + line.size() + 1 + field.initializer.size() + 1 <=
          kColumns;
      out_.Emit(
          {{"comment", Comment(field.description, out_.indent())},
           {"line", line + (fits ? " " : "\n    ") + field.initializer + ";"}},
          R"(
            $comment$
            $line$
          )");
    }
    if (!s.more_name.empty()) {
      out_.Emit({{"name", s.more_name}}, R"(
        // Members that the spec does not name: an object, or null for none.
        Json $name$ = {};
      )");
    }
    if (!s.fields.empty() || !s.more_name.empty()) out_.BlankLine();
  }

  // What inputs and outputs are called on the wire.
  void EmitKeys(const StructModel& s) {
    for (const FieldModel& field : s.fields) {
      const std::string line =
          "static constexpr std::string_view " + field.key_name + " =";
      const std::string key = StringLiteral(field.wire_name);
      const bool fits =
          out_.indent() + line.size() + key.size() + 2 <= kColumns;
      out_.Emit({{"line", line + (fits ? " " : "\n    ") + key + ";"}},
                "$line$");
    }
    if (!s.fields.empty()) out_.BlankLine();
  }

  void EmitConnection() {
    EmitStruct(plugin_.connection);
    out_.BlankLine();
    out_.Emit({}, R"(
      // What all steps with the same ConnectionInput share.  Defined in the plugin's
      // connection.h; several threads use it at once.
      class Connection;

      // Connects.  Never null.  Throws ConnectionTestException, or whatever else
      // there is to say, if there is no connection to be had.
      std::shared_ptr<Connection> Connect(const ConnectionInput& input, Logger& log);

      // Returns if the connection works, otherwise throws ConnectionTestException.
      void TestConnection(Connection& connection, StepContext& context);
    )");
  }

  void EmitStep(const StepModel& step) {
    EmitStruct(step.input);
    switch (step.kind) {
      case StepKind::kAction:
        EmitStruct(step.output);
        break;
      case StepKind::kTrigger:
        EmitStruct(step.output);
        EmitSink(step);
        break;
      case StepKind::kTask:
        if (!step.state.cpp_name.empty()) EmitStruct(step.state);
        EmitResult(step);
        break;
    }
    out_.BlankLine();
    out_.Emit({{"comment", Comment(step.spec->description)},
               {"function", StepDeclaration(step, plugin_.has_connection)}},
              R"(
                $comment$
                $function$
              )");
  }

  void EmitSink(const StepModel& step) {
    out_.BlankLine();
    out_.Emit({{"comment",
                Comment("Where the events of the trigger \"" + step.spec->name +
                        "\" go.  Thread safety: as TriggerSink.")},
               {"Step", step.cpp_name}},
              R"(
                $comment$
                class $Step$Sink {
                 public:
                  // `sink` must outlive this.
                  explicit $Step$Sink(TriggerSink& sink) : sink_(sink) {}

                  // Sends one event; throws as TriggerSink::Send() does.
                  void Send($Step$Output event);

                  // Where a service may call back; empty if it cannot.
                  [[nodiscard]] std::string_view webhook_url() const;

                 private:
                  TriggerSink& sink_;
                };
              )");
  }

  void EmitResult(const StepModel& step) {
    out_.BlankLine();
    out_.Emit({{"comment",
                Comment("Result of the task \"" + step.spec->name + "\".")},
               {"Step", step.cpp_name},
               {"Element", step.element_type},
               {"State", step.state_type}},
              R"(
                $comment$
                struct $Step$Result {
                  std::vector<$Element$> output = {};
                  // What the next run is given.
                  $State$ state = {};
                  std::optional<bool> has_more_pages = {};
                  std::optional<int> status_code = {};
                  // A failure that does not fail the task.
                  std::shared_ptr<const ConnectionTestException> error = {};
                };
              )");
  }

  void EmitCodecs() {
    out_.BlankLine();
    out_.Emit({}, "// For FromJson() and ToJson() of \"sdk/codec/codec.h\".");
    for (const StructModel& type : plugin_.types) EmitCodec(type);
    if (plugin_.has_connection) EmitCodec(plugin_.connection);
    for (const StepModel& step : plugin_.steps) {
      EmitCodec(step.input);
      if (!step.output.cpp_name.empty()) EmitCodec(step.output);
      if (!step.state.cpp_name.empty()) EmitCodec(step.state);
    }
  }

  void EmitCodec(const StructModel& s) {
    if (s.use.is_read) {
      out_.Emit(
          {{"declaration",
            Declaration("void ReadJson",
                        {"const JsonReader& from", s.cpp_name + "& to"}, ";")}},
          "$declaration$");
    }
    if (s.use.is_written) {
      out_.Emit(
          {{"declaration",
            Declaration("void WriteJson",
                        {s.cpp_name + "& from", "const JsonWriter& to"}, ";")}},
          "$declaration$");
    }
  }

  const PluginModel& plugin_;
  CodePrinter out_;
};

}  // namespace

std::string EmitHeader(const PluginModel& plugin) {
  return HeaderEmitter(plugin).Emit();
}

}  // namespace insight::generator
