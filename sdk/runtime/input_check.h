// Whether a step's input and state may be given to it.

#ifndef SDK_RUNTIME_INPUT_CHECK_H_
#define SDK_RUNTIME_INPUT_CHECK_H_

#include <string_view>

#include "sdk/message/request.h"

namespace insight {

struct StepRow;

// Throws ClientException, with the texts of the runtime contract (sections 4.2
// and 4.3), unless the request's input and, for a task, its state fit their
// schemas and no required input is null or an empty string.  A task's message
// without a state is std::runtime_error.
void CheckStepInput(const Request& request, const StepRow& step);

}  // namespace insight

#endif  // SDK_RUNTIME_INPUT_CHECK_H_
