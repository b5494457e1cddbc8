// A value of the spec's type `file`: a name and its content.
//
// Thread safety: a value; distinct objects may be used from distinct threads.

#ifndef SDK_TYPES_FILE_H_
#define SDK_TYPES_FILE_H_

#include <string>

#include "sdk/types/bytes.h"

namespace insight {

struct File {
  std::string filename;
  Bytes content;

  friend bool operator==(const File&, const File&) = default;
};

}  // namespace insight

#endif  // SDK_TYPES_FILE_H_
