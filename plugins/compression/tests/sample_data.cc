#include "plugins/compression/tests/sample_data.h"

#include <random>

#include "sdk/error/plugin_exception.h"

namespace insight::plugins::compression {

std::string RandomBytes(std::size_t size) {
  std::mt19937 random(1);
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

std::string RandomText(std::size_t size) {
  std::mt19937 random(2);
  std::string text(size, ' ');
  for (char& c : text) {
    const unsigned letter = random() % 32;
    if (letter < 26) c = static_cast<char>('a' + letter);
  }
  return text;
}

std::string CauseOf(const std::function<void()>& run) {
  try {
    run();
  } catch (const PluginException& e) {
    return e.cause();
  }
  return "";
}

}  // namespace insight::plugins::compression
