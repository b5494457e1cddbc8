#include "tools/generator/source_emitter.h"

#include "tools/generator/code_printer.h"
#include "tools/generator/code_text.h"
#include "tools/generator/signatures.h"

namespace insight::generator {
namespace {

class SourceEmitter {
 public:
  explicit SourceEmitter(const PluginModel& plugin) : plugin_(plugin) {}

  std::string Emit() && {
    out_.Emit({{"comment", FileComment(plugin_,
                                       "Inputs and outputs of the "
                                       "plugin \"" +
                                           plugin_.spec->name +
                                           "\", from Json and back.")},
               {"header", plugin_.header},
               {"includes", [&] { EmitIncludes(); }},
               {"plugin", plugin_.cpp_namespace},
               {"content", [&] { EmitContent(); }}},
              R"(
                $comment$

                #include "$header$"

                $includes$

                namespace insight::plugins::$plugin$ {

                $content$

                }  // namespace insight::plugins::$plugin$
              )");
    return std::move(out_).Take();
  }

 private:
  void EmitIncludes() {
    const bool has_triggers = plugin_.Has(StepKind::kTrigger);
    if (!plugin_.enums.empty()) out_.Emit({}, "#include <cstddef>");
    if (has_triggers) out_.Emit({}, "#include <utility>");
    if (!plugin_.enums.empty() || has_triggers) out_.BlankLine();
    if (has_triggers) out_.Emit({}, "#include \"sdk/codec/codec.h\"");
    out_.Emit({}, R"(
      #include "sdk/codec/json_reader.h"
      #include "sdk/codec/json_writer.h"
    )");
    if (has_triggers) out_.Emit({}, "#include \"sdk/step/trigger_sink.h\"");
  }

  void EmitContent() {
    EmitEnums();
    for (const StructModel& type : plugin_.types) EmitStruct(type);
    if (plugin_.has_connection) EmitStruct(plugin_.connection);
    for (const StepModel& step : plugin_.steps) {
      EmitStruct(step.input);
      if (step.kind == StepKind::kTask) {
        if (!step.state.cpp_name.empty()) EmitStruct(step.state);
      } else {
        EmitStruct(step.output);
      }
      if (step.kind == StepKind::kTrigger) EmitSink(step);
    }
  }

  void EmitEnums() {
    if (plugin_.enums.empty()) return;
    out_.Emit({{"names",
                [&] {
                  for (const EnumModel& e : plugin_.enums) EmitNames(e);
                }},
               {"codecs",
                [&] {
                  for (const EnumModel& e : plugin_.enums) EmitEnumCodec(e);
                }}},
              R"(
                namespace {

                // Wire names, in the order of the enumerators.
                $names$

                }  // namespace
                $codecs$
              )");
  }

  void EmitNames(const EnumModel& e) {
    out_.Emit(
        {{"Enum", e.cpp_name},
         {"names",
          [&] {
            for (const EnumModel::Value& value : e.values) {
              out_.Emit({{"name", StringLiteral(value.wire_name)}}, "$name$,");
            }
          }}},
        R"(
                constexpr std::string_view k$Enum$Names[] = {
                    $names$
                };
              )");
  }

  void EmitEnumCodec(const EnumModel& e) {
    out_.BlankLine();
    out_.Emit({{"Enum", e.cpp_name}}, R"(
      std::string_view ToString($Enum$ value) {
        return k$Enum$Names[static_cast<std::size_t>(value)];
      }
    )");
    if (e.use.is_read) {
      out_.BlankLine();
      out_.Emit({{"Enum", e.cpp_name}}, R"(
        static void ReadJson(const JsonReader& from, $Enum$& to) {
          to = static_cast<$Enum$>(
              ReadEnum(from, k$Enum$Names));
        }
      )");
    }
    if (e.use.is_written) {
      out_.BlankLine();
      out_.Emit({{"Enum", e.cpp_name}}, R"(
        static void WriteJson($Enum$& from, const JsonWriter& to) {
          WriteName(ToString(from), to);
        }
      )");
    }
  }

  void EmitStruct(const StructModel& s) {
    if (s.use.is_read) EmitReader(s);
    if (s.use.is_written) EmitWriter(s);
  }

  // What has no fields takes anything.
  void EmitReader(const StructModel& s) {
    const bool is_empty = s.fields.empty();
    const std::vector<std::string> arguments =
        is_empty
            ? std::vector<std::string>{"const JsonReader&", s.cpp_name + "&"}
            : std::vector<std::string>{"const JsonReader& from",
                                       s.cpp_name + "& to"};
    out_.BlankLine();
    if (is_empty) {
      out_.Emit({{"function", Declaration("void ReadJson", arguments, " {}")}},
                "$function$");
      return;
    }
    out_.Emit({{"function", Declaration("void ReadJson", arguments, " {")},
               {"fields",
                [&] {
                  for (const FieldModel& field : s.fields) {
                    const char* call =
                        field.required ? "from.Required" : "from.Optional";
                    EmitCall(call, "to.", field);
                  }
                }}},
              R"(
                $function$
                  if (!from.EnterObject()) return;
                  $fields$
                }
              )");
  }

  void EmitWriter(const StructModel& s) {
    const bool is_empty = s.fields.empty() && s.more_name.empty();
    const std::string first = s.cpp_name + (is_empty ? "&" : "& from");
    out_.BlankLine();
    out_.Emit(
        {{"function",
          Declaration("void WriteJson", {first, "const JsonWriter& to"}, " {")},
         {"fields",
          [&] {
            for (const FieldModel& field : s.fields) {
              EmitCall("to.Member", "from.", field);
            }
            if (s.more_name.empty()) return;
            out_.Emit({{"name", s.more_name}}, "to.Members(from.$name$);");
          }}},
        R"(
          $function$
            to.StartObject();
            $fields$
          }
        )");
  }

  void EmitCall(const std::string& call, const std::string& object,
                const FieldModel& field) {
    const std::string line = call + "(" + StringLiteral(field.wire_name) + ",";
    const std::string member = object + field.cpp_name + ");";
    constexpr std::size_t kColumns = 80;
    const bool fits =
        out_.indent() + line.size() + 1 + member.size() <= kColumns;
    const std::string separator =
        fits ? " " : "\n" + std::string(call.size() + 1, ' ');
    out_.Emit({{"line", line + separator + member}}, "$line$");
  }

  void EmitSink(const StepModel& step) {
    out_.BlankLine();
    out_.Emit({{"Step", step.cpp_name}}, R"(
      void $Step$Sink::Send($Step$Output event) {
        sink_.Send(ToJson(std::move(event)));
      }

      std::string_view $Step$Sink::webhook_url() const {
        return sink_.webhook_url();
      }
    )");
  }

  const PluginModel& plugin_;
  CodePrinter out_;
};

}  // namespace

std::string EmitSource(const PluginModel& plugin) {
  return SourceEmitter(plugin).Emit();
}

}  // namespace insight::generator
