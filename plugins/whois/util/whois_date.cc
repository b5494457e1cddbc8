#include "plugins/whois/util/whois_date.h"

#include <array>

#include "plugins/whois/util/answer.h"
#include "sdk/util/date/date.h"
#include "sdk/util/date/parse_date.h"

namespace insight::plugins::whois {
namespace {

// In the order in which they are tried.
constexpr auto kFormats = std::to_array<std::string_view>({
    "%d-%b-%Y",                     // 02-jan-2000
    "%d.%m.%Y",                     // 02.02.2000
    "%d/%m/%Y",                     // 01/06/2011
    "%Y-%m-%d",                     // 2000-01-02
    "%Y.%m.%d",                     // 2000.01.02
    "%Y/%m/%d",                     // 2005/05/30
    "before %b-%Y",                 // before aug-1996
    "%Y.%m.%d %H:%M:%S",            // 2002.09.19 13:00:00
    "%Y%m%d %H:%M:%S",              // 20110908 14:44:51
    "%Y-%m-%d %H:%M:%S",            // 2011-09-08 14:44:51
    "%Y-%m-%d %H:%M:%S CLST",       // 2011-09-08 14:44:51 clst
    "%Y-%m-%d %H:%M:%S.%f",         // 2011-09-08 14:44:51.622265
    "%d.%m.%Y  %H:%M:%S",           // 19.09.2002 13:00:00
    "%d-%b-%Y %H:%M:%S %Z",         // 24-jul-2009 13:20:03 utc
    "%Y/%m/%d %H:%M:%S (%z)",       // 2011/06/01 01:05:01 (+0900)
    "%Y/%m/%d %H:%M:%S",            // 2011/06/01 01:05:01
    "%a %b %d %H:%M:%S %Z %Y",      // tue jun 21 23:59:59 gmt 2011
    "%a %b %d %Y",                  // tue dec 12 2000
    "%Y-%m-%dT%H:%M:%S",            // 2007-01-26t19:10:31
    "%Y-%m-%dT%H:%M:%SZ",           // 2007-01-26t19:10:31z
    "%Y-%m-%dT%H:%M:%S.%fZ",        // 2007-01-26t19:10:31.5z
    "%Y-%m-%dT%H:%M:%S%z",          // 2011-03-30t19:36:27+0200
    "%Y-%m-%dT%H:%M:%S.%f%z",       // 2011-09-08t14:44:51.622265+0300
    "%Y-%m-%dT%H:%M:%S.%f",         // 2011-09-08t14:44:51.622265
    "%Y-%m-%dT%H:%M:%S %z",         // 2011-03-30t19:36:27 +0200
    "%Y%m%d",                       // 20110908
    "%Y. %m. %d.",                  // 1999. 07. 28.
    "%a %d %b %Y",                  // tue 12 dec 2000
    "%A %d %b %Y",                  // tuesday 12 dec 2000
    "%a %d %B %Y",                  // tue 12 december 2000
    "%A %d %B %Y",                  // tuesday 12 december 2000
    "%Y-%m-%d %H:%M:%S (%Z+0:00)",  // 2007-12-24 10:24:32 (gmt+0:00)
    "%B %d %Y",                     // january 01 2000
    // Beyond the Python plugin.
    "%a %b %d %H:%M:%S %Y",  // mon jun 02 12:23:12 2008
});

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

void ReplaceAll(std::string& text, std::string_view what,
                std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

// "1st " becomes "1 ".
void DropOrdinalSuffixes(std::string& text) {
  for (const std::string_view suffix : {"st ", "nd ", "rd ", "th "}) {
    for (std::size_t at = text.find(suffix); at != std::string::npos;
         at = text.find(suffix, at + 1)) {
      if (at > 0 && IsDigit(text[at - 1])) text.erase(at, 2);
    }
  }
}

}  // namespace

std::optional<Date> ParseWhoisDate(std::string_view text) {
  std::string plain = ToLowerAscii(Trim(text));
  if (plain.empty() || plain == "not defined") return std::nullopt;
  ReplaceAll(plain, "(jst)", "(+0900)");
  plain = plain.substr(0, plain.find(" #"));
  DropOrdinalSuffixes(plain);
  const std::optional<CivilTime> time = ParseDate(plain, kFormats);
  if (!time) {
    throw UnknownDateException("Unknown date format: '" + plain + "'");
  }
  return Date{FormatIso8601(*time)};
}

}  // namespace insight::plugins::whois
