#include <utility>

#include "plugins/extractit/schema.h"  // generated from plugin.spec.yaml
#include "plugins/extractit/util/dates.h"
#include "plugins/extractit/util/find.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::extractit {

ExtractAllOutput ExtractAll(const ExtractAllInput& input, StepContext&) {
  const Source source(input);
  const auto find = [&source](IndicatorKind kind) {
    return Find(kind, source);
  };
  Indicators indicators = {
      .domains = find(IndicatorKind::kDomain),
      .dates = FindDates(input.date_format, source),
      .filepaths = FindFilePaths(source),
      .urls = find(IndicatorKind::kUrl),
      .email_addresses = find(IndicatorKind::kEmail),
      .hashes = Hashes{.md5_hashes = find(IndicatorKind::kMd5),
                       .sha1_hashes = find(IndicatorKind::kSha1),
                       .sha256_hashes = find(IndicatorKind::kSha256),
                       .sha512_hashes = find(IndicatorKind::kSha512)},
      .ip_addresses = IpAddresses{.ipv4_addresses = find(IndicatorKind::kIpv4),
                                  .ipv6_addresses = find(IndicatorKind::kIpv6)},
      .mac_addresses = find(IndicatorKind::kMac),
      .cves = find(IndicatorKind::kCve),
      .uuids = find(IndicatorKind::kUuid)};
  return {.indicators = std::move(indicators)};
}

}  // namespace insight::plugins::extractit
