#include "sdk/helper/url_names.h"

#include <optional>
#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace insight {
namespace {

// "-" for nothing.
std::string PathFilename(std::string_view url) {
  return GetUrlPathFilename(url).value_or("-");
}

std::string Disposition(std::string_view value) {
  return GetUrlContentDisposition({{"Content-Disposition", std::string(value)}})
      .value_or("-");
}

TEST(GetUrlPathFilenameTest, G80TheLastSegmentIsTheFilename) {
  EXPECT_EQ(PathFilename("http://www.irongeek.com/robots.txt"), "robots.txt");
  EXPECT_EQ(PathFilename("https://a/b/c.tar.gz"), "c.tar.gz");
  EXPECT_EQ(PathFilename("http://a/b.c"), "b.c");
  EXPECT_EQ(PathFilename("ftp://h/f.bin"), "f.bin");
  EXPECT_EQ(PathFilename("http://a/x.html5"), "x.html5");
  EXPECT_EQ(PathFilename("example.com/robots.txt"), "robots.txt");
}

TEST(GetUrlPathFilenameTest, G81WithoutAFileExtensionThereIsNone) {
  for (const char* url :
       {"http://www.google.com", "http://www.google.com/",
        "http://a.com/robots", "http://a.com/x.d/", "http://a.com/.profile",
        "http://a.com/..", "http://a.com/x.", "robots.txt", "", "/",
        "http://"}) {
    EXPECT_EQ(PathFilename(url), "-") << url;
  }
}

TEST(GetUrlPathFilenameTest, QueryAndFragmentDoNotCount) {
  EXPECT_EQ(PathFilename("http://a.com/a.txt?x=1"), "a.txt");
  EXPECT_EQ(PathFilename("http://a.com/a.txt#/b.c"), "a.txt");
  EXPECT_EQ(PathFilename("http://a.com/a?f=1.js"), "-");
  EXPECT_EQ(PathFilename("http://a.com?f=/1.js"), "-");
}

TEST(GetUrlContentDispositionTest, TheFilenameParameterIsTheName) {
  EXPECT_EQ(Disposition("attachment; filename=Create_By_AutoWeb.htm"),
            "Create_By_AutoWeb.htm");
  EXPECT_EQ(Disposition(R"(attachment; filename="a.txt"; size=1)"), "a.txt");
  EXPECT_EQ(Disposition("inline;size=1;FileName = a.txt ;x"), "a.txt");
  EXPECT_EQ(Disposition(R"(attachment; filename="a;b\"c.txt")"), "a;b\"c.txt");
}

TEST(GetUrlContentDispositionTest, TheExtendedParameterIsPreferredAndDecoded) {
  EXPECT_EQ(Disposition("attachment; filename*=UTF-8''na%C3%AFve%20x.txt; "
                        "filename=naive.txt"),
            "na\u00efve x.txt");
  EXPECT_EQ(Disposition("attachment; filename*=iso-8859-1'en'na%EFve.txt"),
            "na\u00efve.txt");
}

TEST(GetUrlContentDispositionTest, AnExtendedParameterThatIsWrongIsPassedOver) {
  EXPECT_EQ(Disposition("attachment; filename*=utf-7''x; filename=y"), "y");
  EXPECT_EQ(Disposition("attachment; filename*=x; filename=y"), "y");
  EXPECT_EQ(Disposition("attachment; filename*=utf-8'x; filename=y"), "y");
  EXPECT_EQ(Disposition("attachment; filename*=x"), "-");
}

TEST(GetUrlContentDispositionTest, AServerDoesNotChooseTheFolder) {
  EXPECT_EQ(Disposition("attachment; filename=\"../../etc/passwd\""), "passwd");
  EXPECT_EQ(Disposition(R"(attachment; filename="C:\dir\a.txt")"), "a.txt");
  EXPECT_EQ(Disposition("attachment; filename*=utf-8''%2e%2e%2fx"), "x");
  EXPECT_EQ(Disposition("attachment; filename=\"..\""), "-");
  EXPECT_EQ(Disposition("attachment; filename*=utf-8''a%00b"), "-");
}

TEST(GetUrlContentDispositionTest, WithoutANameThereIsNone) {
  EXPECT_EQ(GetUrlContentDisposition({}), std::nullopt);
  for (const char* value :
       {"", "attachment", "attachment;", "attachment; filename",
        "attachment; filename=", "attachment; filename=\"\"", "filename=x",
        "attachment; filename=\""}) {
    EXPECT_EQ(Disposition(value), "-") << value;
  }
}

}  // namespace
}  // namespace insight
