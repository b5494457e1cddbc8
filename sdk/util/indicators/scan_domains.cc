#include <cstddef>
#include <optional>
#include <vector>

#include "sdk/util/indicators/characters.h"
#include "sdk/util/indicators/scan.h"

namespace insight {
namespace {

constexpr std::size_t kMaxLabel = 63;  // Characters.

bool IsAt(std::string_view text, std::size_t offset, char c) {
  return offset < text.size() && text[offset] == c;
}

// Label characters with single hyphens between.  A label is a run, or the end
// of one, that has at most 63 characters and a dot behind it.
struct Run {
  std::size_t end;
  std::size_t length;  // In characters.
};

Run RunAt(std::string_view text, std::size_t start) {
  Run run = {start, 0};
  while (IsLabelCharacterAt(text, run.end)) {
    run.end += CharacterLength(text, run.end);
    ++run.length;
    if (IsAt(text, run.end, '-') && IsLabelCharacterAt(text, run.end + 1)) {
      ++run.end;
      ++run.length;
    }
  }
  return run;
}

// Returns where the longest label at the end of a run starts.
std::size_t StartOfLabel(std::string_view text, std::size_t start, Run run) {
  for (; run.length > kMaxLabel || IsAt(text, start, '-'); --run.length) {
    start += CharacterLength(text, start);
  }
  return start;
}

// Returns the end of the letters at `start` if they can be a top label.
std::optional<std::size_t> EndOfTopLabel(std::string_view text,
                                         std::size_t start) {
  std::size_t end = start;
  std::size_t length = 0;
  for (; length < kMaxLabel && IsLetterAt(text, end); ++length) {
    end += CharacterLength(text, end);
  }
  if (length < 2) return std::nullopt;
  return end;
}

bool IsOfTail(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') ||
         std::string_view("@:%_/-+?=#&.~").find(c) != std::string_view::npos;
}

std::size_t EndOfTail(std::string_view text, std::size_t end) {
  if (IsAt(text, end, '@') || IsAt(text, end, '=')) return end + 1;
  if (!IsAt(text, end, '/') && !IsAt(text, end, ':')) return end;
  while (end < text.size() && IsOfTail(text[end])) ++end;
  return end;
}

// The labels that follow one another, the first of which ends at `first_end`.
class Chain {
 public:
  Chain(std::string_view text, std::size_t first_end)
      : text_(text), next_({first_end + 1}) {
    while (true) {
      const Run run = RunAt(text, next_.back());
      if (run.length == 0 || run.length > kMaxLabel ||
          !IsAt(text, run.end, '.')) {
        break;
      }
      next_.push_back(run.end + 1);
    }
  }

  // Returns the end of the longest domain that starts with the first label.
  [[nodiscard]] std::optional<std::size_t> EndOfDomain() const {
    for (auto next = next_.rbegin(); next != next_.rend(); ++next) {
      if (const auto end = EndOfTopLabel(text_, *next)) return end;
    }
    return std::nullopt;
  }

  // No domain starts before that if none starts with the first label.
  [[nodiscard]] std::size_t end() const { return next_.back(); }

 private:
  std::string_view text_;
  std::vector<std::size_t> next_;  // Where what follows each label starts.
};

}  // namespace

void ScanDomains(std::string_view text,
                 const std::function<void(std::string_view)>& found) {
  for (std::size_t offset = 0; offset < text.size();) {
    const Run run = RunAt(text, offset);
    if (run.length == 0) {
      offset += CharacterLength(text, offset);
      continue;
    }
    if (!IsAt(text, run.end, '.')) {
      offset = run.end;
      continue;
    }
    const std::size_t start = StartOfLabel(text, offset, run);
    const Chain chain(text, run.end);
    const std::optional<std::size_t> domain = chain.EndOfDomain();
    if (!domain) {
      offset = chain.end();
      continue;
    }
    const std::size_t end = EndOfTail(text, *domain);
    found(text.substr(start, end - start));
    offset = end;
  }
}

}  // namespace insight
