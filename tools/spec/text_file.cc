#include "tools/spec/text_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <stdexcept>

namespace insight::spec {
namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

[[noreturn]] void Fail(const std::string& what, const std::string& path) {
  throw std::runtime_error("cannot " + what + " " + path + ": " +
                           std::strerror(errno));
}

}  // namespace

std::string ReadTextFile(const std::string& path) {
  const File file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (file == nullptr) Fail("read", path);
  std::string text;
  char buffer[1 << 16];
  while (const std::size_t size =
             std::fread(buffer, 1, sizeof(buffer), file.get())) {
    text.append(buffer, size);
  }
  if (std::ferror(file.get()) != 0) Fail("read", path);
  return text;
}

void WriteTextFile(const std::string& path, std::string_view text) {
  File file(std::fopen(path.c_str(), "wb"), &std::fclose);
  if (file == nullptr) Fail("write", path);
  if (std::fwrite(text.data(), 1, text.size(), file.get()) != text.size()) {
    Fail("write", path);
  }
  // What the disk refuses may show only now.
  if (std::fclose(file.release()) != 0) Fail("write", path);
}

}  // namespace insight::spec
