#include "plugins/extractit/util/pdf/pdf_content.h"

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "plugins/extractit/util/pdf/pdf_font.h"
#include "sdk/error/plugin_exception.h"

namespace insight::plugins::extractit {
namespace {

using Kind = PdfObject::Kind;
using Operands = std::vector<PdfObject>;

constexpr int kMaxFormDepth = 8;
constexpr std::size_t kMaxSavedStates = 1'000;
constexpr std::size_t kMaxGlyphs = 5'000'000;  // Of a page.
constexpr std::size_t kMaxOperators = 10'000'000;
constexpr std::size_t kFormCost = 1'000;  // In operators.

// [a b 0; c d 0; e f 1]
struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
};

Matrix operator*(const Matrix& m, const Matrix& n) {
  return {m.a * n.a + m.b * n.c,       m.a * n.b + m.b * n.d,
          m.c * n.a + m.d * n.c,       m.c * n.b + m.d * n.d,
          m.e * n.a + m.f * n.c + n.e, m.e * n.b + m.f * n.d + n.f};
}

struct State {
  Matrix page;  // From the space of drawing to the page's.
  std::shared_ptr<const PdfFont> font;
  double size = 0;
  double character_spacing = 0;
  double word_spacing = 0;
  double scale = 1;
  double leading = 0;
  double rise = 0;
};

double NumberAt(const Operands& operands, std::size_t i) {
  return i < operands.size() ? operands[i].number : 0;
}

Matrix MatrixOf(const Operands& operands) {
  return {NumberAt(operands, 0), NumberAt(operands, 1), NumberAt(operands, 2),
          NumberAt(operands, 3), NumberAt(operands, 4), NumberAt(operands, 5)};
}

class Interpreter {
 public:
  explicit Interpreter(PdfFile& file) : file_(file) {}

  void Run(std::string_view content, const PdfObject& resources, int depth);

  [[nodiscard]] std::vector<PlacedGlyph> Take() && {
    return std::move(glyphs_);
  }

 private:
  void Execute(std::string_view name, const Operands& operands,
               const PdfObject& resources, int depth);
  bool ExecuteState(std::string_view name, const Operands& operands,
                    const PdfObject& resources);
  bool ExecuteText(std::string_view name, const Operands& operands);
  void MoveLine(double x, double y) {
    line_ = Matrix{1, 0, 0, 1, x, y} * line_;
    text_ = line_;
  }
  void MoveText(double x) { text_ = Matrix{1, 0, 0, 1, x, 0} * text_; }
  void Show(std::string_view codes);
  void ShowAll(const PdfObject& array);
  void SetFont(const PdfObject& resources, const std::string& name);
  void DrawForm(const PdfObject& resources, const std::string& name, int depth);

