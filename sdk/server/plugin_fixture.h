// A plugin for tests of the server, and what it takes to serve it.

#ifndef SDK_SERVER_PLUGIN_FIXTURE_H_
#define SDK_SERVER_PLUGIN_FIXTURE_H_

#include <memory>
#include <mutex>
#include <string_view>
#include <utility>

#include "sdk/clock/clock.h"
#include "sdk/json/json.h"
#include "sdk/log/log_sink.h"
#include "sdk/runtime/step_runner.h"
#include "sdk/server/request_handler.h"
#include "sdk/step/step_def.h"

namespace insight {

// Acme's plugin "Fixture" 1.2.3.  Its connection is {"token": password}, whose
// tests fail for the token "bad" and have no output for "quiet".  Actions:
// "echo" returns its input and logs input.say, "fail" throws what input.kind
// says, "wait" ends once it is cancelled or all are released.  The trigger
// "tick" does nothing, the task "count" returns its custom_config.
[[nodiscard]] const PluginDef& FixturePlugin();

// The steps "wait" of this process.
class WaitingSteps {
 public:
  // They wait, until Release(), or do not.
  static void Hold();
  static void Release();
  // Blocks until `count` steps wait at the same time.
  static void AwaitCount(int count);
};

// Writes nothing, and remembers whose lines it was to write.
class SilentSink final : public LogSink {
 public:
  void Write(LogLevel, std::string_view) override {}
  [[nodiscard]] std::unique_ptr<LogSink> ForRequest(
      const Json& context) const override {
    const std::lock_guard lock(mutex_);
    last_context_ = context;
    return nullptr;
  }

  [[nodiscard]] Json last_context() const {
    const std::lock_guard lock(mutex_);
    return last_context_;
  }

 private:
  mutable std::mutex mutex_;
  mutable Json last_context_;
};

// The plugin with its runner; requests may be handled while it lives.
class PluginFixture {
 public:
  PluginFixture()
      : runner_(FixturePlugin(), {.redact_output = true}, clock_, sink_) {}

  [[nodiscard]] std::unique_ptr<RequestHandler> MakeHandler(
      WorkerControl& workers, RequestHandler::Options options = NoFiles()) {
    return std::make_unique<RequestHandler>(FixturePlugin(), runner_, workers,
                                            std::move(options));
  }

  [[nodiscard]] const SilentSink& sink() const { return sink_; }

  [[nodiscard]] static RequestHandler::Options NoFiles() {
    RequestHandler::Options options;
    options.spec_files.clear();
    return options;
  }

 private:
  const SystemClock clock_;
  SilentSink sink_;
  StepRunner runner_;
};

}  // namespace insight

#endif  // SDK_SERVER_PLUGIN_FIXTURE_H_
