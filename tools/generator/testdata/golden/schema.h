// Inputs and outputs of the plugin "kitchen_sink".
//
// Generated from tools/generator/testdata/kitchen_sink.spec.yaml. Do not edit.

#ifndef TOOLS_GENERATOR_KITCHEN_SINK_SCHEMA_H_
#define TOOLS_GENERATOR_KITCHEN_SINK_SCHEMA_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/json/json.h"
#include "sdk/types/bytes.h"
#include "sdk/types/date.h"
#include "sdk/types/file.h"
#include "sdk/types/number.h"
#include "sdk/types/secret.h"

namespace insight {
class ConnectionTestException;
class JsonReader;
class JsonWriter;
class Logger;
class StepContext;
class TriggerSink;
}  // namespace insight

namespace insight::plugins::kitchen_sink {

enum class VerdictLabel {
  kMalicious,
  kHarmless,
  kNew,
};

// Returns the value as it is on the wire.
[[nodiscard]] std::string_view ToString(VerdictLabel value);

enum class EveryTypeLevel {
  kLow,
  kHigh,
  kHigh2,
};

// Returns the value as it is on the wire.
[[nodiscard]] std::string_view ToString(EveryTypeLevel value);

enum class EveryTypeOptionalLevel {
  kLow,
  kHigh,
  kHigh2,
};

// Returns the value as it is on the wire.
[[nodiscard]] std::string_view ToString(EveryTypeOptionalLevel value);

enum class DefaultsLevel {
  kLow,
  kHigh,
};

// Returns the value as it is on the wire.
[[nodiscard]] std::string_view ToString(DefaultsLevel value);

enum class DefaultsMissing {
  kA,
  kB,
};

// Returns the value as it is on the wire.
[[nodiscard]] std::string_view ToString(DefaultsMissing value);

// The custom type "verdict".
struct Verdict {
  // From 0 to 100
  std::int64_t score = 0;
  std::optional<VerdictLabel> label = {};
  // Leads back here
  std::optional<std::vector<Json>> related = {};

  static constexpr std::string_view kScoreKey = "score";
  static constexpr std::string_view kLabelKey = "label";
  static constexpr std::string_view kRelatedKey = "related";

  friend bool operator==(const Verdict&, const Verdict&) = default;
};

// The custom type "token".
struct Token2 {
  std::string value = {};
  // Members that the spec does not name: an object, or null for none.
  Json more_members = {};

  static constexpr std::string_view kValueKey = "value";

  friend bool operator==(const Token2&, const Token2&) = default;
};

// The custom type "container".
struct Container {
  std::optional<Verdict> verdict = {};
  std::optional<std::vector<Verdict>> verdicts = {};
  std::optional<std::vector<Token2>> tokens = {};

  static constexpr std::string_view kVerdictKey = "verdict";
  static constexpr std::string_view kVerdictsKey = "verdicts";
  static constexpr std::string_view kTokensKey = "tokens";

  friend bool operator==(const Container&, const Container&) = default;
};

// What a connection is made from.
struct ConnectionInput {
  // Where the service is
  std::string url = {};
  UsernamePassword login = {};
  std::optional<SecretKey> api_key = {};
  std::optional<AsymmetricKey> private_key = {};
  std::optional<Token> token = {};
  Password pin = Password("0000");
  bool ssl_verify = true;

  static constexpr std::string_view kUrlKey = "url";
  static constexpr std::string_view kLoginKey = "login";
  static constexpr std::string_view kApiKeyKey = "api_key";
  static constexpr std::string_view kPrivateKeyKey = "private_key";
  static constexpr std::string_view kTokenKey = "token";
  static constexpr std::string_view kPinKey = "pin";
  static constexpr std::string_view kSslVerifyKey = "ssl_verify";

  friend bool operator==(const ConnectionInput&,
                         const ConnectionInput&) = default;
};

// What all steps with the same ConnectionInput share.  Defined in the plugin's
// connection.h; several threads use it at once.
class Connection;

// Connects.  Never null.  Throws ConnectionTestException, or whatever else
// there is to say, if there is no connection to be had.
std::shared_ptr<Connection> Connect(const ConnectionInput& input, Logger& log);

// Returns if the connection works, otherwise throws ConnectionTestException.
void TestConnection(Connection& connection, StepContext& context);

// Input of the action "every_type".
struct EveryTypeInput {
  // A string
  std::string string = {};
  std::int64_t integer = 0;
  Number number = {};
  bool boolean = false;
  Date date = {};
  Bytes bytes = {};
  File file = {};
  Password password = {};
  Json object = {};
  std::string python = {};
  Container container = {};
  EveryTypeLevel level = {};
  std::vector<std::string> strings = {};
  std::vector<std::int64_t> integers = {};
  std::vector<bool> booleans = {};
  std::vector<File> files = {};
  std::vector<Json> objects = {};
  std::vector<Json> lists = {};
  Json unknown = {};
  std::optional<std::string> optional_string = {};
  std::optional<std::int64_t> optional_integer = {};
  std::optional<Container> optional_container = {};
  std::optional<EveryTypeOptionalLevel> optional_level = {};
  std::optional<std::vector<std::string>> optional_strings = {};
  std::optional<Json> optional_object = {};

