// Times and memory of programs, and what to make of several runs.

#ifndef TESTS_BENCH_MEASUREMENT_H_
#define TESTS_BENCH_MEASUREMENT_H_

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace insight::bench {

using Milliseconds = std::chrono::duration<double, std::milli>;

// One run of a program.
struct Run {
  Milliseconds time;
  long peak_memory_kib = 0;
  int exit_status = 0;
  std::string stdout_text;
};

// Runs programs through the launcher (launcher.cc), whose path this is.
class ProgramTimer {
 public:
  explicit ProgramTimer(std::string launcher)
      : launcher_(std::move(launcher)) {}

  // Runs `program` with one argument and `input` on stdin.  Throws
  // std::runtime_error if it cannot be started.
  [[nodiscard]] Run Measure(const std::string& program,
                            const std::string& argument,
                            std::string_view input) const;

 private:
  std::string launcher_;
};

// How long a call takes.
[[nodiscard]] Milliseconds TimeOf(const std::function<void()>& call);

// The middle value, or the upper one of the two; `values` must not be empty.
template <typename T>
[[nodiscard]] T Median(std::vector<T> values);

extern template Milliseconds Median(std::vector<Milliseconds>);
extern template long Median(std::vector<long>);

}  // namespace insight::bench

#endif  // TESTS_BENCH_MEASUREMENT_H_
