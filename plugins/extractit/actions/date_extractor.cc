#include <string>
#include <utility>
#include <vector>

#include "plugins/extractit/schema.h"  // generated from plugin.spec.yaml
#include "plugins/extractit/util/dates.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::extractit {

DateExtractorOutput DateExtractor(const DateExtractorInput& input,
                                  StepContext&) {
  std::vector<Date> dates;
  for (std::string& date : FindDates(input.date_format, Source(input))) {
    dates.push_back({std::move(date)});
  }
  return {.dates = std::move(dates)};
}

}  // namespace insight::plugins::extractit
