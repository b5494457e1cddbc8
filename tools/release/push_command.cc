#include "tools/release/push_command.h"

#include <CLI/CLI.hpp>
#include <utility>

#include "sdk/json/json.h"
#include "tools/release/push.h"
#include "tools/release/report.h"

namespace insight::release {
namespace {

Json ToJson(const PushStep& step) {
  return {{"what", step.what},
          {"repository", step.repository},
          {"digest", step.descriptor.digest},
          {"bytes", step.descriptor.size},
          {"action", PushActionName(step.action)},
          {"tags", step.tags}};
}

Row ToRow(const PushStep& step) {
  std::string note;
  for (const std::string& tag : step.tags)
    note += (note.empty() ? "" : " ") + tag;
  if (!step.mount_from.empty()) note = "from " + step.mount_from;
  return {PushActionName(step.action),
          step.what,
          step.repository,
          step.descriptor.digest,
          FormatBytes(step.descriptor.size),
          note};
}

// All that is to be seen of a plan.
void Show(const PushPlan& plan, Report& report) {
  Json list = Json::array();
  std::vector<Row> rows;
  for (const PushStep& step : plan) {
    list.push_back(ToJson(step));
    rows.push_back(ToRow(step));
  }
  report.Set("steps", std::move(list));
  report.Set("upload_bytes", UploadBytes(plan));
  report.Print(FormatTable(
      {"ACTION", "WHAT", "REPOSITORY", "DIGEST", "SIZE", "TAGS"}, rows));
  report.Print(FormatBytes(UploadBytes(plan)) + " to upload\n");
}

std::size_t CountSteps(const PushPlan& plan) {
  std::size_t count = 0;
  for (const PushStep& step : plan) count += step.action != PushAction::kKeep;
  return count;
}

}  // namespace

void PushCommand::Declare(CLI::App& app) {
  app.add_option("archive", archives_, "Images, or bundles")->required();
  registry_.Declare(app, /*names_registry=*/true);
  app.add_flag("--move-tags", moves_tags_,
               "Let a release's tag be moved to another image");
  DeclareYes(app, yes_);
}

void PushCommand::Run(Report& report) {
  std::vector<Layout> layouts;
  for (const std::string& archive : archives_) {
    layouts.push_back(Layout::Open(archive));
  }
  Registry registry = registry_.Open();
  const PushPlan plan = PlanPush(layouts, moves_tags_, registry);
  Show(plan, report);
  report.Set("pushed", yes_);
  if (!yes_) {
    report.Print(kDryRun);
    return;
  }
  const std::size_t all = CountSteps(plan);
  std::size_t number = 0;
  CarryOut(plan, registry, [&](const PushStep& step) {
    report.Say("[" + std::to_string(++number) + "/" + std::to_string(all) +
               "] " + PushActionName(step.action) + " " + step.what + " " +
               step.repository + " " + FormatBytes(step.descriptor.size));
  });
}

}  // namespace insight::release
