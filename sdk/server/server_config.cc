#include "sdk/server/server_config.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string_view>

#include "sdk/json/json.h"
#include "sdk/json/parse.h"

namespace insight {
namespace {

// Threads for plugin code, all workers together.
constexpr int kMaxThreads = 1000;
constexpr int kMaxSeconds = 7 * 24 * 3600;

[[noreturn]] void Refuse(const std::string& setting, const std::string& what) {
  throw std::runtime_error(setting + " " + what);
}

std::optional<std::int64_t> ReadNumber(std::string_view text) {
  std::int64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || rest != end) return std::nullopt;
  return number;
}

std::string Range(std::int64_t least, std::int64_t most) {
  return "must be a whole number between " + std::to_string(least) + " and " +
         std::to_string(most) + ".";
}

int Checked(const std::string& setting, std::int64_t value, int least,
            int most) {
  if (value < least || value > most) Refuse(setting, Range(least, most));
  return static_cast<int>(value);
}

// A setting of the file; nothing if it is not there.
std::optional<int> IntegerIn(const Json& file, const char* name, int least,
                             int most) {
  const Json value = file.value(name, Json());
  if (value.is_null()) return std::nullopt;
  const std::string setting = std::string("\"") + name + "\"";
  if (!value.is_number_integer()) Refuse(setting, Range(least, most));
  return Checked(setting, value.get<std::int64_t>(), least, most);
}

// "host:port", "[v6]:port", ":port" or "host".
void ReadBind(std::string_view bind, ServerConfig& config) {
  const std::size_t bracket = bind.find(']');
  const std::size_t colon =
      bind.find(':', bracket == std::string_view::npos ? 0 : bracket);
  if (colon != std::string_view::npos) {
    const auto port = ReadNumber(bind.substr(colon + 1));
    if (!port) Refuse("\"bind\"", "must be an address and a port.");
    config.port = Checked("The port of \"bind\"", *port, 0, 65535);
    bind = bind.substr(0, colon);
  }
  if (bind.starts_with('[') && bind.ends_with(']')) {
    bind = bind.substr(1, bind.size() - 2);
  }
  config.host = bind;
}

Json ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) Refuse("GUNICORN_CONFIG_FILE", "cannot be read: " + path);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  try {
    Json settings = ParseJson(text);
    if (settings.is_object()) return settings;
  } catch (const JsonParseException& e) {
    Refuse(path, std::string("is no JSON: ") + e.what());
  }
  Refuse(path, "is no JSON object.");
}

void ReadSettings(const Json& file, ServerOptions& flags,
                  ServerConfig& config) {
  flags = {};
  config.port = flags.port;
  const Json bind = file.value("bind", Json());
  if (bind.is_string()) {
    ReadBind(bind.get<std::string>(), config);
  } else if (!bind.is_null()) {
    Refuse("\"bind\"", "must be a text such as \"0.0.0.0:10001\".");
  }
  flags.process_workers = IntegerIn(file, "workers", 1, kMaxThreads)
                              .value_or(flags.process_workers);
  flags.threads_per_worker = IntegerIn(file, "threads", 1, kMaxThreads)
                                 .value_or(flags.threads_per_worker);
  flags.worker_connections = IntegerIn(file, "worker_connections", 1, 1 << 20)
                                 .value_or(flags.worker_connections);
  config.debug = file.value("loglevel", Json()) == "debug";
}

class Limits {
 public:
  explicit Limits(const EnvironmentFn& environment)
      : environment_(environment) {}

  void Seconds(const char* name, std::chrono::milliseconds& limit) const {
    if (const std::optional<std::int64_t> value = Number(name, kMaxSeconds)) {
      limit = std::chrono::seconds(*value);
    }
  }
  void Bytes(const char* name, std::size_t& limit) const {
    if (const auto value = Number(name, std::int64_t{1} << 40)) {
      limit = static_cast<std::size_t>(*value);
    }
  }

 private:
  std::optional<std::int64_t> Number(const char* name,
                                     std::int64_t most) const {
    const std::string text = environment_(name);
    if (text.empty()) return std::nullopt;
    const std::optional<std::int64_t> number = ReadNumber(text);
    if (!number || *number < 1 || *number > most) Refuse(name, Range(1, most));
    return number;
  }

  const EnvironmentFn& environment_;
};

}  // namespace

ServerConfig ReadServerConfig(const ServerOptions& given,
                              const EnvironmentFn& environment) {
  ServerOptions flags = given;
  ServerConfig config;
  config.port = flags.port;
  config.debug = flags.debug;
  const std::string path = environment("GUNICORN_CONFIG_FILE");
  if (!path.empty()) ReadSettings(ReadFile(path), flags, config);

  config.port = Checked("--port", config.port, 0, 65535);
  HttpServerOptions& server = config.server;
  server.workers =
      Checked("--process_workers", flags.process_workers, 1, kMaxThreads);
  server.threads_per_worker =
      Checked("--threads_per_worker", flags.threads_per_worker, 1, kMaxThreads);
  Checked("--process_workers times --threads_per_worker",
          std::int64_t{server.workers} * server.threads_per_worker, 1,
          kMaxThreads);
  const auto connections =
      static_cast<std::size_t>(std::max(flags.worker_connections, 1)) *
      static_cast<std::size_t>(server.workers);
  server.max_connections = std::max(server.max_connections, connections);

  config.worker_control = environment("INSIGHT_HTTP_WORKER_CONTROL") == "1";
  config.spec_file = environment("INSIGHT_HTTP_SPEC_FILE");
  const Limits limits(environment);
  limits.Bytes("INSIGHT_HTTP_MAX_BODY_BYTES", server.max_body_bytes);
  limits.Seconds("INSIGHT_HTTP_REQUEST_TIMEOUT_SECONDS",
                 server.request_timeout);
  limits.Seconds("INSIGHT_HTTP_IDLE_TIMEOUT_SECONDS", server.idle_timeout);
  limits.Seconds("INSIGHT_HTTP_STEP_TIMEOUT_SECONDS", server.step_timeout);
  limits.Seconds("INSIGHT_HTTP_DRAIN_TIMEOUT_SECONDS", server.drain_timeout);
  return config;
}

}  // namespace insight
