#include "tests/bench/figures.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"

namespace insight::bench {
namespace {

std::string Rounded(double value) {
  std::array<char, 32> text;
  std::snprintf(text.data(), text.size(), "%.2f", value);
  return text.data();
}

std::string Padded(std::string text, std::size_t width, bool right) {
  const std::size_t missing = width > text.size() ? width - text.size() : 0;
  return right ? std::string(missing, ' ') + text
               : text + std::string(missing, ' ');
}

}  // namespace

std::string Table(const std::vector<Figure>& figures) {
  std::size_t width = 0;
  for (const Figure& figure : figures) {
    width = std::max(width, figure.name.size());
  }
  std::string table;
  for (const Figure& figure : figures) {
    table += Padded(figure.name, width, false) +
             Padded(Rounded(figure.value), 12, true) + " " +
             Padded(figure.unit, 4, false);
    if (figure.goal) {
      table += "goal " + Rounded(*figure.goal) +
               (figure.reached() ? "  reached" : "  MISSED");
    }
    table.erase(table.find_last_not_of(' ') + 1);
    table += "\n";
  }
  return table;
}

std::string ToJson(const std::vector<Figure>& figures) {
  Json list = Json::array();
  for (const Figure& figure : figures) {
    Json goal = figure.goal ? Json(*figure.goal) : Json(nullptr);
    list.push_back({{"name", figure.name},
                    {"value", figure.value},
                    {"unit", figure.unit},
                    {"goal", std::move(goal)},
                    {"reached", figure.reached()}});
  }
  return DumpIndentedJson(list) + "\n";
}

}  // namespace insight::bench
