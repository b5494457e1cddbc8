#include "sdk/server/step_queue.h"

#include <algorithm>
#include <utility>

namespace insight {

std::shared_ptr<StepJob> StepQueue::Start(std::shared_ptr<StepJob> job) {
  const std::lock_guard lock(mutex_);
  if (static_cast<int>(running_.size()) < places_) return Run(std::move(job));
  waiting_.push_back(std::move(job));
  return nullptr;
}

std::shared_ptr<StepJob> StepQueue::Run(std::shared_ptr<StepJob> job) {
  job->deadline = Clock::now() + timeout_;
  running_.push_back(job);
  return job;
}

bool StepQueue::Finish(const StepJob& job) {
  const std::lock_guard lock(mutex_);
  std::erase_if(running_,
                [&job](const auto& running) { return running.get() == &job; });
  return !job.abandoned;
}

std::shared_ptr<StepJob> StepQueue::Next() {
  const std::lock_guard lock(mutex_);
  if (waiting_.empty() || static_cast<int>(running_.size()) >= places_) {
    return nullptr;
  }
  std::shared_ptr<StepJob> job = std::move(waiting_.front());
  waiting_.pop_front();
  return Run(std::move(job));
}

std::vector<std::shared_ptr<StepJob>> StepQueue::Abandon(
    Clock::time_point now) {
  std::vector<std::shared_ptr<StepJob>> over;
  {
    const std::lock_guard lock(mutex_);
    for (const std::shared_ptr<StepJob>& job : running_) {
      if (job->deadline > now) continue;
      job->abandoned = true;
      over.push_back(job);
    }
    std::erase_if(running_, [](const auto& job) { return job->abandoned; });
  }
  for (const std::shared_ptr<StepJob>& job : over) job->cancellation.Cancel();
  return over;
}

void StepQueue::CancelAll() {
  const std::lock_guard lock(mutex_);
  for (const std::shared_ptr<StepJob>& job : running_) {
    job->cancellation.Cancel();
  }
}

void StepQueue::SetPlaces(int places) {
  const std::lock_guard lock(mutex_);
  places_ = std::max(places, 1);
}

int StepQueue::places() const {
  const std::lock_guard lock(mutex_);
  return places_;
}

std::size_t StepQueue::jobs() const {
  const std::lock_guard lock(mutex_);
  return running_.size() + waiting_.size();
}

}  // namespace insight
