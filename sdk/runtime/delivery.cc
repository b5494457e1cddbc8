#include "sdk/runtime/delivery.h"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <utility>

#include "sdk/dispatcher/event_poster.h"
#include "sdk/dispatcher/http_dispatcher.h"
#include "sdk/dispatcher/spool.h"
#include "sdk/dispatcher/spool_dispatcher.h"
#include "sdk/log/log_sink.h"
#include "sdk/step/step_def.h"
#include "sdk/step/workflow.h"
#include "sdk/util/hash/hash.h"
#include "sdk/util/step_waiter/step_waiter.h"

namespace insight {
namespace {

// Keeps the waiter of a dispatcher as long as that lives.
class Delivery final : public Dispatcher {
 public:
  Delivery(const DispatcherRequest& request, const PluginDef& plugin,
           const std::string& cache)
      : waiter_(request.cancellation) {
    const EventPoster::Options poster = {
        .url = request.url, .log = &request.log, .waiter = &waiter_};
    if (plugin.enable_cache) {
      try {
        dispatcher_ = std::make_unique<SpoolDispatcher>(
            poster, Spool::Options{.root = cache, .path = SpoolPath(request)});
        return;
      } catch (const SpoolException& e) {
        request.log.Write(LogLevel::kWarning,
                          "WARNING: Events are delivered without a spool, "
                          "since " +
                              std::string(e.what()));
      }
    }
    dispatcher_ = std::make_unique<HttpDispatcher>(poster);
  }

  void Dispatch(const Json& event) override { dispatcher_->Dispatch(event); }

 private:
  const StepWaiter waiter_;
  std::unique_ptr<Dispatcher> dispatcher_;
};

}  // namespace

std::string SpoolPath(const DispatcherRequest& request) {
  const Workflow workflow = ReadWorkflow(request.meta);
  const std::string owner = workflow.workflow_id
                                ? "workflow " + *workflow.workflow_id
                                : "url " + request.url;
  // A name in the table may be any text; the digest tells them apart.
  std::string name = request.trigger.substr(0, 64);
  std::replace_if(
      name.begin(), name.end(),
      [](unsigned char c) { return std::isalnum(c) == 0 && c != '_'; }, '_');
  return "spool/" + name + "-" +
         HexDigest(HashAlgorithm::kSha256, request.trigger + "\n" + owner)
             .substr(0, 32);
}

std::unique_ptr<Dispatcher> MakeDelivery(const DispatcherRequest& request,
                                         const PluginDef& plugin) {
  return MakeDelivery(request, plugin, std::string(kCacheDirectory));
}

std::unique_ptr<Dispatcher> MakeDelivery(const DispatcherRequest& request,
                                         const PluginDef& plugin,
                                         const std::string& cache) {
  return std::make_unique<Delivery>(request, plugin, cache);
}

}  // namespace insight
