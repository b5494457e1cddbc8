// Writes JSON documents to a file descriptor: the protocol's side of stdout.

#ifndef SDK_DISPATCHER_DOCUMENT_WRITER_H_
#define SDK_DISPATCHER_DOCUMENT_WRITER_H_

#include <mutex>
#include <string>

namespace insight {

// Thread safety: all methods may be called from any thread; documents stay
// whole.
class DocumentWriter {
 public:
  enum class Framing {
    kNone,   // Documents follow one another without anything between.
    kLines,  // Each has a line of its own (also known as NDJSON).
  };

  // Does not own `fd`, which stays open as long as the writer is used.
  DocumentWriter(int fd, Framing framing) : fd_(fd), framing_(framing) {}
  DocumentWriter(const DocumentWriter&) = delete;
  DocumentWriter& operator=(const DocumentWriter&) = delete;

  // Writes all of `document`, a JSON text without line breaks.  Throws
  // ServerException where the system refuses (the reader is gone, the disk is
  // full); part of the document may be written then.
  void Write(std::string document);

 private:
  const int fd_;
  const Framing framing_;
  std::mutex mutex_;  // Held while a document is written.
};

}  // namespace insight

#endif  // SDK_DISPATCHER_DOCUMENT_WRITER_H_
