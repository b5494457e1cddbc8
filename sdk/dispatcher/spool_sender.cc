// Sends events until it is killed: spool_sender URL CACHE.  Writes a byte to
// stdout for each that was accepted.

#include <unistd.h>

#include <exception>
#include <string>

#include "sdk/dispatcher/spool_dispatcher.h"
#include "sdk/json/json.h"
#include "sdk/log/log_sink.h"

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  insight::FdLogSink log(STDERR_FILENO);
  try {
    insight::SpoolDispatcher dispatcher(
        {.url = argv[1], .log = &log},
        {.root = argv[2], .path = "spool/t", .limits = {}});
    for (int i = 0;; ++i) {
      dispatcher.Dispatch(i);
      if (write(STDOUT_FILENO, ".", 1) != 1) return 1;
    }
  } catch (const std::exception& e) {
    log.Write(insight::LogLevel::kError, e.what());
    return 1;
  }
}