  static constexpr std::string_view kStringKey = "string";
  static constexpr std::string_view kIntegerKey = "integer";
  static constexpr std::string_view kNumberKey = "number";
  static constexpr std::string_view kBooleanKey = "boolean";
  static constexpr std::string_view kDateKey = "date";
  static constexpr std::string_view kBytesKey = "bytes";
  static constexpr std::string_view kFileKey = "file";
  static constexpr std::string_view kPasswordKey = "password";
  static constexpr std::string_view kObjectKey = "object";
  static constexpr std::string_view kPythonKey = "python";
  static constexpr std::string_view kContainerKey = "container";
  static constexpr std::string_view kLevelKey = "level";
  static constexpr std::string_view kStringsKey = "strings";
  static constexpr std::string_view kIntegersKey = "integers";
  static constexpr std::string_view kBooleansKey = "booleans";
  static constexpr std::string_view kFilesKey = "files";
  static constexpr std::string_view kObjectsKey = "objects";
  static constexpr std::string_view kListsKey = "lists";
  static constexpr std::string_view kUnknownKey = "unknown";
  static constexpr std::string_view kOptionalStringKey = "optional_string";
  static constexpr std::string_view kOptionalIntegerKey = "optional_integer";
  static constexpr std::string_view kOptionalContainerKey =
      "optional_container";
  static constexpr std::string_view kOptionalLevelKey = "optional_level";
  static constexpr std::string_view kOptionalStringsKey = "optional_strings";
  static constexpr std::string_view kOptionalObjectKey = "optional_object";

  friend bool operator==(const EveryTypeInput&,
                         const EveryTypeInput&) = default;
};

// Output of the action "every_type".
struct EveryTypeOutput {
  // A string
  std::string string = {};
  std::int64_t integer = 0;
  Number number = {};
  bool boolean = false;
  Date date = {};
  Bytes bytes = {};
  File file = {};
  Password password = {};
  Json object = {};
  std::string python = {};
  Container container = {};
  EveryTypeLevel level = {};
  std::vector<std::string> strings = {};
  std::vector<std::int64_t> integers = {};
  std::vector<bool> booleans = {};
  std::vector<File> files = {};
  std::vector<Json> objects = {};
  std::vector<Json> lists = {};
  Json unknown = {};
  std::optional<std::string> optional_string = {};
  std::optional<std::int64_t> optional_integer = {};
  std::optional<Container> optional_container = {};
  std::optional<EveryTypeOptionalLevel> optional_level = {};
  std::optional<std::vector<std::string>> optional_strings = {};
  std::optional<Json> optional_object = {};

  static constexpr std::string_view kStringKey = "string";
  static constexpr std::string_view kIntegerKey = "integer";
  static constexpr std::string_view kNumberKey = "number";
  static constexpr std::string_view kBooleanKey = "boolean";
  static constexpr std::string_view kDateKey = "date";
  static constexpr std::string_view kBytesKey = "bytes";
  static constexpr std::string_view kFileKey = "file";
  static constexpr std::string_view kPasswordKey = "password";
  static constexpr std::string_view kObjectKey = "object";
  static constexpr std::string_view kPythonKey = "python";
  static constexpr std::string_view kContainerKey = "container";
  static constexpr std::string_view kLevelKey = "level";
  static constexpr std::string_view kStringsKey = "strings";
  static constexpr std::string_view kIntegersKey = "integers";
  static constexpr std::string_view kBooleansKey = "booleans";
  static constexpr std::string_view kFilesKey = "files";
  static constexpr std::string_view kObjectsKey = "objects";
  static constexpr std::string_view kListsKey = "lists";
  static constexpr std::string_view kUnknownKey = "unknown";
  static constexpr std::string_view kOptionalStringKey = "optional_string";
  static constexpr std::string_view kOptionalIntegerKey = "optional_integer";
  static constexpr std::string_view kOptionalContainerKey =
      "optional_container";
  static constexpr std::string_view kOptionalLevelKey = "optional_level";
  static constexpr std::string_view kOptionalStringsKey = "optional_strings";
  static constexpr std::string_view kOptionalObjectKey = "optional_object";

