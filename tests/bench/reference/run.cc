// The least that a plugin could do: reads one message from stdin with the JSON
// library that we use, and writes an envelope that holds the input's "bytes".

#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

int main() {
  using Json = nlohmann::ordered_json;
  std::string text;
  char buffer[1 << 16];
  for (std::size_t n; (n = std::fread(buffer, 1, sizeof buffer, stdin)) > 0;) {
    text.append(buffer, n);
  }
  Json message = Json::parse(text);
  Json envelope;
  envelope["body"]["log"] =
      "rapid7/Compression:2.0.4. Step name: compress_bytes\n";
  envelope["body"]["status"] = "ok";
  envelope["body"]["meta"] = message["body"]["meta"];
  envelope["body"]["output"]["compressed"] =
      std::move(message["body"]["input"]["bytes"]);
  envelope["version"] = "v1";
  envelope["type"] = "action_event";
  const std::string reply = envelope.dump(-1, ' ', true);
  std::fwrite(reply.data(), 1, reply.size(), stdout);
}
