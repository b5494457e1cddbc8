#include "tools/export/manifests.h"

#include <algorithm>
#include <stdexcept>

#include "sdk/json/json.h"
#include "tools/export/image_name.h"

namespace insight::exporting {
namespace {

constexpr int kContainerPort = 10001;  // Of `PLUGIN http`.
constexpr int kNobody = 65534;         // User and group, on every base image.
constexpr const char* kStatusPath = "/api/v1/status";
// Longer than the server needs to finish what is in flight.
constexpr int kStopSeconds = 45;
constexpr std::size_t kMostLabelCharacters = 63;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsNumber(std::string_view text) {
  return !text.empty() && text.size() <= 9 && text.front() != '0' &&
         std::all_of(text.begin(), text.end(), IsDigit);
}

// Replaces what may not be, then cuts it to length; begins and ends with a
// letter or a digit.
std::string Label(std::string_view text, bool lower_case) {
  std::string label;
  const auto is_alphanumeric = [](char c) {
    return IsDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  for (char c : text) {
    if (lower_case && c >= 'A' && c <= 'Z') {
      c = static_cast<char>(c - 'A' + 'a');
    }
    if (label.empty() && !is_alphanumeric(c)) continue;
    const bool may_be =
        is_alphanumeric(c) || (!lower_case && (c == '.' || c == '_'));
    label += may_be ? c : '-';
  }
  if (label.size() > kMostLabelCharacters) label.resize(kMostLabelCharacters);
  while (!label.empty() && !is_alphanumeric(label.back())) label.pop_back();
  return label;
}

std::string ImageOf(const spec::PluginSpec& plugin,
                    const DeploymentOptions& options) {
  return options.image.empty() ? ImageName(plugin) : options.image;
}

// What tells this plugin's pods from all others, whatever its version.
Json Selector(const spec::PluginSpec& plugin) {
  return Json::object({{"app.kubernetes.io/name", WorkloadName(plugin)}});
}

Json Labels(const spec::PluginSpec& plugin) {
  Json labels = Selector(plugin);
  const std::string version = Label(plugin.version, false);
  if (!version.empty()) labels["app.kubernetes.io/version"] = version;
  labels["app.kubernetes.io/component"] = "plugin";
  return labels;
}

Json Metadata(const spec::PluginSpec& plugin) {
  return Json::object(
      {{"name", WorkloadName(plugin)}, {"labels", Labels(plugin)}});
}

Json Probe(int period, int timeout, int failures) {
  return Json::object(
      {{"httpGet", Json::object({{"path", kStatusPath}, {"port", "http"}})},
       {"periodSeconds", period},
       {"timeoutSeconds", timeout},
       {"failureThreshold", failures}});
}

Json Mounts() {
  return Json::array(
      {Json::object({{"name", "tmp"}, {"mountPath", "/tmp"}}),
       Json::object({{"name", "cache"}, {"mountPath", "/var/cache"}})});
}

Json Volumes() {
  Json volumes = Json::array();
  for (const char* name : {"tmp", "cache"}) {
    volumes.push_back(
        Json::object({{"name", name},
                      {"emptyDir", Json::object({{"sizeLimit", "256Mi"}})}}));
  }
  return volumes;
}

Json ContainerSecurity() {
  return Json::object(
      {{"allowPrivilegeEscalation", false},
       {"privileged", false},
       {"readOnlyRootFilesystem", true},
       {"runAsNonRoot", true},
       {"capabilities", Json::object({{"drop", Json::array({"ALL"})}})}});
}

Json Container(const spec::PluginSpec& plugin,
               const DeploymentOptions& options) {
  return Json::object(
      {{"name", "plugin"},
       {"image", ImageOf(plugin, options)},
       {"imagePullPolicy", "IfNotPresent"},
       {"args", Json::array({"http"})},
       {"ports", Json::array({Json::object({{"name", "http"},
                                            {"containerPort", kContainerPort},
                                            {"protocol", "TCP"}})})},
       {"startupProbe", Probe(1, 2, 30)},
       {"readinessProbe", Probe(5, 2, 2)},
       {"livenessProbe", Probe(10, 5, 3)},
       {"resources",
        Json::object(
            {{"requests", Json::object({{"cpu", "50m"}, {"memory", "64Mi"}})},
             {"limits", Json::object({{"cpu", options.cpu},
                                      {"memory", options.memory}})}})},
       {"securityContext", ContainerSecurity()},
       {"volumeMounts", Mounts()}});
}

Json PodSpec(const spec::PluginSpec& plugin, const DeploymentOptions& options) {
  return Json::object(
      {{"automountServiceAccountToken", false},
       {"enableServiceLinks", false},
       {"terminationGracePeriodSeconds", kStopSeconds},
       {"securityContext",
        Json::object(
            {{"runAsNonRoot", true},
             {"runAsUser", kNobody},
             {"runAsGroup", kNobody},
             {"fsGroup", kNobody},
             {"seccompProfile", Json::object({{"type", "RuntimeDefault"}})}})},
       {"containers", Json::array({Container(plugin, options)})},
       {"volumes", Volumes()}});
}

Json Deployment(const spec::PluginSpec& plugin,
                const DeploymentOptions& options) {
  return Json::object(
      {{"apiVersion", "apps/v1"},
       {"kind", "Deployment"},
       {"metadata", Metadata(plugin)},
       {"spec",
        Json::object(
            {{"replicas", options.replicas},
             {"selector", Json::object({{"matchLabels", Selector(plugin)}})},
             {"template",
              Json::object(
                  {{"metadata", Json::object({{"labels", Labels(plugin)}})},
                   {"spec", PodSpec(plugin, options)}})}})}});
}

Json Service(const spec::PluginSpec& plugin, const DeploymentOptions& options) {
  return Json::object(
      {{"apiVersion", "v1"},
       {"kind", "Service"},
       {"metadata", Metadata(plugin)},
       {"spec",
        Json::object(
            {{"type", "ClusterIP"},
             {"selector", Selector(plugin)},
             {"ports", Json::array({Json::object({{"name", "http"},
                                                  {"port", options.port},
                                                  {"targetPort", "http"},
                                                  {"protocol", "TCP"}})})}})}});
}

// Compose says M for what Kubernetes calls Mi.
std::string ComposeMemory(std::string memory) {
  if (memory.ends_with('i')) memory.pop_back();
  return memory;
}

Json HealthCheck(const spec::PluginSpec& plugin) {
  return Json::object(
      {{"test", Json::array({"CMD", "/usr/local/bin/" + plugin.name, "http",
                             "--check"})},
       {"interval", "10s"},
       {"timeout", "5s"},
       {"retries", 3},
       {"start_period", "10s"}});
}

Json ComposeService(const spec::PluginSpec& plugin,
                    const DeploymentOptions& options) {
  const std::string nobody = std::to_string(kNobody);
  Json service = Json::object(
      {{"image", ImageOf(plugin, options)},
       {"command", Json::array({"http"})},
       {"user", nobody + ':' + nobody},
       {"read_only", true},
       {"cap_drop", Json::array({"ALL"})},
       {"security_opt", Json::array({"no-new-privileges:true"})},
       {"tmpfs", Json::array({"/tmp:size=256m,mode=1777"})},
       {"ports", Json::array({"127.0.0.1:" + std::to_string(options.port) +
                              ':' + std::to_string(kContainerPort)})},
       {"healthcheck", HealthCheck(plugin)},
       {"deploy",
        Json::object(
            {{"resources",
              Json::object(
                  {{"limits",
                    Json::object(
                        {{"cpus", options.cpu},
                         {"memory", ComposeMemory(options.memory)}})}})}})},
       {"restart", "unless-stopped"},
       {"stop_grace_period", std::to_string(kStopSeconds) + 's'}});
  if (plugin.enable_cache) {
    service["volumes"] = Json::array({"cache:/var/cache"});
  } else {
    service["tmpfs"].push_back("/var/cache:size=256m,mode=1777");
  }
  return service;
}

}  // namespace

std::string CheckMemory(const std::string& text) {
  const std::string_view number(
      text.data(), text.size() - std::min<std::size_t>(2, text.size()));
  if (IsNumber(number) && (text.ends_with("Mi") || text.ends_with("Gi"))) {
    return "";
  }
  return '"' + text + "\" is no size such as 512Mi or 2Gi";
}

std::string CheckCpu(const std::string& text) {
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string whole = text.substr(0, point);
  const std::string part = text.substr(std::min(point + 1, text.size()));
  const bool has_digits =
      std::all_of(part.begin(), part.end(), IsDigit) && part.size() <= 3;
  const bool is_positive =
      IsNumber(whole) ||
      (whole == "0" && part.find_first_not_of('0') != std::string::npos);
  if (has_digits && is_positive && (point == text.size() || !part.empty())) {
    return "";
  }
  return '"' + text + "\" is no number of processors such as 1 or 0.5";
}

std::string WorkloadName(const spec::PluginSpec& plugin) {
  if (Label(plugin.name, true).empty()) {
    throw std::runtime_error("the name \"" + plugin.name +
                             "\" holds no letter or digit, so no workload can "
                             "be called by it");
  }
  return Label(plugin.vendor + '-' + plugin.name, true);
}

Json KubernetesManifests(const spec::PluginSpec& plugin,
                         const DeploymentOptions& options) {
  return Json::array({Deployment(plugin, options), Service(plugin, options)});
}

Json ComposeFile(const spec::PluginSpec& plugin,
                 const DeploymentOptions& options) {
  Json file = Json::object(
      {{"services", Json::object({{WorkloadName(plugin),
                                   ComposeService(plugin, options)}})}});
  if (plugin.enable_cache) {
    file["volumes"] = Json::object({{"cache", Json::object()}});
  }
  return file;
}

}  // namespace insight::exporting
