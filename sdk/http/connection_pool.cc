#include "sdk/http/connection_pool.h"

#include <iterator>
#include <utility>

namespace insight {

std::unique_ptr<SocketStream> ConnectionPool::Take(const std::string& route) {
  Dropped dropped;  // Closed after the lock is released.
  const std::lock_guard lock(mutex_);
  DropExpired(dropped);
  const auto found = idle_.find(route);
  if (found == idle_.end()) return nullptr;
  while (!found->second.empty()) {
    std::unique_ptr<SocketStream> stream =
        std::move(found->second.back().stream);
    found->second.pop_back();
    if (stream->IsIdle()) return stream;
    dropped.push_back(std::move(stream));
  }
  return nullptr;
}

void ConnectionPool::Put(const std::string& route,
                         std::unique_ptr<SocketStream> stream) {
  Dropped dropped;
  const std::lock_guard lock(mutex_);
  DropExpired(dropped);
  std::vector<Idle>& idle = idle_[route];
  if (idle.size() >= kMaxPerRoute) {
    dropped.push_back(std::move(idle.front().stream));
    idle.erase(idle.begin());
  }
  idle.push_back({std::move(stream), std::chrono::steady_clock::now()});
}

void ConnectionPool::DropExpired(Dropped& dropped) {
  const IoLimits::Time oldest = std::chrono::steady_clock::now() - kMaxAge;
  for (auto route = idle_.begin(); route != idle_.end();) {
    std::vector<Idle>& idle = route->second;
    // Oldest first.
    while (!idle.empty() && idle.front().since < oldest) {
      dropped.push_back(std::move(idle.front().stream));
      idle.erase(idle.begin());
    }
    route = idle.empty() ? idle_.erase(route) : std::next(route);
  }
}

}  // namespace insight
