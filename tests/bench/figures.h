// The results of a benchmark, for people and for programs.

#ifndef TESTS_BENCH_FIGURES_H_
#define TESTS_BENCH_FIGURES_H_

#include <optional>
#include <string>
#include <vector>

namespace insight::bench {

struct Figure {
  std::string name;
  double value;
  std::string unit;  // Such as "ms"; empty for a ratio.
  // The most that we want it to be.
  std::optional<double> goal = std::nullopt;

  [[nodiscard]] bool reached() const { return !goal || value <= *goal; }
};

// Returns a table with one line for each.
[[nodiscard]] std::string Table(const std::vector<Figure>& figures);

// Returns a JSON list of objects {"name", "value", "unit", "goal", "reached"}.
[[nodiscard]] std::string ToJson(const std::vector<Figure>& figures);

}  // namespace insight::bench

#endif  // TESTS_BENCH_FIGURES_H_
