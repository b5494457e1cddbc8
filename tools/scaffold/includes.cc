#include "tools/scaffold/includes.h"

#include <cstddef>

namespace insight::scaffold {
namespace {

// What the header with this name has for the skeletons' code.
struct StandardType {
  std::string_view name;
  std::string_view header;
};

constexpr StandardType kStandardTypes[] = {
    {"std::int64_t", "cstdint"},    {"std::optional<", "optional"},
    {"std::shared_ptr<", "memory"}, {"std::string", "string"},
    {"std::vector<", "vector"},
};

}  // namespace

std::set<std::string> StandardHeadersOf(std::string_view code) {
  std::set<std::string> headers;
  for (const auto& [name, header] : kStandardTypes) {
    if (code.find(name) != std::string_view::npos) headers.emplace(header);
  }
  return headers;
}

std::string FormatStandardIncludes(const std::set<std::string>& headers) {
  std::string lines;
  for (const std::string& header : headers) {
    lines += (lines.empty() ? "#include <" : "\n#include <") + header + ">";
  }
  return lines;
}

std::string FormatPluginIncludes(const generator::PluginModel& plugin,
                                 const std::set<std::string>& headers) {
  std::string lines;
  for (const std::string& header : headers) {
    lines += (lines.empty() ? "#include \"" : "\n#include \"") + header + '"';
    if (header == plugin.header) lines += "  // generated from the spec";
  }
  return lines;
}

std::set<std::string> PluginHeaders(const generator::PluginModel& plugin) {
  std::set<std::string> headers = {plugin.header};
  if (plugin.has_connection) headers.insert(ConnectionHeader(plugin));
  return headers;
}

std::string ConnectionHeader(const generator::PluginModel& plugin) {
  const std::size_t slash = plugin.header.rfind('/');
  return plugin.header.substr(0, slash + 1) + "connection.h";
}

}  // namespace insight::scaffold
