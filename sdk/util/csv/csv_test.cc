#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/util/csv/csv_reader.h"
#include "sdk/util/csv/csv_writer.h"

namespace insight {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::ThrowsMessage;

std::vector<CsvRow> Rows(std::string_view text, CsvDialect dialect = {}) {
  CsvReader reader(text, dialect);
  std::vector<CsvRow> rows;
  CsvRow row;
  while (reader.Read(row)) rows.push_back(row);
  EXPECT_THAT(row, IsEmpty());
  EXPECT_EQ(reader.rows(), rows.size());
  return rows;
}

std::string Written(const CsvRow& row) {
  std::string text;
  AppendCsvRow(row, text);
  return text;
}

TEST(CsvReaderTest, RowsEndWithAnyLineEndOrTheText) {
  EXPECT_THAT(Rows("a,b\r\n1,2\n3,4\r5,6"),
              ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "2"),
                          ElementsAre("3", "4"), ElementsAre("5", "6")));
}

TEST(CsvReaderTest, EmptyLinesAreNoRows) {
  EXPECT_THAT(Rows(""), IsEmpty());
  EXPECT_THAT(Rows("\r\n\r\n"), IsEmpty());
  EXPECT_THAT(Rows("\na\n\n\nb\n\n"), ElementsAre(ElementsAre("a"),  //
                                                  ElementsAre("b")));
}

TEST(CsvReaderTest, FieldsMayBeEmpty) {
  EXPECT_THAT(Rows(",\n,,\n\"\"\n"),
              ElementsAre(ElementsAre("", ""), ElementsAre("", "", ""),
                          ElementsAre("")));
}

TEST(CsvReaderTest, QuotesKeepDelimitersAndLineEnds) {
  EXPECT_THAT(Rows("\"a,b\",\"c\r\nd\"\n1,2"),
              ElementsAre(ElementsAre("a,b", "c\r\nd"),  //
                          ElementsAre("1", "2")));
}

TEST(CsvReaderTest, ADoubledQuoteIsOne) {
  EXPECT_THAT(Rows("\"x, \"\"y\"\"\",\"\"\"\""),
              ElementsAre(ElementsAre("x, \"y\"", "\"")));
}

TEST(CsvReaderTest, WhatIsNotWellFormedIsTakenAsPythonDoes) {
  EXPECT_THAT(Rows("a\"b\",c"), ElementsAre(ElementsAre("a\"b\"", "c")));
  EXPECT_THAT(Rows("\"a\"b\"c,d"), ElementsAre(ElementsAre("ab\"c", "d")));
  EXPECT_THAT(Rows("x,\"a,b\nc"), ElementsAre(ElementsAre("x", "a,b\nc")));
}

TEST(CsvReaderTest, SpacesAtTheStartOfAFieldAreLeftOutIfAsked) {
  constexpr std::string_view kText = "  a , \"b,c\",d \n ";
  EXPECT_THAT(Rows(kText, {.skip_initial_space = true}),
              ElementsAre(ElementsAre("a ", "b,c", "d "), ElementsAre("")));
  EXPECT_THAT(Rows(kText), ElementsAre(ElementsAre("  a ", " \"b", "c\"", "d "),
                                       ElementsAre(" ")));
}

TEST(CsvReaderTest, AnotherDelimiterSeparates) {
  EXPECT_THAT(Rows("a\tb,c\n", {.delimiter = '\t'}),
              ElementsAre(ElementsAre("a", "b,c")));
}

TEST(CsvReaderTest, ARowOfTooManyFieldsIsRefused) {
  EXPECT_THAT(Rows("a,b\n", {.max_fields = 2}),
              ElementsAre(ElementsAre("a", "b")));
  EXPECT_THAT([] { Rows("a,b\n1,2,3\n", {.max_fields = 2}); },
              ThrowsMessage<CsvException>("row 2 has more than 2 fields"));
}

TEST(CsvReaderTest, ATooLongFieldIsRefused) {
  EXPECT_THAT(Rows("abc,\"d\"\"e\"\n", {.max_field_bytes = 3}),
              ElementsAre(ElementsAre("abc", "d\"e")));
  for (const char* text : {"abcd", "\"ab\"\"cd\"", "\"ab\"cd"}) {
    EXPECT_THAT([&] { Rows(text, {.max_field_bytes = 3}); },
                ThrowsMessage<CsvException>(HasSubstr("more than 3 bytes")))
        << text;
  }
}

TEST(CsvWriterTest, OnlyFieldsThatNeedQuotesHaveThem) {
  EXPECT_EQ(Written({"a b", "x,y", "q\"z", "l\nm", "r\r", ""}),
            "a b,\"x,y\",\"q\"\"z\",\"l\nm\",\"r\r\",\r\n");
}

TEST(CsvWriterTest, ALoneEmptyFieldIsNoEmptyLine) {
  EXPECT_EQ(Written({""}), "\"\"\r\n");
  EXPECT_EQ(Written({}), "\r\n");
}

TEST(CsvWriterTest, WhatIsWrittenReadsBack) {
  const CsvRow row = {"", " a", "\"", "\"\"", ",", "\r\n", "\n", "ü"};
  EXPECT_THAT(Rows(Written(row)), ElementsAre(row));
}

}  // namespace
}  // namespace insight
