// Answers each run with its input as the output, and each test with an error.
// An input "crash" ends it by a signal; "environment" makes it print that.

#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

int main(int, char** argv) {
  const std::string input((std::istreambuf_iterator<char>(std::cin)), {});
  if (input == "crash") std::abort();
  if (input == "environment") {
    for (char** each = environ; *each != nullptr; ++each) {
      std::cout << *each << '\n';
    }
    return 0;
  }
  std::cerr << "a line for stderr\n";
  if (std::string_view(argv[1]) == "run") {
    std::cout << R"({"body": {"status": "ok", "output": )" << input << "}}";
    return 0;
  }
  std::cout << R"({"body": {"status": "error", "error": "refused"}})";
  return 1;
}
