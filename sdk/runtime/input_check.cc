#include "sdk/runtime/input_check.h"

#include <stdexcept>
#include <string>

#include "sdk/error/plugin_exception.h"
#include "sdk/json/python_text.h"
#include "sdk/runtime/step_table.h"
#include "sdk/schema/required.h"
#include "sdk/schema/validator.h"

namespace insight {
namespace {

// Texts are those of a Python exception that wraps another one: the repr of a
// tuple.
void CheckFits(const Json& value, const LazySchema& schema,
               std::string_view kind) {
  try {
    schema.Validate(value);
  } catch (const ValidationException& e) {
    throw ClientException("('" + std::string(kind) +
                          " input JSON was invalid', " + e.Repr() + ")");
  }
}

void CheckRequired(const Json& input, const LazySchema& schema,
                   std::string_view kind) {
  try {
    ValidateRequired(schema.json(), input);
  } catch (const ClientException& e) {
    throw ClientException("('Unable to validate " + std::string(kind) +
                          " input JSON', ClientException(" +
                          PythonQuoted(e.what()) + "))");
  }
}

}  // namespace

void CheckStepInput(const Request& request, const StepRow& step) {
  const std::string_view kind = StepFieldOf(request.type);
  CheckFits(request.input, step.input, kind);
  if (request.type == MessageType::kTaskStart) {
    if (!request.state) {
      throw std::runtime_error(
          "('Unable to validate task input JSON', KeyError('state'))");
    }
    CheckFits(*request.state, step.state, kind);
  }
  CheckRequired(request.input, step.input, kind);
}

}  // namespace insight
