#include "tools/insight_plugin/raise_version.h"

#include <CLI/CLI.hpp>
#include <optional>
#include <stdexcept>

#include "sdk/json/json.h"
#include "tools/docs/help_page.h"
#include "tools/files/file_plan.h"
#include "tools/spec/plugin_spec.h"
#include "tools/spec/spec_reader.h"
#include "tools/spec/text_file.h"
#include "tools/version/base_spec.h"
#include "tools/version/semantic_version.h"

namespace insight::tool {
namespace {

using spec::PluginSpec;
using version::BumpRequest;

std::optional<PluginSpec> ReadBase(const std::string& base,
                                   const std::string& spec_file,
                                   const BumpRequest& request, Report& report) {
  if (!base.empty()) return version::ReadBaseSpec(base, spec_file);
  try {
    return version::ReadMainSpec(spec_file);
  } catch (const spec::SpecException& e) {
    throw std::runtime_error(
        "the spec to compare with is broken; name another "
        "by --base FILE\n" +
        std::string(e.what()));
  } catch (const std::runtime_error& e) {
    // Then the author knows best.
    if (!request.version && !request.bump) throw;
    report.SayMore("not compared with an earlier spec: " +
                   std::string(e.what()));
    return std::nullopt;
  }
}

}  // namespace

void DeclareBase(CLI::App& app, std::string& base) {
  app.add_option("--base", base,
                 "What was released: a spec, a plugin's directory or a "
                 "revision of git; by default where the branch left main")
      ->type_name(std::string(usage::kFile));
}

void RaiseVersion(const Target& target, const std::string& base,
                  const BumpRequest& request, const WritingOptions& writing,
                  Report& report) {
  const std::string& file = target.spec_file;
  const PluginSpec before =
      spec::ReadPluginSpec(spec::ReadTextFile(file), file);
  const std::optional<PluginSpec> released =
      ReadBase(base, file, request, report);
  const version::BumpPlan plan =
      version::PlanBump(released ? &*released : nullptr, before, request);
  const PluginSpec after = spec::ReadPluginSpec(plan.spec_text, file);
  const std::string help =
      target.directory == "." ? "help.md" : target.directory + "/help.md";
  FilePlan files = {PlanFile(file, plan.spec_text)};
  files.push_back(
      PlanFile(help, docs::HelpPage(after, docs::Style::kCorrected)));
  writing.Apply(files, report);
  const std::string version = version::VersionText(plan.version);
  report.Say(before.version == version ? "the version stays " + version
                                       : "the version rises from " +
                                             before.version + " to " + version);
  report.Set("needed", version::BumpName(plan.needed));
  report.Set("version", version);
  report.Set("connection_version",
             plan.connection_version ? Json(*plan.connection_version) : Json());
}

}  // namespace insight::tool
