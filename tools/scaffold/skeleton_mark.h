// The first line of a skeleton, by which it is known as long as nobody edits
// it.
//
// Example:
//
//   // Skeleton 5d0f7a3e: delete this line when you write the code.
//
// The number is the FNV-1a hash (32 bits) of all that follows the line
// and the empty one after it.  Files
// that were never edited may be rewritten and removed; those that were belong
// to their author, and so does every file without such a line.

#ifndef TOOLS_SCAFFOLD_SKELETON_MARK_H_
#define TOOLS_SCAFFOLD_SKELETON_MARK_H_

#include <string>
#include <string_view>

namespace insight::scaffold {

// Returns the C++ text with both lines before it.
[[nodiscard]] std::string MarkAsSkeleton(std::string_view text);

// Whether the text starts with such a line, edited or not.
[[nodiscard]] bool IsMarkedAsSkeleton(std::string_view text);

// Whether the text is one that MarkAsSkeleton() returned.
[[nodiscard]] bool IsUneditedSkeleton(std::string_view text);

}  // namespace insight::scaffold

#endif  // TOOLS_SCAFFOLD_SKELETON_MARK_H_
