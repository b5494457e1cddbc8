#include "tools/files/unified_diff.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "tools/files/text_lines.h"

namespace insight::tool {
namespace {

using Lines = std::vector<std::string_view>;

constexpr int kContext = 3;
// Beyond that many edits the rest is shown as replaced: the search takes time
// and memory with the square of them.
constexpr int kMaxEdits = 2000;

// A stretch of lines that are in both, or in one of them only.
enum class Side { kBoth, kBefore, kAfter };

struct Edit {
  Side side;
  std::string_view line;  // With its newline, if it has one.
};

// The greedy search of E. Myers, "An O(ND) Difference Algorithm and Its
// Variations" (1986): after d edits, how far one comes on each diagonal
// (position in `before` minus that in `after`).
class Search {
 public:
  Search(const Lines& before, const Lines& after)
      : before_(before),
        after_(after),
        limit_(std::min(kMaxEdits,
                        static_cast<int>(before.size() + after.size()))),
        furthest_(2 * static_cast<std::size_t>(limit_) + 3, 0) {}

  std::vector<Edit> Run() {
    for (int edits = 0; edits <= limit_; ++edits) {
      trace_.push_back(furthest_);
      for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
        if (Extend(edits, diagonal)) return Backtrack(edits, diagonal);
      }
    }
    return ReplaceAll();
  }

 private:
  // Where furthest_ holds a diagonal's value.
  [[nodiscard]] std::size_t At(int diagonal) const {
    return static_cast<std::size_t>(diagonal + limit_ + 1);
  }

  // Whether the last edit on the way to this diagonal adds a line.
  [[nodiscard]] bool ComesFromAbove(int edits, int diagonal,
                                    const std::vector<int>& furthest) const {
    return diagonal == -edits ||
           (diagonal != edits &&
            furthest[At(diagonal - 1)] < furthest[At(diagonal + 1)]);
  }

  // Goes one edit and all equal lines after it.  Returns whether that is the
  // end of both.
  bool Extend(int edits, int diagonal) {
    int x = 0;
    if (edits > 0) {
      x = ComesFromAbove(edits, diagonal, furthest_)
              ? furthest_[At(diagonal + 1)]
              : furthest_[At(diagonal - 1)] + 1;
    }
    int y = x - diagonal;
    while (x < Size(before_) && y < Size(after_) && y >= 0 &&
           before_[static_cast<std::size_t>(x)] ==
               after_[static_cast<std::size_t>(y)]) {
      ++x;
      ++y;
    }
    furthest_[At(diagonal)] = x;
    return x >= Size(before_) && y >= Size(after_);
  }

  std::vector<Edit> Backtrack(int edits, int diagonal) const {
    std::vector<Edit> path;
    int x = Size(before_);
    for (; edits > 0; --edits) {
      const std::vector<int>& furthest =
          trace_[static_cast<std::size_t>(edits)];
      const bool added = ComesFromAbove(edits, diagonal, furthest);
      diagonal += added ? 1 : -1;
      const int before_x = furthest[At(diagonal)];
      const int before_y = before_x - diagonal;
      TakeEqual(added ? before_x : before_x + 1, x, path);
      if (added) {
        path.push_back(
            {Side::kAfter, after_[static_cast<std::size_t>(before_y)]});
      } else {
        path.push_back(
            {Side::kBefore, before_[static_cast<std::size_t>(before_x)]});
      }
      x = before_x;
    }
    TakeEqual(0, x, path);
    std::reverse(path.begin(), path.end());
    return path;
  }

  void TakeEqual(int from, int to, std::vector<Edit>& path) const {
    for (int x = to - 1; x >= from; --x) {
      path.push_back({Side::kBoth, before_[static_cast<std::size_t>(x)]});
    }
  }

  [[nodiscard]] std::vector<Edit> ReplaceAll() const {
    std::vector<Edit> path;
    for (const std::string_view line : before_) {
      path.push_back({Side::kBefore, line});
    }
    for (const std::string_view line : after_) {
      path.push_back({Side::kAfter, line});
    }
    return path;
  }

  static int Size(const Lines& lines) { return static_cast<int>(lines.size()); }

  const Lines& before_;
  const Lines& after_;
  const int limit_;
  std::vector<int> furthest_;
  std::vector<std::vector<int>> trace_;
};

// A hunk: the edits from `begin` to before `end`.
struct Hunk {
  std::size_t begin;
  std::size_t end;
};

std::vector<Hunk> FindHunks(const std::vector<Edit>& edits) {
  std::vector<Hunk> hunks;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    if (edits[i].side == Side::kBoth) continue;
    const std::size_t begin = i < kContext ? 0 : i - kContext;
    const std::size_t end = std::min(edits.size(), i + 1 + kContext);
    if (!hunks.empty() && begin <= hunks.back().end) {
      hunks.back().end = end;
    } else {
      hunks.push_back({begin, end});
    }
  }
  return hunks;
}

// "3,2": as many lines from that one on.  Where there are none, the line
// before.
std::string Range(std::size_t lines_before, std::size_t count) {
  const std::size_t start = count == 0 ? lines_before : lines_before + 1;
  return std::to_string(start) +
         (count == 1 ? "" : "," + std::to_string(count));
}

std::string FormatEdit(const Edit& edit) {
  const char mark = edit.side == Side::kBoth     ? ' '
                    : edit.side == Side::kBefore ? '-'
                                                 : '+';
  std::string text = mark + std::string(edit.line);
  if (!text.ends_with('\n')) text += "\n\\ No newline at end of file\n";
  return text;
}

// Counts the lines of one side among the edits from `begin` to before `end`.
std::size_t Count(const std::vector<Edit>& edits, Hunk range, Side side) {
  const auto from = edits.begin() + static_cast<std::ptrdiff_t>(range.begin);
  const auto to = edits.begin() + static_cast<std::ptrdiff_t>(range.end);
  return static_cast<std::size_t>(std::count_if(from, to, [&](const Edit& e) {
    return e.side == Side::kBoth || e.side == side;
  }));
}

}  // namespace

std::string UnifiedDiff(std::string_view before_name, std::string_view before,
                        std::string_view after_name, std::string_view after) {
  if (before == after) return "";
  const Lines old_lines = SplitBehindNewlines(before);
  const Lines new_lines = SplitBehindNewlines(after);
  const std::vector<Edit> edits = Search(old_lines, new_lines).Run();
  std::string diff = "--- " + std::string(before_name) + "\n+++ " +
                     std::string(after_name) + '\n';
  for (const Hunk& hunk : FindHunks(edits)) {
    const Hunk above{0, hunk.begin};
    diff += "@@ -" +
            Range(Count(edits, above, Side::kBefore),
                  Count(edits, hunk, Side::kBefore)) +
            " +" +
            Range(Count(edits, above, Side::kAfter),
                  Count(edits, hunk, Side::kAfter)) +
            " @@\n";
    for (std::size_t i = hunk.begin; i < hunk.end; ++i) {
      diff += FormatEdit(edits[i]);
    }
  }
  return diff;
}

}  // namespace insight::tool
