// Files that a test brings along.

#ifndef SDK_TESTING_TESTDATA_H_
#define SDK_TESTING_TESTDATA_H_

#include <string>
#include <string_view>

namespace insight::testing {

// Returns the path of a file in the `testdata` folder of the running test's
// package; the test's target has the file among its `data`.
[[nodiscard]] std::string TestdataPath(std::string_view name);

// Returns the bytes of that file.  Throws std::runtime_error, which names the
// path, if it cannot be read.
[[nodiscard]] std::string ReadTestdata(std::string_view name);

// Returns the path of a file or program by its path from the workspace's root;
// the test's target has it among its `data`.
[[nodiscard]] std::string RunfilePath(std::string_view path);

// Returns the bytes of a file by its path from the workspace's root.  Throws as
// above.
[[nodiscard]] std::string ReadRunfile(std::string_view path);

}  // namespace insight::testing

#endif  // SDK_TESTING_TESTDATA_H_
