#include "sdk/schema/evaluator.h"

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "sdk/json/python_text.h"
#include "sdk/schema/keywords.h"
#include "sdk/schema/validator.h"

namespace insight {
namespace {

// References, allOf and the like stay with the instance; a schema that does so
// more often in a row than this does not come to an end.
constexpr int kMaxRepeats = 200;

// Counts while it lives, then restores.
class RepeatCount {
 public:
  RepeatCount(const Json& instance, const Json*& last, int& repeats)
      : last_(last), repeats_(repeats), old_last_(last), old_repeats_(repeats) {
    repeats_ = last_ == &instance ? repeats_ + 1 : 0;
    last_ = &instance;
    if (repeats_ > kMaxRepeats) {
      Restore();
      throw SchemaException("The schema refers to itself without end.");
    }
  }
  RepeatCount(const RepeatCount&) = delete;
  RepeatCount& operator=(const RepeatCount&) = delete;
  ~RepeatCount() { Restore(); }

 private:
  void Restore() {
    last_ = old_last_;
    repeats_ = old_repeats_;
  }

  const Json*& last_;
  int& repeats_;
  const Json* const old_last_;
  const int old_repeats_;
};

// What a keyword says about a problem that it or a subschema of it found.
void Attribute(const Keyword& keyword, const Json& schema, const Json& instance,
               Problem& problem) {
  if (problem.schema == nullptr) {
    problem.keyword = keyword.name;
    problem.schema = &schema;
    problem.instance = &instance;
  }
  // These two are left out of the path, as in Python.
  if (keyword.name != "$ref" && keyword.name != "if") {
    problem.schema_path.emplace_back(std::string(keyword.name));
  }
}

void Take(const Evaluator::Step& step, std::vector<Json>& path) {
  if (const auto* key = std::get_if<std::string_view>(&step)) {
    path.emplace_back(std::string(*key));
  } else if (const auto* index = std::get_if<std::size_t>(&step)) {
    path.emplace_back(*index);
  }
}

}  // namespace

void Evaluator::Apply(const Json& subschema, const Json& instance,
                      Problems& out) {
  const RepeatCount count(instance, instance_, repeats_);
  if (subschema.is_boolean()) {
    if (subschema.get<bool>()) return;
    Problem& problem =
        out.emplace_back("False schema does not allow " + PythonRepr(instance));
    problem.schema = &subschema;
    problem.instance = &instance;
    return;
  }
  for (const CompiledSchema::Use& use : schema_.UsesIn(subschema)) {
    const std::size_t before = out.size();
    use.keyword->check(
        {.argument = *use.argument, .schema = subschema, .instance = instance},
        *this, out);
    for (std::size_t i = before; i < out.size(); ++i) {
      Attribute(*use.keyword, subschema, instance, out[i]);
    }
  }
}

void Evaluator::Descend(const Json& subschema, const Json& instance,
                        const Steps& steps, Problems& out) {
  const std::size_t before = out.size();
  Apply(subschema, instance, out);
  for (std::size_t i = before; i < out.size(); ++i) {
    Take(steps.path, out[i].path);
    Take(steps.schema_path, out[i].schema_path);
  }
}

bool Evaluator::Accepts(const Json& subschema, const Json& instance) {
  Problems problems;
  Apply(subschema, instance, problems);
  return problems.empty();
}

}  // namespace insight
