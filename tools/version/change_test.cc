#include "tools/version/change.h"

#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/spec/spec_reader.h"

namespace insight::version {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

spec::PluginSpec Read(std::string_view text) {
  return spec::ReadPluginSpec("name: x\n" + std::string(text), "spec.yaml");
}

// One line for each change: "3:5 major removed actions.a: TEXT".
std::vector<std::string> Changes(std::string_view before,
                                 std::string_view after) {
  std::vector<std::string> lines;
  for (const Change& change : CompareSpecs(Read(before), Read(after))) {
    lines.push_back(std::to_string(change.position.line) + ':' +
                    std::to_string(change.position.column) + ' ' +
                    std::string(BumpName(change.bump)) + ' ' +
                    std::string(ChangeKindName(change.kind)) + ' ' +
                    change.path + ": " + change.text);
  }
  return lines;
}

// A rule, and the one change that it finds.
struct Rule {
  std::string_view before;
  std::string_view after;
  std::string_view change;
};

void ExpectAll(const std::vector<Rule>& rules) {
  for (const Rule& rule : rules) {
    EXPECT_THAT(Changes(rule.before, rule.after), ElementsAre(rule.change))
        << rule.before << "became\n"
        << rule.after;
  }
}

// Fields, in line 2, of an action called "go".
std::string Input(std::string_view fields) {
  return "actions: {go: {input: {" + std::string(fields) + "}}}\n";
}
std::string Output(std::string_view fields) {
  return "actions: {go: {output: {" + std::string(fields) + "}}}\n";
}
std::string Connection(std::string_view fields) {
  return "connection: {" + std::string(fields) + "}\n";
}

TEST(CompareSpecsTest, EqualSpecsHaveNoChanges) {
  const std::string text = Input("a: {type: string}");
  EXPECT_THAT(Changes(text, text), IsEmpty());
}

TEST(CompareSpecsTest, NotationAndVersionsAreNoChange) {
  EXPECT_THAT(Changes("title: \"T\"\nversion: 1.0.0\nconnection_version: 1\n"
                      "tags: [a, b]\n",
                      "# A comment\nversion: 2.0.0\nconnection_version: 2\n"
                      "tags:\n- a\n- 'b'\ntitle: T\n"),
              IsEmpty());
}

TEST(CompareSpecsTest, AnEmptySectionIsAMissingOne) {
  const std::string_view forms[] = {"actions: {go: {input: null}}\n",
                                    "actions: {go: {input: {}}}\n",
                                    "actions: {go: {}}\n"};
  for (const std::string_view before : forms) {
    for (const std::string_view after : forms) {
      EXPECT_THAT(Changes(before, after), IsEmpty()) << before << after;
    }
  }
  EXPECT_THAT(Changes("connection:\ntypes: null\n", ""), IsEmpty());
}

TEST(CompareSpecsTest, StepsAskForMajorWhenGoneOrRetitledAndMinorWhenNew) {
  ExpectAll({
      {"actions: {a: {}, b: {}}\n", "actions: {b: {}}\n",
       "2:1 major removed actions.a: Action a has been removed"},
      {"triggers: {a: {}}\n", "",
       "1:1 major removed triggers.a: Trigger a has been removed"},
      {"tasks: {a: {}}\n", "tasks: null\n",
       "2:1 major removed tasks.a: Task a has been removed"},
      {"actions: {a: {title: A}}\n", "actions: {a: {title: B}}\n",
       "2:15 major changed actions.a.title: Action a title has changed"},
      {"triggers: {a: {title: A}}\n", "triggers: {a: {title: B}}\n",
       "2:16 major changed triggers.a.title: Trigger a title has changed"},
      {"tasks: {a: {title: A}}\n", "tasks: {a: {}}\n",
       "2:9 major changed tasks.a.title: Task a title has changed"},
      {"", "actions: {a: {}}\n", "2:11 minor added actions.a: Action a added"},
      {"triggers: {}\n", "triggers: {a: {}}\n",
       "2:12 minor added triggers.a: Trigger a added"},
      {"tasks: {b: {}}\n", "tasks: {b: {}, a: {}}\n",
       "2:16 minor added tasks.a: Task a added"},
      {"tasks: {a: {schedule: {type: cron}}}\n",
       "tasks: {a: {schedule: {type: minutes}}}\n",
       "2:13 minor changed tasks.a.schedule: Task a schedule has changed"},
  });
}

TEST(CompareSpecsTest, ASectionThatComesOrGoesIsOneMajorChange) {
  ExpectAll({
      {"actions: {go: {}}\n", Input("a: {type: string}, b: {type: string}"),
       "2:16 major added actions.go.input: Input section was added or "
       "removed"},
      {Input("a: {type: string}"), "actions: {go: {input: null}}\n",
       "2:16 major removed actions.go.input: Input section was added or "
       "removed"},
      {Output("a: {type: string}"), "actions: {go: {}}\n",
       "2:11 major removed actions.go.output: Output section was added or "
       "removed"},
      {"tasks: {go: {}}\n", "tasks: {go: {output: {a: {type: string}}}}\n",
       "2:14 major added tasks.go.output: Output section was added or "
       "removed"},
  });
}

TEST(CompareSpecsTest, Inputs) {
  const std::string a = Input("a: {type: string}");
  ExpectAll({
      {Input("a: {type: string}, b: {type: string}"), a,
       "2:16 major removed actions.go.input.b: Input b has been removed from "
       "go"},
      {a, Input("a: {type: string}, b: {type: string, required: true}"),
       "2:43 major added actions.go.input.b: Input has been added or changed "
       "to required in go"},
      {a, Input("a: {type: string}, b: {type: string, required: false}"),
       "2:43 minor added actions.go.input.b: New input added"},
      {a, Input("a: {type: string, required: true}"),
       "2:52 major changed actions.go.input.a.required: Input has been added "
       "or changed to required in go"},
      {Input("a: {type: string, required: true}"), a,
       "2:24 patch changed actions.go.input.a.required: required has changed "
       "in input a"},
      {Input("a: {type: string, title: A}"),
       Input("a: {type: string, title: B}"),
       "2:49 major changed actions.go.input.a.title: title has changed in "
       "input a"},
      {a, Input("a: {type: string, title: B}"),
       "2:49 patch changed actions.go.input.a.title: title has changed in "
       "input a"},
      {a, Input("a: {type: '[]string'}"),
       "2:34 major changed actions.go.input.a.type: type has changed in input "
       "a"},
      {a, Input("a: {type: string, description: D}"),
       "2:42 patch added actions.go.input.a.description: description has been "
       "added"},
      {Input("a: {type: string}, b: {type: date}"),
       Input("b: {type: date}, a: {type: string}"),
       "2:16 patch changed actions.go.input: the order of the fields has "
       "changed"},
  });
}

TEST(CompareSpecsTest, Outputs) {
  const std::string a = Output("a: {type: string}");
  ExpectAll({
      {Output("a: {type: string}, b: {type: string}"), a,
       "2:16 major removed actions.go.output.b: Output b has been removed "
       "from go"},
      {a, Output("a: {type: string}, b: {type: string, required: true}"),
       "2:44 minor added actions.go.output.b: New output added"},
      {Output("a: {type: string, required: true}"),
       Output("a: {type: string, required: false}"),
       "2:53 major changed actions.go.output.a.required: Output a has been "
       "changed to not required"},
      {a, Output("a: {type: string, required: true}"),
       "2:53 patch changed actions.go.output.a.required: required has changed "
       "in output a"},
      {a, Output("a: {type: integer}"),
       "2:35 major changed actions.go.output.a.type: type has changed in "
       "output a"},
      {Output("a: {type: string, title: A}"),
       Output("a: {type: string, title: B}"),
       "2:50 major changed actions.go.output.a.title: title has changed in "
       "output a"},
      {Output("a: {type: string, enum: [x]}"),
       Output("a: {type: string, enum: [x, y]}"),
       "2:49 minor changed actions.go.output.a.enum: enum has changed in "
       "output a"},
      {Output("a: {type: string, enum: [x]}"), a,
       "2:25 minor changed actions.go.output.a.enum: enum has changed in "
       "output a"},
  });
}

TEST(CompareSpecsTest, ConnectionFields) {
  const std::string a = Connection("a: {type: string}");
  ExpectAll({
      {"", a,
       "2:1 major added connection: Connection newly added to "
       "plugin.spec.yaml"},
      {a, "", "1:1 major removed connection: Connection removed"},
      {Connection("a: {type: string}, b: {type: string}"), a,
       "2:1 major removed connection.b: b removed from connection"},
      {a, Connection("a: {type: string}, b: {type: string, required: true}"),
       "2:33 major added connection.b: b added to connection as required "
       "input"},
      {a, Connection("a: {type: string}, b: {type: string}"),
       "2:33 minor added connection.b: b added to connection"},
      {a, Connection("a: {type: string, title: A}"),
       "2:39 major changed connection.a.title: Title changed in connection "
       "field a"},
      {a, Connection("a: {type: bytes}"),
       "2:24 major changed connection.a.type: Type changed in connection "
       "field a"},
      {a, Connection("a: {type: string, required: true}"),
       "2:42 major changed connection.a.required: a changed to required in "
       "connection"},
  });
}

TEST(CompareSpecsTest, EnumsOfInputsAndConnections) {
  const std::string none = Input("a: {type: string}");
  const std::string x = Input("a: {type: string, enum: [x]}");
  const std::string xy = Input("a: {type: string, enum: [x, y]}");
  ExpectAll({
      {none, x,
       "2:48 major changed actions.go.input.a.enum: enum has been added in "
       "input a"},
      {Input("a: {type: string, enum: []}"), x,
       "2:48 major changed actions.go.input.a.enum: enum has been added in "
       "input a"},
      {xy, x,
       "2:48 major changed actions.go.input.a.enum: enum has lost a value in "
       "input a"},
      {xy, Input("a: {type: string, enum: [x, z]}"),
       "2:48 major changed actions.go.input.a.enum: enum has lost a value in "
       "input a"},
      {x, xy,
       "2:48 minor changed actions.go.input.a.enum: enum has gained a value "
       "in input a"},
      {x, none,
       "2:24 minor changed actions.go.input.a.enum: enum has been removed in "
       "input a"},
      {xy, Input("a: {type: string, enum: [y, x]}"),
       "2:48 patch changed actions.go.input.a.enum: enum has changed in input "
       "a"},
      {Connection("a: {type: string, enum: [x, y]}"),
       Connection("a: {type: string, enum: [y]}"),
       "2:38 major changed connection.a.enum: enum has lost a value in "
       "connection field a"},
  });
}

TEST(CompareSpecsTest, Defaults) {
  const std::string none = Input("a: {type: string}");
  const std::string one = Input("a: {type: string, default: '1'}");
  ExpectAll({
      {one, Input("a: {type: string, default: '2'}"),
       "2:51 minor changed actions.go.input.a.default: default has changed in "
       "input a"},
      {one, none,
       "2:24 minor changed actions.go.input.a.default: default has been "
       "removed in input a"},
      {none, one,
       "2:51 patch changed actions.go.input.a.default: default has been added "
       "in input a"},
      {Connection("a: {type: string, default: '1'}"),
       Connection("a: {type: string}"),
       "2:14 minor changed connection.a.default: default has been removed in "
       "connection field a"},
  });
}

TEST(CompareSpecsTest, StateOfTasks) {
  const auto state = [](std::string_view fields) {
    return "tasks: {go: {state: {" + std::string(fields) + "}}}\n";
  };
  ExpectAll({
      {state("a: {type: string}, b: {type: date}"), state("b: {type: date}"),
       "2:14 major removed tasks.go.state.a: State a has been removed from "
       "go"},
      {state("a: {type: string}"), "tasks: {go: {}}\n",
       "2:9 major removed tasks.go.state.a: State a has been removed from go"},
      {state("a: {type: string}"), state("a: {type: date}"),
       "2:32 major changed tasks.go.state.a.type: type has changed in state "
       "a"},
      {state("a: {type: string}"), state("a: {type: string}, b: {type: date}"),
       "2:41 patch added tasks.go.state.b: New state field added"},
  });
}

// A type that an input, an output or nothing uses.
std::string Type(std::string_view fields, std::string_view users) {
  return "types: {T: {" + std::string(fields) + "}}\n" + std::string(users);
}
constexpr char kRead[] = "actions: {go: {input: {t: {type: '[]T'}}}}\n";
constexpr char kSent[] = "actions: {go: {output: {t: {type: T}}}}\n";

TEST(CompareSpecsTest, CustomTypes) {
  const std::string f = Type("f: {type: string}", kSent);
  ExpectAll({
      {"types: {T: {f: {type: string}}}\n", "types: {}\n",
       "2:1 major removed types.T: Type T has been removed"},
      {"", "types: {T: {f: {type: string}}}\n",
       "2:9 patch added types.T: Type T added"},
      {Type("f: {type: string}, g: {type: date}", kSent), f,
       "2:9 major removed types.T.g: Type g removed from T"},
      {f, Type("f: {type: date}", kSent),
       "2:23 major changed types.T.f.type: Type f changed in type T"},
      {f, Type("f: {type: string, required: true}", kSent),
       "2:41 major changed types.T.f.required: Type f changed in type T"},
      {Type("f: {type: string, required: true}", kSent),
       Type("f: {type: string, required: false}", kSent),
       "2:41 major changed types.T.f.required: Type f changed in type T"},
      {f, Type("f: {type: string, title: F}", kSent),
       "2:38 patch changed types.T.f.title: title has changed in type f"},
  });
}

TEST(CompareSpecsTest, WhatReachesATypeDecides) {
  const char* const f = "f: {type: string}";
  const char* const required =
      "f: {type: string}, g: {type: string, required: true}";
  const char* const x = "f: {type: string, enum: [x], default: x}";
  const char* const y = "f: {type: string, enum: [y], default: x}";
  const char* const defaulted = "f: {type: string, enum: [x], default: y}";
  ExpectAll({
      {Type(f, kRead), Type(required, kRead),
       "2:32 major added types.T.g: Type g added to T as required, which an "
       "input or the connection uses,"},
      {Type(f, kSent), Type(required, kSent),
       "2:32 minor added types.T.g: Type g added to T"},
      {Type(f, kRead), Type("f: {type: string}, g: {type: date}", kRead),
       "2:32 minor added types.T.g: Type g added to T"},
      {Type(x, kRead), Type(y, kRead),
       "2:37 major changed types.T.f.enum: enum has lost a value in type f"},
      {Type(x, kSent), Type(y, kSent),
       "2:37 minor changed types.T.f.enum: enum has changed in type f"},
      {Type(x, ""), Type(y, ""),
       "2:37 patch changed types.T.f.enum: enum has changed in type f"},
      {Type(x, kRead), Type(defaulted, kRead),
       "2:51 minor changed types.T.f.default: default has changed in type f"},
      {Type(x, kSent), Type(defaulted, kSent),
       "2:51 patch changed types.T.f.default: default has changed in type f"},
      // Through another type, from the connection.
      {"types: {T: {u: {type: U}}, U: {f: {type: string}}}\n"
       "connection: {c: {type: T}}\n",
       "types: {T: {u: {type: U}}, U: {f: {type: string}, g: {type: date, "
       "required: true}}}\nconnection: {c: {type: T}}\n",
       "2:51 major added types.U.g: Type g added to U as required, which an "
       "input or the connection uses,"},
  });
}

TEST(CompareSpecsTest, AnythingElseAsksForAPatch) {
  ExpectAll({
      {"description: A\n", "description: B\n",
       "2:1 patch changed description: description has changed"},
      {"sdk: {version: 5, type: slim}\n", "sdk: {version: 6, type: slim}\n",
       "2:7 patch changed sdk.version: version has changed"},
      {"links: ['[a](b)']\n", "links: ['[a](b)', '[c](d)']\n",
       "2:1 patch changed links: links has changed"},
      {"enable_cache: true\n", "",
       "1:1 patch removed enable_cache: enable_cache has been removed"},
      {"actions: {a: {description: A}}\n", "actions: {a: {description: B}}\n",
       "2:15 patch changed actions.a.description: description has changed"},
  });
}

TEST(CompareSpecsTest, WhatIsGoneHasItsPlaceInTheOldSpec) {
  const std::vector<Change> changes =
      CompareSpecs(Read("actions:\n  b: {}\n  a: {}\n"), Read("actions:\n"));
  ASSERT_EQ(changes.size(), 2u);
  EXPECT_EQ(changes[0].old_position, (spec::Position{3, 3}));
  EXPECT_EQ(changes[1].old_position, (spec::Position{4, 3}));
  EXPECT_EQ(changes[1].position, (spec::Position{2, 1}));
}

TEST(CompareSpecsTest, AllChangesComeInTheOrderOfTheNewSpec) {
  EXPECT_THAT(
      Changes("actions: {a: {title: A}, c: {}}\ndescription: A\n",
              "description: B\nactions: {b: {}, a: {title: B}}\n"),
      ElementsAre("2:1 patch changed description: description has changed",
                  "3:1 major removed actions.c: Action c has been removed",
                  "3:11 minor added actions.b: Action b added",
                  "3:22 major changed actions.a.title: Action a title has "
                  "changed"));
}

TEST(NeededBumpTest, IsTheGreatest) {
  EXPECT_EQ(NeededBump({}), Bump::kNone);
  EXPECT_EQ(NeededBump({{.bump = Bump::kPatch}, {.bump = Bump::kMinor}}),
            Bump::kMinor);
}

TEST(ChangesConnectionTest, OnlyWhatOldConnectionsCannotMeetCounts) {
  const auto changes = [](std::string_view before, std::string_view after) {
    return ChangesConnection(CompareSpecs(Read(before), Read(after)));
  };
  const std::string a = Connection("a: {type: string}");
  EXPECT_TRUE(changes("", a));
  EXPECT_TRUE(changes(a, Connection("a: {type: date}")));
  EXPECT_FALSE(changes(a, Connection("a: {type: string}, b: {type: date}")));
  EXPECT_FALSE(changes(a, a + "actions: {connection: {}}\n"));
}

}  // namespace
}  // namespace insight::version
