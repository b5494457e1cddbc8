#include "tools/version/bump_plan.h"

#include <stdexcept>
#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/spec/spec_reader.h"
#include "tools/version/version_bump.h"

namespace insight::version {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::ThrowsMessage;

spec::PluginSpec Read(std::string_view text) {
  return spec::ReadPluginSpec(text, "s");
}

constexpr std::string_view kBase =
    "name: x\n"
    "version: 1.2.3  # released\n"
    "version_history:\n"
    "- 1.2.3 - Fix\n"
    "actions: {a: {title: A}}\n";

std::string Planned(std::string_view before, std::string_view after,
                    const BumpRequest& request = {}) {
  const spec::PluginSpec base = Read(before);
  return PlanBump(&base, Read(after), request).spec_text;
}

// kBase with another last line.
std::string WithActions(std::string_view actions) {
  return std::string(kBase.substr(0, kBase.find("actions"))) +
         std::string(actions) + '\n';
}

TEST(PlanBumpTest, TheChangesGiveVersionAndHistory) {
  EXPECT_EQ(Planned(kBase, WithActions("actions: {a: {title: A}, b: {}}")),
            "name: x\n"
            "version: 1.3.0  # released\n"
            "version_history:\n"
            "- 1.3.0 - Action b added\n"
            "- 1.2.3 - Fix\n"
            "actions: {a: {title: A}, b: {}}\n");
  EXPECT_THAT(Planned(kBase, WithActions("actions: {b: {}}")),
              HasSubstr("version: 2.0.0  #"));
  EXPECT_THAT(
      Planned(kBase, WithActions("actions: {b: {}}")),
      HasSubstr("- 2.0.0 - Action a has been removed | Action b added"));
  EXPECT_THAT(
      Planned(kBase, WithActions("actions: {a: {title: A, help: x}}")),
      HasSubstr("- 1.2.4 - Documentation and settings updated\n- 1.2.3"));
}

TEST(PlanBumpTest, AMessageReplacesTheOneThatIsMade) {
  EXPECT_THAT(Planned(kBase, WithActions("actions: {a: {title: A}, b: {}}"),
                      {.message = "Look up more"}),
              HasSubstr("- 1.3.0 - Look up more\n- 1.2.3 - Fix"));
}

TEST(PlanBumpTest, NothingChangedNeedsNothing) {
  EXPECT_EQ(Planned(kBase, kBase), kBase);
}

TEST(PlanBumpTest, AMessageAloneIsAPatch) {
  EXPECT_THAT(Planned(kBase, kBase, {.message = "Fix a crash"}),
              HasSubstr("version: 1.2.4  # released\nversion_history:\n- 1.2.4 "
                        "- Fix a crash\n"));
}

TEST(PlanBumpTest, PlanningAgainChangesNothing) {
  const std::string after = WithActions("actions: {a: {title: A}, b: {}}");
  const BumpRequest request{.bump = Bump::kMajor, .message = "Look up more"};
  const std::string once = Planned(kBase, after, request);
  EXPECT_EQ(Planned(kBase, once, request), once);
  EXPECT_THAT(Planned(kBase, once, {.message = "And faster"}),
              HasSubstr("- 2.0.0 - Look up more | And faster\n"));
}

TEST(PlanBumpTest, MoreThanNeededMayBeAskedForButNotLess) {
  const std::string after = WithActions("actions: {a: {title: A}, b: {}}");
  EXPECT_THAT(Planned(kBase, after, {.bump = Bump::kMajor}),
              HasSubstr("version: 2.0.0"));
  EXPECT_THAT([&] { (void)Planned(kBase, after, {.bump = Bump::kPatch}); },
              ThrowsMessage<std::runtime_error>(
                  HasSubstr("ask for a minor version, not for a patch one")));
}

TEST(PlanBumpTest, AVersionThatIsAskedForMustFollow) {
  const auto planned = [](SemanticVersion version) {
    return Planned(kBase, WithActions("actions: {a: {title: A}, b: {}}"),
                   {.version = version});
  };
  EXPECT_THAT(planned({1, 4, 0}), HasSubstr("version: 1.4.0"));
  EXPECT_THAT(
      [&] {
        (void)planned({1, 2, 4});
      },
      ThrowsMessage<std::runtime_error>(
          "after 1.2.3 the version cannot be 1.2.4; the next one is "
          "1.3.0"));
  EXPECT_THROW((void)planned({1, 3, 1}), std::runtime_error);
  EXPECT_THROW((void)planned({1, 0, 0}), std::runtime_error);
}

TEST(PlanBumpTest, AnExplicitStepNeedsWords) {
  EXPECT_THAT([] { (void)Planned(kBase, kBase, {.bump = Bump::kPatch}); },
              ThrowsMessage<std::runtime_error>(HasSubstr("--message")));
}

TEST(PlanBumpTest, TheConnectionVersionFollowsTheConnection) {
  const std::string_view before =
      "name: x\nversion: 1.0.0\nconnection_version: 4\nconnection: {a: {type: "
      "date}}\n";
  EXPECT_THAT(Planned(before,
                      "name: x\nversion: 1.0.0\nconnection_version: 4\n"
                      "connection: {a: {type: bytes}}\n"),
              HasSubstr("version: 2.0.0\nconnection_version: 5\nversion_"
                        "history:\n- \"2.0.0 - Type changed in connection "
                        "field a\"\nconnection:"));
  // One that was forgotten.
  EXPECT_THAT(Planned("name: x\nversion: 3.0.0\nconnection: {a: {type: date}}",
                      "name: x\nversion: 3.0.0\ntitle: A\nconnection: {a: "
                      "{type: date}}"),
              HasSubstr("version: 3.0.1\nconnection_version: 3\n"));
}

TEST(PlanBumpTest, TheResultIsWhatTheValidatorWants) {
  const spec::PluginSpec base = Read(kBase);
  const spec::PluginSpec spec = Read(
      WithActions("connection: {a: {type: date}}\nactions: {b: {title: B}}"));
  const BumpPlan plan = PlanBump(&base, spec, {});
  EXPECT_EQ(plan.needed, Bump::kMajor);
  EXPECT_EQ(VersionText(plan.version), "2.0.0");
  EXPECT_EQ(plan.connection_version, 2);
  EXPECT_THAT(CheckVersionBump(base, Read(plan.spec_text)), IsEmpty());
}

TEST(PlanBumpTest, WithoutABaseTheStepMustBeNamed) {
  const spec::PluginSpec spec = Read(kBase);
  EXPECT_THAT([&] { (void)PlanBump(nullptr, spec, {.message = "More"}); },
              ThrowsMessage<std::runtime_error>(HasSubstr("--minor")));
  EXPECT_THAT(PlanBump(nullptr, spec, {.bump = Bump::kMinor, .message = "More"})
                  .spec_text,
              HasSubstr("- 1.3.0 - More\n"));
}

}  // namespace
}  // namespace insight::version
