// Skeleton a7417452: delete this line when you write the code.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "plugins/threat_feed/connection.h"
#include "plugins/threat_feed/schema.h"  // generated from the spec
#include "sdk/log/logger.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::threat_feed {

// Looks an indicator up: */ " \ ??
LookupIndicatorOutput LookupIndicator(const LookupIndicatorInput& input,
                                      Connection& /*connection*/,
                                      StepContext& context) {
  [[maybe_unused]] const std::string& indicator = input.indicator;
  [[maybe_unused]] const std::int64_t max_age_days = input.max_age_days;
  [[maybe_unused]] const LookupIndicatorMode mode = input.mode;
  [[maybe_unused]] const std::optional<std::vector<std::string>>& tags =
      input.tags;
  [[maybe_unused]] const std::optional<bool>& input_2 = input.input;
  [[maybe_unused]] const std::optional<File>& delete_ = input.delete_;
  [[maybe_unused]] const auto&
      a_name_that_is_so_long_that_its_line_would_be_too_long =
          input.a_name_that_is_so_long_that_its_line_would_be_too_long;

  context.log().Warning("This action is a skeleton: its output is made up.");
  LookupIndicatorOutput output;
  output.found = false;
  output.count = 0;
  output.ratio = {};
  output.note = "";
  output.level = "very low";
  output.mode = LookupIndicatorMode::kFast;
  output.seen = {};
  output.hits = {};
  output.raw = Json::object();
  output.anything = {};
  output.best = {};
  output.best.details = Json::object();
  output.best.source.rank = 3;
  // Optional: others, comment.
  return output;
}

}  // namespace insight::plugins::threat_feed
