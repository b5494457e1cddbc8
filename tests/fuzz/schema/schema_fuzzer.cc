// A schema and an instance, one JSON text each, the first ended by a newline:
// the schema is refused, or says the same of the instance however it is asked.

#include <string_view>
#include <vector>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/schema/required.h"
#include "sdk/schema/sample.h"
#include "sdk/schema/validator.h"
#include "tests/fuzz/fuzz_target.h"

namespace insight {
namespace {

void Check(const Schema& schema, const Json& instance) {
  const std::vector<Violation> violations = schema.Violations(instance);
  bool valid = true;
  try {
    schema.Validate(instance);
  } catch (const ValidationException& e) {
    valid = false;
    fuzz::Require(std::string_view(e.what()).starts_with(e.message()),
                  "the text begins with the message");
    (void)e.Repr();
  }
  fuzz::Require(valid == violations.empty(), "both ways to ask agree");
  for (const Violation& violation : violations) {
    fuzz::Require(instance.contains(Json::json_pointer(violation.path)),
                  "a violation's path leads to a part of the value");
  }
}

void Run(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return;
  try {
    const Schema schema = Schema::FromText(text.substr(0, end));
    (void)DumpJson(SampleOf(schema.json()));
    const Json instance = ParseJson(text.substr(end + 1));
    (void)FirstEmptyRequired(schema.json(), instance);
    Check(schema, instance);
  } catch (const JsonParseException&) {
  } catch (const SchemaException&) {
  }
}

}  // namespace
}  // namespace insight

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  insight::Run({reinterpret_cast<const char*>(data), size});
  return 0;
}
