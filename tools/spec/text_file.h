// Whole files.

#ifndef TOOLS_SPEC_TEXT_FILE_H_
#define TOOLS_SPEC_TEXT_FILE_H_

#include <string>
#include <string_view>

namespace insight::spec {

// Returns the bytes of a file.  Throws std::runtime_error with the file's name
// and the reason if it cannot be read.
[[nodiscard]] std::string ReadTextFile(const std::string& path);

// Writes a file, over what is there.  Throws as above; then the file may be
// incomplete.
void WriteTextFile(const std::string& path, std::string_view text);

}  // namespace insight::spec

#endif  // TOOLS_SPEC_TEXT_FILE_H_
