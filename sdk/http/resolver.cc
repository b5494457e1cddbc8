#include "sdk/http/resolver.h"

#include <netdb.h>

#include <algorithm>
#include <condition_variable>
#include <cstring>
#include <system_error>
#include <utility>

#include "sdk/http/transport_exception.h"

namespace insight {
namespace {

// Lookups that were given up but still run.  More means that the resolver is
// broken, and more threads would not help.
constexpr std::size_t kMaxRunning = 32;

struct Answer {
  int error = 0;  // Of getaddrinfo().
  std::vector<SocketAddress> addresses;
};

Answer LookUp(const std::string& host, std::uint16_t port, int flags) {
  addrinfo hints = {};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICSERV | flags;
  addrinfo* found = nullptr;
  Answer answer;
  answer.error =
      getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found);
  if (answer.error != 0) return answer;
  const std::unique_ptr<addrinfo, void (*)(addrinfo*)> owner(found,
                                                             &freeaddrinfo);
  for (const addrinfo* each = found; each != nullptr; each = each->ai_next) {
    SocketAddress address;
    if (each->ai_addrlen > sizeof(address.storage)) continue;
    std::memcpy(&address.storage, each->ai_addr, each->ai_addrlen);
    address.size = each->ai_addrlen;
    answer.addresses.push_back(address);
  }
  if (answer.addresses.empty()) answer.error = EAI_NONAME;
  return answer;
}

}  // namespace

struct Resolver::Lookup {
  std::mutex mutex;  // Guards all below.
  std::condition_variable changed;
  bool finished = false;
  Answer answer;
};

Resolver::~Resolver() {
  for (Running& each : running_) each.thread.join();
}

std::vector<SocketAddress> Resolver::Resolve(const std::string& host,
                                             std::uint16_t port,
                                             const IoLimits& limits) {
  Answer literal = LookUp(host, port, AI_NUMERICHOST);
  if (literal.error == 0) return std::move(literal.addresses);
  const std::shared_ptr<Lookup> lookup = Start(host, port);
  std::unique_lock lock(lookup->mutex);
  while (!lookup->finished) {
    if (limits.waiter.cancelled()) {
      throw TransportException(TransportFailure::kCancelled, "cancelled");
    }
    const IoLimits::Time now = std::chrono::steady_clock::now();
    if (now >= limits.deadline) {
      throw TransportException(
          TransportFailure::kTimeout,
          "the address of " + host + " could not be found in time");
    }
    lookup->changed.wait_until(
        lock, std::min(limits.deadline, now + IoLimits::kSlice));
  }
  if (lookup->answer.error != 0) {
    throw TransportException(TransportFailure::kConnect,
                             "the address of " + host + " was not found: " +
                                 gai_strerror(lookup->answer.error));
  }
  return std::move(lookup->answer.addresses);
}

std::shared_ptr<Resolver::Lookup> Resolver::Start(const std::string& host,
                                                  std::uint16_t port) {
  const std::lock_guard lock(mutex_);
  JoinFinished();
  if (running_.size() >= kMaxRunning) {
    throw TransportException(
        TransportFailure::kConnect,
        "the address of " + host + " was not looked up: too many lookups hang");
  }
  const auto lookup = std::make_shared<Lookup>();
  running_.push_back({lookup, {}});  // First: a thread must not be lost.
  try {
    running_.back().thread = std::thread([lookup, host, port] {
      Answer answer = LookUp(host, port, 0);
      const std::lock_guard lookup_lock(lookup->mutex);
      lookup->answer = std::move(answer);
      lookup->finished = true;
      lookup->changed.notify_all();
    });
  } catch (const std::system_error& error) {
    running_.pop_back();
    throw TransportException(
        TransportFailure::kConnect,
        std::string("no thread for a name lookup: ") + error.what());
  }
  return lookup;
}

void Resolver::JoinFinished() {
  std::erase_if(running_, [](Running& each) {
    const bool finished = [&] {
      const std::lock_guard lock(each.lookup->mutex);
      return each.lookup->finished;
    }();
    if (finished) each.thread.join();
    return finished;
  });
}

}  // namespace insight
