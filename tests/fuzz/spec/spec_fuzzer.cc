// A spec is refused with problems that have places, or gives schemas that the
// runtime can use.

#include <string_view>
#include <vector>

#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/schema/validator.h"
#include "tests/fuzz/fuzz_target.h"
#include "tools/generator/schemas.h"
#include "tools/spec/problem.h"
#include "tools/spec/spec_reader.h"

namespace insight {
namespace {

void CheckPlaces(const std::vector<spec::Problem>& problems) {
  for (const spec::Problem& problem : problems) {
    fuzz::Require(problem.position.line > 0 && problem.position.column > 0,
                  "a problem has a place");
    fuzz::Require(!problem.text.empty(), "a problem has a text");
  }
}

void CheckSection(const spec::FieldList& fields, const spec::PluginSpec& spec) {
  (void)Schema(generator::SectionSchema(fields, spec));
}

void CheckSchemas(const spec::PluginSpec& spec) {
  CheckSection(spec.connection, spec);
  for (const auto* steps : {&spec.actions, &spec.triggers, &spec.tasks}) {
    for (const spec::StepSpec& step : *steps) {
      CheckSection(step.input, spec);
      CheckSection(step.output, spec);
      CheckSection(step.state, spec);
    }
  }
  (void)ParseJson(generator::PluginSchemasText(spec));
}

}  // namespace
}  // namespace insight

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    const insight::spec::PluginSpec spec =
        insight::spec::ReadPluginSpec(text, "plugin.spec.yaml");
    insight::CheckPlaces(spec.warnings);
    insight::CheckSchemas(spec);
  } catch (const insight::spec::SpecException& e) {
    insight::fuzz::Require(!e.problems().empty(), "a refusal has problems");
    insight::CheckPlaces(e.problems());
  }
  return 0;
}
