// Manifests that run a plugin's HTTP server where containers run: as nobody,
// from a read-only root file system, without capabilities.

#ifndef TOOLS_EXPORT_MANIFESTS_H_
#define TOOLS_EXPORT_MANIFESTS_H_

#include <string>

#include "sdk/json/json_fwd.h"
#include "tools/spec/plugin_spec.h"

namespace insight::exporting {

struct DeploymentOptions {
  // "registry.example.com/rapid7/whois:1.0.0", or with a digest.  Empty:
  // ImageName().
  std::string image = {};
  int port = 10001;  // Where the plugin is reached, 1 to 65535.
  int replicas = 1;  // At least 0; of Kubernetes alone.
  // Limits.  Mebibytes, and how many processors; see CheckMemory().
  std::string memory = "512Mi";
  std::string cpu = "1";
};

// Returns "" for a number of Mi or Gi, such as "512Mi", and for a number of
// processors, such as "0.5"; otherwise a sentence that says what is needed.
[[nodiscard]] std::string CheckMemory(const std::string& text);
[[nodiscard]] std::string CheckCpu(const std::string& text);

// Returns "VENDOR-NAME" as a DNS label (RFC 1123): in lower case, "-" in place
// of what such a label cannot hold, at most 63 characters.  Throws
// std::runtime_error if nothing is left.
[[nodiscard]] std::string WorkloadName(const spec::PluginSpec& plugin);

// Returns an array: a Deployment (apps/v1) and a Service (v1).
//
// Source: the API reference of Kubernetes; what a pod may do is the Pod
// Security Standard "restricted".  The probes ask GET /api/v1/status, which is
// answered while steps run (see docs/http-server.md).
[[nodiscard]] Json KubernetesManifests(const spec::PluginSpec& plugin,
                                       const DeploymentOptions& options);

// Returns a compose file with one service, reached from this machine alone.
// The cache is in a volume if the spec says enable_cache, since that outlives
// containers, and otherwise in memory.
//
// Source: the Compose Specification.
[[nodiscard]] Json ComposeFile(const spec::PluginSpec& plugin,
                               const DeploymentOptions& options);

}  // namespace insight::exporting

#endif  // TOOLS_EXPORT_MANIFESTS_H_
