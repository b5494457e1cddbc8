#include "sdk/cli/last_words.h"

#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <optional>
#include <string>
#include <string_view>

#include "sdk/runtime/in_flight_request.h"

namespace insight {
namespace {

// Signal handlers and exit functions get no argument, so what they need is
// here. Constant-initialised; set once.
std::atomic<InFlightRequest*> g_request = nullptr;
int g_fd = -1;
bool g_newline = false;

// A crash may be that of a stack that is full.
constexpr std::size_t kStackSize = 64 * 1024;
[[maybe_unused]] alignas(16) char g_stack[kStackSize];

// Usable in signal handlers.
void WriteAll(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(fd, text.data(), text.size());
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

// Does nothing if there is no request to answer.
void AnswerAndExit() {
  InFlightRequest* const request = g_request.exchange(nullptr);
  if (request == nullptr) return;
  const std::optional<std::string> envelope = request->Abandon();
  if (!envelope) return;
  // What plugin code printed is not lost; exit() would do the same.
  std::fflush(nullptr);
  WriteAll(g_fd, *envelope);
  if (g_newline) WriteAll(g_fd, "\n");
  _exit(1);
}

[[noreturn]] void OnTerminate() {
  std::string_view what = "no active exception";
  try {
    if (std::current_exception() != nullptr) throw;
  } catch (const std::exception& e) {
    if (e.what() != nullptr) what = e.what();
    // The line must be written while `e` lives.
    WriteAll(STDERR_FILENO, "Terminated: " + std::string(what) + "\n");
    AnswerAndExit();
    _exit(1);
  } catch (...) {
    what = "unknown exception";
  }
  WriteAll(STDERR_FILENO, "Terminated: " + std::string(what) + "\n");
  AnswerAndExit();
  _exit(1);
}

[[maybe_unused]] void OnCrash(int signal) {
  InFlightRequest* const request = g_request.exchange(nullptr);
  const std::string* const envelope =
      request == nullptr ? nullptr : request->prepared();
  if (envelope == nullptr) {
    // Not our business: end as the signal says.
    ::signal(signal, SIG_DFL);
    raise(signal);
    return;
  }
  WriteAll(STDERR_FILENO, "The plugin crashed: signal ");
  const char number[] = {static_cast<char>('0' + signal / 10),
                         static_cast<char>('0' + signal % 10), '\n'};
  WriteAll(STDERR_FILENO, {number, sizeof(number)});
  WriteAll(g_fd, *envelope);
  if (g_newline) WriteAll(g_fd, "\n");
  _exit(1);
}

void CatchCrashes() {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  // Sanitizers report crashes themselves.
  const stack_t stack = {
      .ss_sp = g_stack, .ss_flags = 0, .ss_size = sizeof(g_stack)};
  sigaltstack(&stack, nullptr);
  struct sigaction action = {};
  action.sa_handler = &OnCrash;
  action.sa_flags = SA_ONSTACK;
  for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) {
    sigaction(signal, &action, nullptr);
  }
#endif
}

}  // namespace

void InstallLastWords(InFlightRequest& request, int fd, bool newline) {
  g_fd = fd;
  g_newline = newline;
  g_request = &request;
  std::set_terminate(&OnTerminate);
  std::atexit(&AnswerAndExit);
  std::at_quick_exit(&AnswerAndExit);
  CatchCrashes();
}

}  // namespace insight