  friend bool operator==(const EveryTypeOutput&,
                         const EveryTypeOutput&) = default;
};

// Returns what it is given
EveryTypeOutput EveryType(const EveryTypeInput& input, Connection& connection,
                          StepContext& context);

// Input of the action "defaults".
struct DefaultsInput {
  std::string text = "a \"b\" \\ c\n\011\303\251?\?/";
  std::string nothing = "";
  std::int64_t count = 10;
  std::int64_t negative = -9223372036854775807;
  std::int64_t underscored = 12000;
  std::optional<Number> ratio = {};
  Number half = 0.5;
  Number whole = 3;
  bool enabled = true;
  bool disabled = false;
  DefaultsLevel level = DefaultsLevel::kHigh;
  std::string free_level = "very low";
  Date day = {.text = "2026-11-25T00:00:00Z"};
  Bytes raw = Bytes::FromBase64("SGVsbG8=");
  std::vector<std::string> names = {"one", "two"};
  std::vector<std::int64_t> empty = {};
  Json options = Json::object();
  std::optional<std::int64_t> wrong = {};
  std::optional<DefaultsMissing> missing = {};

  static constexpr std::string_view kTextKey = "text";
  static constexpr std::string_view kNothingKey = "nothing";
  static constexpr std::string_view kCountKey = "count";
  static constexpr std::string_view kNegativeKey = "negative";
  static constexpr std::string_view kUnderscoredKey = "underscored";
  static constexpr std::string_view kRatioKey = "ratio";
  static constexpr std::string_view kHalfKey = "half";
  static constexpr std::string_view kWholeKey = "whole";
  static constexpr std::string_view kEnabledKey = "enabled";
  static constexpr std::string_view kDisabledKey = "disabled";
  static constexpr std::string_view kLevelKey = "level";
  static constexpr std::string_view kFreeLevelKey = "free_level";
  static constexpr std::string_view kDayKey = "day";
  static constexpr std::string_view kRawKey = "raw";
  static constexpr std::string_view kNamesKey = "names";
  static constexpr std::string_view kEmptyKey = "empty";
  static constexpr std::string_view kOptionsKey = "options";
  static constexpr std::string_view kWrongKey = "wrong";
  static constexpr std::string_view kMissingKey = "missing";

  friend bool operator==(const DefaultsInput&, const DefaultsInput&) = default;
};

// Output of the action "defaults".
struct DefaultsOutput {
  friend bool operator==(const DefaultsOutput&,
                         const DefaultsOutput&) = default;
};

// Fields with a default are never empty
DefaultsOutput Defaults(const DefaultsInput& input, Connection& connection,
                        StepContext& context);

// Input of the action "2fa names".
struct N2faNamesInput {
  std::string delete_ = {};
  std::optional<std::string> requires_ = {};
  std::optional<std::string> area_code = {};
  std::optional<std::string> odata_context = {};
  std::optional<std::string> id = {};
  std::optional<std::string> id_2 = {};
  std::optional<std::string> id_3 = {};
  std::optional<std::string> ipv4addrs = {};
  std::optional<std::string> ipv4addrs_2 = {};
  std::optional<std::string> ipv4addrs_3 = {};
  std::optional<std::string> std = {};
  std::optional<std::string> input = {};
  std::optional<std::int64_t> errno_ = {};
  std::optional<std::string> unnamed = {};
  std::optional<std::string> quote_d_name = {};

  static constexpr std::string_view kDeleteKey = "delete";
  static constexpr std::string_view kRequiresKey = "requires";
  static constexpr std::string_view kAreaCodeKey = "Area Code";
  static constexpr std::string_view kOdataContextKey = "@odata.context";
  static constexpr std::string_view kIdKey = "$id";
  static constexpr std::string_view kIdKey2 = "_id";
  static constexpr std::string_view kIdKey3 = "id";
  static constexpr std::string_view kIpv4addrsKey = "ipv4addrs";
  static constexpr std::string_view kIpv4addrsKey2 = "ipv4addrs+";
  static constexpr std::string_view kIpv4addrsKey3 = "ipv4addrs-";
  static constexpr std::string_view kStdKey = "std";
  static constexpr std::string_view kInputKey = "input";
  static constexpr std::string_view kErrnoKey = "errno";
  static constexpr std::string_view kUnnamedKey = "+";
  static constexpr std::string_view kQuoteDNameKey = "quote\"d\\name";

  friend bool operator==(const N2faNamesInput&,
                         const N2faNamesInput&) = default;
};

// Output of the action "2fa names".
struct N2faNamesOutput {
  friend bool operator==(const N2faNamesOutput&,
                         const N2faNamesOutput&) = default;
};

// A comment that ends in a backslash
N2faNamesOutput N2faNames(const N2faNamesInput& input, Connection& connection,
                          StepContext& context);

// Input of the action "get".
struct GetInput {
  friend bool operator==(const GetInput&, const GetInput&) = default;
};

// Output of the action "get".
struct GetOutput {
  bool found = false;

