// A value of the spec's type `date`: on the wire a string, by convention an
// RFC 3339 date-time such as 2026-11-25T01:46:32Z.  The runtime does not check
// the text, as services and users write it in many ways.
//
// Thread safety: a value; distinct objects may be used from distinct threads.

#ifndef SDK_TYPES_DATE_H_
#define SDK_TYPES_DATE_H_

#include <string>

namespace insight {

struct Date {
  std::string text;

  friend bool operator==(const Date&, const Date&) = default;
};

}  // namespace insight

#endif  // SDK_TYPES_DATE_H_
