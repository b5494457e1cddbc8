// Inputs and outputs of the plugin "kitchen_sink", from Json and back.
//
// Generated from tools/generator/testdata/kitchen_sink.spec.yaml. Do not edit.

#include "tools/generator/kitchen_sink/schema.h"

#include <cstddef>
#include <utility>

#include "sdk/codec/codec.h"
#include "sdk/codec/json_reader.h"
#include "sdk/codec/json_writer.h"
#include "sdk/step/trigger_sink.h"

namespace insight::plugins::kitchen_sink {

namespace {

// Wire names, in the order of the enumerators.
constexpr std::string_view kVerdictLabelNames[] = {
    "malicious",
    "harmless",
    "new",
};
constexpr std::string_view kEveryTypeLevelNames[] = {
    "low",
    "high",
    "High",
};
constexpr std::string_view kEveryTypeOptionalLevelNames[] = {
    "low",
    "high",
    "High",
};
constexpr std::string_view kDefaultsLevelNames[] = {
    "low",
    "high",
};
constexpr std::string_view kDefaultsMissingNames[] = {
    "a",
    "b",
};

}  // namespace

std::string_view ToString(VerdictLabel value) {
  return kVerdictLabelNames[static_cast<std::size_t>(value)];
}

static void ReadJson(const JsonReader& from, VerdictLabel& to) {
  to = static_cast<VerdictLabel>(
      ReadEnum(from, kVerdictLabelNames));
}

static void WriteJson(VerdictLabel& from, const JsonWriter& to) {
  WriteName(ToString(from), to);
}

std::string_view ToString(EveryTypeLevel value) {
  return kEveryTypeLevelNames[static_cast<std::size_t>(value)];
}

static void ReadJson(const JsonReader& from, EveryTypeLevel& to) {
  to = static_cast<EveryTypeLevel>(
      ReadEnum(from, kEveryTypeLevelNames));
}

static void WriteJson(EveryTypeLevel& from, const JsonWriter& to) {
  WriteName(ToString(from), to);
}

std::string_view ToString(EveryTypeOptionalLevel value) {
  return kEveryTypeOptionalLevelNames[static_cast<std::size_t>(value)];
}

static void ReadJson(const JsonReader& from, EveryTypeOptionalLevel& to) {
  to = static_cast<EveryTypeOptionalLevel>(
      ReadEnum(from, kEveryTypeOptionalLevelNames));
}

static void WriteJson(EveryTypeOptionalLevel& from, const JsonWriter& to) {
  WriteName(ToString(from), to);
}

std::string_view ToString(DefaultsLevel value) {
  return kDefaultsLevelNames[static_cast<std::size_t>(value)];
}

static void ReadJson(const JsonReader& from, DefaultsLevel& to) {
  to = static_cast<DefaultsLevel>(
      ReadEnum(from, kDefaultsLevelNames));
}

std::string_view ToString(DefaultsMissing value) {
  return kDefaultsMissingNames[static_cast<std::size_t>(value)];
}

static void ReadJson(const JsonReader& from, DefaultsMissing& to) {
  to = static_cast<DefaultsMissing>(
      ReadEnum(from, kDefaultsMissingNames));
}

void ReadJson(const JsonReader& from, Verdict& to) {
  if (!from.EnterObject()) return;
  from.Required("score", to.score);
  from.Optional("label", to.label);
  from.Optional("related", to.related);
}

void WriteJson(Verdict& from, const JsonWriter& to) {
  to.StartObject();
  to.Member("score", from.score);
  to.Member("label", from.label);
  to.Member("related", from.related);
}

void ReadJson(const JsonReader& from, Token2& to) {
  if (!from.EnterObject()) return;
  from.Required("value", to.value);
}

void WriteJson(Token2& from, const JsonWriter& to) {
  to.StartObject();
  to.Member("value", from.value);
  to.Members(from.more_members);
}

void ReadJson(const JsonReader& from, Container& to) {
  if (!from.EnterObject()) return;
  from.Optional("verdict", to.verdict);
  from.Optional("verdicts", to.verdicts);
  from.Optional("tokens", to.tokens);
}

void WriteJson(Container& from, const JsonWriter& to) {
  to.StartObject();
  to.Member("verdict", from.verdict);
  to.Member("verdicts", from.verdicts);
  to.Member("tokens", from.tokens);
}

void ReadJson(const JsonReader& from, ConnectionInput& to) {
  if (!from.EnterObject()) return;
  from.Required("url", to.url);
  from.Required("login", to.login);
  from.Optional("api_key", to.api_key);
  from.Optional("private_key", to.private_key);
  from.Optional("token", to.token);
  from.Optional("pin", to.pin);
  from.Optional("ssl_verify", to.ssl_verify);
}

void ReadJson(const JsonReader& from, EveryTypeInput& to) {
  if (!from.EnterObject()) return;
  from.Required("string", to.string);
  from.Required("integer", to.integer);
  from.Required("number", to.number);
  from.Required("boolean", to.boolean);
  from.Required("date", to.date);
  from.Required("bytes", to.bytes);
  from.Required("file", to.file);
  from.Required("password", to.password);
  from.Required("object", to.object);
  from.Required("python", to.python);
  from.Required("container", to.container);
  from.Required("level", to.level);
  from.Required("strings", to.strings);
  from.Required("integers", to.integers);
  from.Required("booleans", to.booleans);
  from.Required("files", to.files);
  from.Required("objects", to.objects);
  from.Required("lists", to.lists);
  from.Required("unknown", to.unknown);
  from.Optional("optional_string", to.optional_string);
  from.Optional("optional_integer", to.optional_integer);
  from.Optional("optional_container", to.optional_container);
  from.Optional("optional_level", to.optional_level);
  from.Optional("optional_strings", to.optional_strings);
  from.Optional("optional_object", to.optional_object);
}

void WriteJson(EveryTypeOutput& from, const JsonWriter& to) {
  to.StartObject();
  to.Member("string", from.string);
  to.Member("integer", from.integer);
  to.Member("number", from.number);
  to.Member("boolean", from.boolean);
  to.Member("date", from.date);
  to.Member("bytes", from.bytes);
  to.Member("file", from.file);
  to.Member("password", from.password);
  to.Member("object", from.object);
  to.Member("python", from.python);
  to.Member("container", from.container);
  to.Member("level", from.level);
  to.Member("strings", from.strings);
  to.Member("integers", from.integers);
  to.Member("booleans", from.booleans);
  to.Member("files", from.files);
  to.Member("objects", from.objects);
  to.Member("lists", from.lists);
  to.Member("unknown", from.unknown);
  to.Member("optional_string", from.optional_string);
  to.Member("optional_integer", from.optional_integer);
  to.Member("optional_container", from.optional_container);
  to.Member("optional_level", from.optional_level);
  to.Member("optional_strings", from.optional_strings);
  to.Member("optional_object", from.optional_object);
}

void ReadJson(const JsonReader& from, DefaultsInput& to) {
  if (!from.EnterObject()) return;
  from.Optional("text", to.text);
  from.Optional("nothing", to.nothing);
  from.Optional("count", to.count);
  from.Optional("negative", to.negative);
  from.Optional("underscored", to.underscored);
  from.Optional("ratio", to.ratio);
  from.Optional("half", to.half);
  from.Optional("whole", to.whole);
  from.Optional("enabled", to.enabled);
  from.Optional("disabled", to.disabled);
  from.Optional("level", to.level);
  from.Optional("free_level", to.free_level);
  from.Optional("day", to.day);
  from.Optional("raw", to.raw);
  from.Optional("names", to.names);
  from.Optional("empty", to.empty);
  from.Optional("options", to.options);
  from.Optional("wrong", to.wrong);
  from.Optional("missing", to.missing);
}

void WriteJson(DefaultsOutput&, const JsonWriter& to) {
  to.StartObject();
}

void ReadJson(const JsonReader& from, N2faNamesInput& to) {
  if (!from.EnterObject()) return;
  from.Required("delete", to.delete_);
  from.Optional("requires", to.requires_);
  from.Optional("Area Code", to.area_code);
  from.Optional("@odata.context", to.odata_context);
  from.Optional("$id", to.id);
  from.Optional("_id", to.id_2);
  from.Optional("id", to.id_3);
  from.Optional("ipv4addrs", to.ipv4addrs);
  from.Optional("ipv4addrs+", to.ipv4addrs_2);
  from.Optional("ipv4addrs-", to.ipv4addrs_3);
  from.Optional("std", to.std);
  from.Optional("input", to.input);
  from.Optional("errno", to.errno_);
  from.Optional("+", to.unnamed);
  from.Optional("quote\"d\\name", to.quote_d_name);
}

void WriteJson(N2faNamesOutput&, const JsonWriter& to) {
  to.StartObject();
}

void ReadJson(const JsonReader&, GetInput&) {}

void WriteJson(GetOutput& from, const JsonWriter& to) {
  to.StartObject();
  to.Member("found", from.found);
}

void ReadJson(const JsonReader& from, Get2Input& to) {
  if (!from.EnterObject()) return;
  from.Optional("interval", to.interval);
}

void WriteJson(Get2Output& from, const JsonWriter& to) {
  to.StartObject();
  to.Member("verdict", from.verdict);
}

void Get2Sink::Send(Get2Output event) {
  sink_.Send(ToJson(std::move(event)));
}

std::string_view Get2Sink::webhook_url() const {
  return sink_.webhook_url();
}

void ReadJson(const JsonReader& from, MonitorInput& to) {
  if (!from.EnterObject()) return;
  from.Required("limit", to.limit);
}

void ReadJson(const JsonReader& from, MonitorState& to) {
  if (!from.EnterObject()) return;
  from.Optional("last", to.last);
}

void WriteJson(MonitorState& from, const JsonWriter& to) {
  to.StartObject();
  to.Member("last", from.last);
}

void ReadJson(const JsonReader&, MonitorAnythingInput&) {}

}  // namespace insight::plugins::kitchen_sink