  static constexpr std::string_view kFoundKey = "found";

  friend bool operator==(const GetOutput&, const GetOutput&) = default;
};

// Without input
GetOutput Get(const GetInput& input, Connection& connection,
              StepContext& context);

// Input of the trigger "get".
struct Get2Input {
  std::int64_t interval = 5;

  static constexpr std::string_view kIntervalKey = "interval";

  friend bool operator==(const Get2Input&, const Get2Input&) = default;
};

// An event of the trigger "get".
struct Get2Output {
  Verdict verdict = {};

  static constexpr std::string_view kVerdictKey = "verdict";

  friend bool operator==(const Get2Output&, const Get2Output&) = default;
};

// Where the events of the trigger "get" go. Thread safety: as TriggerSink.
class Get2Sink {
 public:
  // `sink` must outlive this.
  explicit Get2Sink(TriggerSink& sink) : sink_(sink) {}

  // Sends one event; throws as TriggerSink::Send() does.
  void Send(Get2Output event);

  // Where a service may call back; empty if it cannot.
  [[nodiscard]] std::string_view webhook_url() const;

 private:
  TriggerSink& sink_;
};

// Sends events
void Get2(const Get2Input& input, Connection& connection, Get2Sink& sink,
          StepContext& context);

// Input of the task "monitor".
struct MonitorInput {
  std::int64_t limit = 0;

  static constexpr std::string_view kLimitKey = "limit";

  friend bool operator==(const MonitorInput&, const MonitorInput&) = default;
};

// State of the task "monitor".
struct MonitorState {
  std::optional<std::string> last = {};

  static constexpr std::string_view kLastKey = "last";

  friend bool operator==(const MonitorState&, const MonitorState&) = default;
};

// Result of the task "monitor".
struct MonitorResult {
  std::vector<Verdict> output = {};
  // What the next run is given.
  MonitorState state = {};
  std::optional<bool> has_more_pages = {};
  std::optional<int> status_code = {};
  // A failure that does not fail the task.
  std::shared_ptr<const ConnectionTestException> error = {};
};

// Has a state that is described
MonitorResult Monitor(const MonitorInput& input, const MonitorState& state,
                      const Json& custom_config, Connection& connection,
                      StepContext& context);

// Input of the task "monitor_anything".
struct MonitorAnythingInput {
  friend bool operator==(const MonitorAnythingInput&,
                         const MonitorAnythingInput&) = default;
};

// Result of the task "monitor_anything".
struct MonitorAnythingResult {
  std::vector<Json> output = {};
  // What the next run is given.
  Json state = {};
  std::optional<bool> has_more_pages = {};
  std::optional<int> status_code = {};
  // A failure that does not fail the task.
  std::shared_ptr<const ConnectionTestException> error = {};
};

// Has neither state nor output that is described
MonitorAnythingResult MonitorAnything(const MonitorAnythingInput& input,
                                      const Json& state,
                                      const Json& custom_config,
                                      Connection& connection,
                                      StepContext& context);

// For FromJson() and ToJson() of "sdk/codec/codec.h".
void ReadJson(const JsonReader& from, Verdict& to);
void WriteJson(Verdict& from, const JsonWriter& to);
void ReadJson(const JsonReader& from, Token2& to);
void WriteJson(Token2& from, const JsonWriter& to);
void ReadJson(const JsonReader& from, Container& to);
void WriteJson(Container& from, const JsonWriter& to);
void ReadJson(const JsonReader& from, ConnectionInput& to);
void ReadJson(const JsonReader& from, EveryTypeInput& to);
void WriteJson(EveryTypeOutput& from, const JsonWriter& to);
void ReadJson(const JsonReader& from, DefaultsInput& to);
void WriteJson(DefaultsOutput& from, const JsonWriter& to);
void ReadJson(const JsonReader& from, N2faNamesInput& to);
void WriteJson(N2faNamesOutput& from, const JsonWriter& to);
void ReadJson(const JsonReader& from, GetInput& to);
void WriteJson(GetOutput& from, const JsonWriter& to);
void ReadJson(const JsonReader& from, Get2Input& to);
void WriteJson(Get2Output& from, const JsonWriter& to);
void ReadJson(const JsonReader& from, MonitorInput& to);
void ReadJson(const JsonReader& from, MonitorState& to);
void WriteJson(MonitorState& from, const JsonWriter& to);
void ReadJson(const JsonReader& from, MonitorAnythingInput& to);

}  // namespace insight::plugins::kitchen_sink

#endif  // TOOLS_GENERATOR_KITCHEN_SINK_SCHEMA_H_