  PdfFile& file_;
  State state_;
  std::vector<State> saved_;
  Matrix text_;
  Matrix line_;
  std::map<int, std::shared_ptr<const PdfFont>> fonts_;  // By object.
  std::vector<PlacedGlyph> glyphs_;
  std::size_t operators_ = 0;
};

void Interpreter::Run(std::string_view content, const PdfObject& resources,
                      int depth) {
  PdfParser parser(content);
  Operands operands;
  while (std::optional<PdfObject> object = parser.Next()) {
    if (!object->Is(Kind::kOperator)) {
      if (operands.size() < 64) operands.push_back(*std::move(object));
      continue;
    }
    if (++operators_ > kMaxOperators || glyphs_.size() > kMaxGlyphs) {
      throw PluginException("A page of the PDF file has too much on it.",
                            "Please use a smaller file.");
    }
    if (object->text == "ID") {  // An image among the operators.
      const std::size_t end = content.find("EI", parser.offset());
      parser.set_offset(end == std::string_view::npos ? content.size()
                                                      : end + 2);
    } else {
      Execute(object->text, operands, resources, depth);
    }
    operands.clear();
  }
}

void Interpreter::Execute(std::string_view name, const Operands& operands,
                          const PdfObject& resources, int depth) {
  if (name == "Do" && !operands.empty()) {
    DrawForm(resources, operands[0].text, depth);
  } else if (!ExecuteState(name, operands, resources)) {
    (void)ExecuteText(name, operands);
  }
}

// Returns whether the operator is one of these.
bool Interpreter::ExecuteState(std::string_view name, const Operands& operands,
                               const PdfObject& resources) {
  if (name == "q") {
    if (saved_.size() < kMaxSavedStates) saved_.push_back(state_);
  } else if (name == "Q") {
    if (saved_.empty()) return true;
    state_ = std::move(saved_.back());
    saved_.pop_back();
  } else if (name == "cm") {
    state_.page = MatrixOf(operands) * state_.page;
  } else if (name == "Tf" && operands.size() == 2) {
    SetFont(resources, operands[0].text);
    state_.size = operands[1].number;
  } else if (name == "Tc") {
    state_.character_spacing = NumberAt(operands, 0);
  } else if (name == "Tw") {
    state_.word_spacing = NumberAt(operands, 0);
  } else if (name == "Tz") {
    state_.scale = NumberAt(operands, 0) / 100;
  } else if (name == "TL") {
    state_.leading = NumberAt(operands, 0);
  } else if (name == "Ts") {
    state_.rise = NumberAt(operands, 0);
  } else {
    return false;
  }
  return true;
}

bool Interpreter::ExecuteText(std::string_view name, const Operands& operands) {
  if (name == "BT") {
    text_ = line_ = Matrix();
  } else if (name == "Tm") {
    text_ = line_ = MatrixOf(operands);
  } else if (name == "Td") {
    MoveLine(NumberAt(operands, 0), NumberAt(operands, 1));
  } else if (name == "TD") {
    state_.leading = -NumberAt(operands, 1);
    MoveLine(NumberAt(operands, 0), NumberAt(operands, 1));
  } else if (name == "T*") {
    MoveLine(0, -state_.leading);
  } else if (operands.empty()) {
    return false;
  } else if (name == "Tj") {
    Show(operands[0].text);
  } else if (name == "TJ") {
    ShowAll(operands[0]);
  } else if (name == "'" || name == "\"") {
    if (name == "\"") {
      state_.word_spacing = NumberAt(operands, 0);
      state_.character_spacing = NumberAt(operands, 1);
    }
    MoveLine(0, -state_.leading);
    Show(operands.back().text);
  } else {
    return false;
  }
  return true;
}

void Interpreter::ShowAll(const PdfObject& array) {
  for (const PdfObject& item : array.items) {
    if (item.Is(Kind::kString)) {
      Show(item.text);
    } else if (item.Is(Kind::kNumber)) {
      MoveText(-item.number / 1000 * state_.size * state_.scale);
    }
  }
}

void Interpreter::Show(std::string_view codes) {
  if (state_.font == nullptr) return;
  for (PdfGlyph& glyph : state_.font->GlyphsOf(codes)) {
    const Matrix start =
        Matrix{1, 0, 0, 1, 0, state_.rise} * text_ * state_.page;
    const double width = glyph.width * state_.size * state_.scale;
    const double right = start.e + width * start.a;
    if (!glyph.text.empty()) {
      glyphs_.push_back({std::move(glyph.text), start.e, right, start.f});
    }
    MoveText(width + (state_.character_spacing +
                      (glyph.is_space ? state_.word_spacing : 0)) *
                         state_.scale);
  }
}

void Interpreter::SetFont(const PdfObject& resources, const std::string& name) {
  const PdfObject& reference = file_.Get(resources, "Font").Member(name);
  const PdfObject& font = file_.Resolve(reference);
  if (!font.Is(Kind::kDictionary)) {
    state_.font = nullptr;
  } else if (!reference.Is(Kind::kReference)) {
    state_.font = std::make_shared<const PdfFont>(file_, font);
  } else {
    auto& known = fonts_[static_cast<int>(reference.number)];
    if (known == nullptr) known = std::make_shared<const PdfFont>(file_, font);
    state_.font = known;
  }
}

void Interpreter::DrawForm(const PdfObject& resources, const std::string& name,
                           int depth) {
  const PdfObject& reference = file_.Get(resources, "XObject").Member(name);
  const PdfObject& form = file_.Resolve(reference);
  if (depth >= kMaxFormDepth || !file_.Get(form, "Subtype").IsName("Form")) {
    return;
  }
  const PdfObject& own = file_.Get(form, "Resources");
  const PdfObject& matrix = file_.Get(form, "Matrix");
  operators_ += kFormCost;
  const State before = state_;
  if (matrix.items.size() == 6) {
    state_.page = MatrixOf(matrix.items) * state_.page;
  }
  Run(file_.Stream(reference), own.Is(Kind::kDictionary) ? own : resources,
      depth + 1);
  state_ = before;
}

}  // namespace

std::vector<PlacedGlyph> GlyphsOf(PdfFile& file, const PdfObject& page) {
  std::string content;
  const PdfObject& contents = page.Member("Contents");
  const PdfObject& list = file.Resolve(contents);
  if (list.Is(Kind::kArray)) {
    for (const PdfObject& part : list.items)
      content += file.Stream(part) + "\n";
  } else {
    content = file.Stream(contents);
  }
  Interpreter interpreter(file);
  interpreter.Run(content, page.Member("Resources"), 0);
  return std::move(interpreter).Take();
}

}  // namespace insight::plugins::extractit
