// What the actions are made of, where a request would not show it.

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "plugins/extractit/util/number_format.h"
#include "plugins/extractit/util/pdf/pdf_object.h"
#include "plugins/extractit/util/pdf/pdf_text.h"
#include "plugins/extractit/util/prefix_index.h"
#include "plugins/extractit/util/suffix_repair.h"
#include "plugins/extractit/util/text.h"
#include "plugins/extractit/util/urls.h"

namespace insight::plugins::extractit {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

TEST(TextTest, DecodesPercentAsPythonDoes) {
  EXPECT_EQ(PercentDecoded("a%20b%2e%C3%A9"), "a b.\u00e9");
  EXPECT_EQ(PercentDecoded("%ff%C3x"), "\uFFFD\uFFFDx");
  EXPECT_EQ(PercentDecoded("100% %2 %zz %"), "100% %2 %zz %");
}

TEST(TextTest, DecodesEscapesAndKeepsWhatIsNone) {
  EXPECT_EQ(WithoutEscapes(R"(a\n\x41\u00e9\U0001F600\101\\)"),
            "a\nA\u00e9\U0001F600A\\");
  EXPECT_EQ(WithoutEscapes(R"(\xz \u12 \UFFFFFFFF \q \)"),
            R"(\xz \u12 \UFFFFFFFF \q \)");
  EXPECT_EQ(WithoutEscapes(R"(\ud800)"), "\uFFFD\uFFFD\uFFFD");
}

TEST(TextTest, ATagIsASpace) {
  EXPECT_EQ(WithoutTags("<a b='c'>x\r\n</a>y"), " x\n y");
  EXPECT_EQ(WithoutTags("1 < 2"), "1 < 2");
}

// The numbers are Python's.
TEST(SuffixRepairTest, LikenessIsThatOfDifflib) {
  EXPECT_DOUBLE_EQ(Likeness("co", "con"), 0.8);
  EXPECT_DOUBLE_EQ(Likeness("com", "con"), 2.0 / 3);
  EXPECT_DOUBLE_EQ(Likeness("abxcd", "abcd"), 8.0 / 9);
  EXPECT_DOUBLE_EQ(Likeness("", ""), 1);
  EXPECT_DOUBLE_EQ(Likeness("a", "b"), 0);
}

TEST(SuffixRepairTest, StopsAfterSomeLabels) {
  std::vector<std::string> addresses;
  for (std::size_t i = 0; i <= kMaxRepairs; ++i) {
    addresses.push_back("a@b.zz" + std::string(1, 'a' + i / 26) +
                        std::string(1, 'a' + i % 26) + "q");
  }
  const std::vector<std::string> before = addresses;
  RepairSuffixes(addresses);
  EXPECT_NE(addresses[kMaxRepairs - 1], before[kMaxRepairs - 1]);
  EXPECT_EQ(addresses[kMaxRepairs], before[kMaxRepairs]);
}

TEST(PrefixIndexTest, FindsWhatStartsAtAPlace) {
  const std::vector<std::string> keys = {"ab", "abc", "b", "ab"};
  std::vector<std::pair<std::size_t, std::size_t>> found;
  const std::vector<std::size_t> places = {0, 1, 3};
  PrefixIndex(keys).ForEachAt("abcb", places,
                              [&](std::size_t key, std::size_t place) {
                                found.emplace_back(key, place);
                              });
  EXPECT_THAT(found, ElementsAre(Pair(0, 0), Pair(3, 0), Pair(1, 0), Pair(2, 1),
                                 Pair(2, 3)));
}

// Takes minutes where the time is the square of the length.
TEST(UrlsTest, TakesTimeLinearInTheText) {
  std::string nested;
  for (int i = 0; i < 100'000; ++i) nested += "http://aa=";
  EXPECT_THAT(FindUrls(nested), SizeIs(1));
  std::string many;
  for (int i = 0; i < 50'000; ++i) {
    many += "http://a" + std::to_string(i) + "/) ";
  }
  EXPECT_THAT(FindUrls(many), SizeIs(50'000));
}

CivilTime TimeOf(double serial, bool from_1904 = false) {
  return TimeOfSerial(serial, from_1904).value_or(CivilTime());
}

TEST(NumberFormatTest, CountsDaysInBothCalendars) {
  EXPECT_EQ(FormatIso8601(TimeOf(1)), "1900-01-01T00:00:00+00:00");
  EXPECT_EQ(FormatIso8601(TimeOf(59)), "1900-02-28T00:00:00+00:00");
  EXPECT_EQ(FormatIso8601(TimeOf(61)), "1900-03-01T00:00:00+00:00");
  EXPECT_EQ(FormatIso8601(TimeOf(30290.75)), "1982-12-05T18:00:00+00:00");
  EXPECT_EQ(FormatIso8601(TimeOf(28828, true)), "1982-12-05T00:00:00+00:00");
  EXPECT_FALSE(TimeOfSerial(-1, false));
  EXPECT_FALSE(TimeOfSerial(1e300, false));
}

TEST(NumberFormatTest, ShowsDatesAndTimes) {
  const CivilTime time = TimeOf(30290.75);
  EXPECT_EQ(FormatTime(time, "yyyy\\-mm\\-dd"), "1982-12-05");
  EXPECT_EQ(FormatTime(time, "[$-409]d\"/\"mmm/yy;@"), "5/Dec/82");
  EXPECT_EQ(FormatTime(time, "dddd, mmmm d"), "Sunday, December 5");
  EXPECT_EQ(FormatTime(time, "m/d/yy h:mm AM/PM"), "12/5/82 6:00 PM");
  EXPECT_EQ(FormatTime(time, "hh:mm:ss"), "18:00:00");
  EXPECT_EQ(FormatTime(time, "\""), "");
}

TEST(NumberFormatTest, KnowsWhichFormatsAreDates) {
  EXPECT_TRUE(IsDateFormat("mm-dd-yy"));
  EXPECT_TRUE(IsDateFormat(BuiltInDateFormat(14)));
  EXPECT_FALSE(IsDateFormat(BuiltInDateFormat(2)));
  EXPECT_FALSE(IsDateFormat("h:mm:ss"));
  EXPECT_FALSE(IsDateFormat("[Red]0.00\"day\""));
}

TEST(PdfObjectTest, ReadsObjects) {
  PdfParser parser(
      "% comment\n<</A 1 0 R/B[1 -2.5 (a\\(b(c)\\101) <414>]/C#20D null>>");
  const auto object = parser.Next();
  ASSERT_TRUE(object);
  EXPECT_TRUE(object->Member("A").Is(PdfObject::Kind::kReference));
  const PdfObject& array = object->Member("B");
  ASSERT_THAT(array.items, SizeIs(4));
  EXPECT_EQ(array.items[1].number, -2.5);
  EXPECT_EQ(array.items[2].text, "a(b(c)A");
  EXPECT_EQ(array.items[3].text, "A@");
  EXPECT_TRUE(object->members.contains("C D"));
  EXPECT_FALSE(parser.Next());
}

TEST(PdfObjectTest, ReadsWhatIsNotWellFormedAsWellAsItCan) {
  for (const std::string text :
       {"<<", "[", "(", "<", "/", "<</A", "]", ">>", "\\", "<</A>>",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["}) {
    PdfParser parser(text);
    while (parser.Next()) {
    }
    EXPECT_EQ(parser.offset(), text.size()) << text;
  }
}

TEST(PdfTextTest, PutsGlyphsInTheOrderOfReading) {
  const std::vector<PdfWord> words = WordsOf({{"c", 10, 15, 100},
                                              {"b", 5, 10, 121},
                                              {"a", 0, 5, 120},
                                              {"d", 20, 25, 100},
                                              {" ", 25, 90, 100}});
  ASSERT_THAT(words, SizeIs(3));
  EXPECT_EQ(words[0].text, "ab");
  EXPECT_TRUE(words[0].ends_line);
  EXPECT_FALSE(words[0].ends_at_margin);
  EXPECT_EQ(words[1].text, "c");
  EXPECT_FALSE(words[1].ends_line);
  EXPECT_EQ(words[2].text, "d");
  EXPECT_TRUE(words[2].ends_at_margin);
  EXPECT_THAT(WordsOf({}), IsEmpty());
}

}  // namespace
}  // namespace insight::plugins::extractit
