#include "sdk/json/python_text.h"

#include <stdexcept>
#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"

namespace insight {
namespace {

struct Case {
  std::string_view json;
  std::string_view text;
};

// What CPython 3.11's repr() gives.
constexpr Case kReprs[] = {
    {R"json("plain")json", "'plain'"},
    {R"json("it's")json", "\"it's\""},
    {R"json("say \"hi\"")json", "'say \"hi\"'"},
    {R"json("it's \"both\"")json", "'it\\'s \"both\"'"},
    {R"json("back\\slash")json", "'back\\\\slash'"},
    {R"json("tab\tnl\ncr\rbell\u0007del\u007f")json",
     "'tab\\tnl\\ncr\\rbell\\x07del\\x7f'"},
    {R"json("caf\u00e9")json", "'caf\xc3\xa9'"},
    {R"json("nbsp\u00a0soft\u00ad")json", "'nbsp\\xa0soft\\xad'"},
    {R"json("zero\u200bwidth")json", "'zero\\u200bwidth'"},
    {R"json("\u20ac")json", "'\xe2\x82\xac'"},
    {R"json("\ud83d\ude00")json", "'\xf0\x9f\x98\x80'"},
    {R"json("\udb40\udc01")json", "'\\U000e0001'"},
    {R"json("\ud83d")json", "'\\ud83d'"},
    {R"json("\udcff")json", "'\\udcff'"},
    {R"json("")json", "''"},
    {R"json(null)json", "None"},
    {R"json(true)json", "True"},
    {R"json(false)json", "False"},
    {R"json(1)json", "1"},
    {R"json(-2)json", "-2"},
    {R"json(1000000000000000000000000000000)json",
     "1000000000000000000000000000000"},
    {R"json(1.0)json", "1.0"},
    {R"json(1e+16)json", "1e+16"},
    {R"json(NaN)json", "nan"},
    {R"json(Infinity)json", "inf"},
    {R"json([1, 2.0, "x"])json", "[1, 2.0, 'x']"},
    {R"json({})json", "{}"},
    {R"json([])json", "[]"},
    {R"json({"k": [1, 2.0], "a": null})json", "{'k': [1, 2.0], 'a': None}"},
};

TEST(PythonReprTest, IsPythonsRepr) {
  for (const auto& [json, text] : kReprs) {
    EXPECT_EQ(PythonRepr(ParseJson(json)), text);
  }
}

TEST(PythonQuotedTest, IsTheReprOfAString) {
  EXPECT_EQ(PythonQuoted("it's"), "\"it's\"");
  EXPECT_EQ(PythonQuoted("it's \"both\""), "'it\\'s \"both\"'");
}

TEST(PythonReprTest, RefusesBinaryContent) {
  EXPECT_THROW((void)PythonRepr(Json::binary({1})), std::invalid_argument);
}

TEST(PythonStrTest, AStringIsAsItIs) {
  EXPECT_EQ(PythonStr(Json("it's\n")), "it's\n");
}

TEST(PythonStrTest, EverythingElseIsItsRepr) {
  EXPECT_EQ(PythonStr(Json(nullptr)), "None");
  EXPECT_EQ(PythonStr({{"a", 1}, {"b", {true, nullptr, "x"}}}),
            "{'a': 1, 'b': [True, None, 'x']}");
}

// What CPython 3.11's pprint.pformat(value, width=72) gives.
constexpr Case kPretty[] = {
    {R"json({"b": 1, "a": 2})json", "{'a': 2, 'b': 1}"},
    {R"json({"type": "object", "title": "Variables", "properties": {"message": {"type": "string", "title": "Message", "description": "The greeting", "order": 1}}, "required": ["message"]})json",
     "{'properties': {'message': {'description': 'The greeting',\n"
     "                            'order': 1,\n"
     "                            'title': 'Message',\n"
     "                            'type': 'string'}},\n"
     " 'required': ['message'],\n"
     " 'title': 'Variables',\n"
     " 'type': 'object'}"},
    {R"json([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29])json",
     "[0,\n"
     " 1,\n"
     " 2,\n"
     " 3,\n"
     " 4,\n"
     " 5,\n"
     " 6,\n"
     " 7,\n"
     " 8,\n"
     " 9,\n"
     " 10,\n"
     " 11,\n"
     " 12,\n"
     " 13,\n"
     " 14,\n"
     " 15,\n"
     " 16,\n"
     " 17,\n"
     " 18,\n"
     " 19,\n"
     " 20,\n"
     " 21,\n"
     " 22,\n"
     " 23,\n"
     " 24,\n"
     " 25,\n"
     " 26,\n"
     " 27,\n"
     " 28,\n"
     " 29]"},
    {R"json({"items": [{"id": 0, "name": "name number 0"}, {"id": 1, "name": "name number 1"}, {"id": 2, "name": "name number 2"}]})json",
     "{'items': [{'id': 0, 'name': 'name number 0'},\n"
     "           {'id': 1, 'name': 'name number 1'},\n"
     "           {'id': 2, 'name': 'name number 2'}]}"},
    {R"json({"description": "A long text that goes on and on, well beyond the width of a line, so that it has to be broken"})json",
     "{'description': 'A long text that goes on and on, well beyond the '\n"
     "                'width of a line, so that it has to be broken'}"},
    {R"json("A long text that goes on and on, well beyond the width of a line, so that it has to be broken")json",
     "('A long text that goes on and on, well beyond the width of a line, so "
     "'\n"
     " 'that it has to be broken')"},
    {R"json("one line\nand another one\nand a third which makes this longer than seventy-two characters")json",
     "('one line\\n'\n"
     " 'and another one\\n'\n"
     " 'and a third which makes this longer than seventy-two characters')"},
    {R"json({"key": ["xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"]})json",
     "{'key': "
     "['"
     "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
     "xxxxxxx',\n"
     "         "
     "'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy']}"},
    {R"json("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")json",
     "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
     "xxxxxxxxxxxxxxxxxxxxxxxxxxxx'"},
    {R"json([[[["deepdeepdeepdeepdeep", "deepdeepdeepdeepdeep", "deepdeepdeepdeepdeep"], ["deepdeepdeepdeepdeep", "deepdeepdeepdeepdeep", "deepdeepdeepdeepdeep"]]]])json",
     "[[[['deepdeepdeepdeepdeep',\n"
     "    'deepdeepdeepdeepdeep',\n"
     "    'deepdeepdeepdeepdeep'],\n"
     "   ['deepdeepdeepdeepdeep',\n"
     "    'deepdeepdeepdeepdeep',\n"
     "    'deepdeepdeepdeepdeep']]]]"},
    {R"json({"unicode": "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9 \u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac"})json",
     "{'unicode': "
     "'\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
     "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
     "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
     "\xc3\xa9\xc3\xa9\xc3\xa9 '\n"
     "            "
     "'\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac"
     "\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac"
     "\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac"
     "\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac"
     "\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac'"
     "}"},
    {R"json({"empty": {}, "list": [], "text": "", "pad": "pppppppppppppppppppppppppppppppppppppppppppppppppppppppppppp"})json",
     "{'empty': {},\n"
     " 'list': [],\n"
     " 'pad': 'pppppppppppppppppppppppppppppppppppppppppppppppppppppppppppp',\n"
     " 'text': ''}"},
    {R"json("crlf\r\nline\u000bvt\fff\u001cfs\u0085nel\u2028ls\u2029ps and some more to make it long enough")json",
     "('crlf\\r\\n'\n"
     " 'line\\x0b'\n"
     " 'vt\\x0c'\n"
     " 'ff\\x1c'\n"
     " 'fs\\x85'\n"
     " 'nel\\u2028'\n"
     " 'ls\\u2029'\n"
     " 'ps and some more to make it long enough')"},
    {R"json("it's a \"mix\" of quotes it's a \"mix\" of quotes it's a \"mix\" of quotes it's a \"mix\" of quotes it's a \"mix\" of quotes ")json",
     "('it\\'s a \"mix\" of quotes it\\'s a \"mix\" of quotes it\\'s a \"mix\" "
     "of '\n"
     " 'quotes it\\'s a \"mix\" of quotes it\\'s a \"mix\" of quotes ')"},
    {R"json({"outer": [{"inner": ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbb"]}]})json",
     "{'outer': [{'inner': ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',\n"
     "                      'bbbbbbbbbbb']}]}"},
    {R"json({"outer": [{"inner": ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbb"]}]})json",
     "{'outer': [{'inner': ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',\n"
     "                      'bbbbbbbbbbbb']}]}"},
};

TEST(PythonPrettyPrintTest, BreaksLinesAsPythonDoes) {
  for (const auto& [json, text] : kPretty) {
    EXPECT_EQ(PythonPrettyPrint(ParseJson(json)), text);
  }
}

TEST(PythonPrettyPrintTest, TheWidthCanBeChosen) {
  EXPECT_EQ(PythonPrettyPrint({{"b", 1}, {"a", 2}}, 10), "{'a': 2,\n 'b': 1}");
}

// Deep values are narrower than their indentation long before this.
TEST(PythonPrettyPrintTest, DeepValuesAreNoBurden) {
  std::string text = "1";
  for (int i = 0; i < 500; ++i) text = "{\"k\": [" + text + "]}";
  EXPECT_FALSE(PythonPrettyPrint(ParseJson(text)).empty());
}

TEST(PythonPrettyPrintTest, ALongStringIsPrintedWhole) {
  const std::string content(1 << 20, 'Q');
  EXPECT_EQ(PythonPrettyPrint({{"c", content}}), "{'c': '" + content + "'}");
}

}  // namespace
}  // namespace insight
