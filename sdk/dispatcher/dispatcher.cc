#include "sdk/dispatcher/dispatcher.h"

#include "sdk/dispatcher/document_writer.h"
#include "sdk/json/dump.h"

namespace insight {

void StdoutDispatcher::Dispatch(const Json& event) {
  writer_.Write(DumpJson(event));
}

}  // namespace insight
