// A PDF file's objects, streams and pages (ISO 32000-1, sections 7.5 and 7.7).

#ifndef PLUGINS_EXTRACTIT_UTIL_PDF_PDF_FILE_H_
#define PLUGINS_EXTRACTIT_UTIL_PDF_PDF_FILE_H_

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/extractit/util/pdf/pdf_object.h"

namespace insight::plugins::extractit {

// Finds objects by looking for them, rather than by the file's table of them:
// that also reads files whose table is damaged.
//
// Thread safety: for one thread at a time; results stay valid.
class PdfFile {
 public:
  // `data` must outlive the file.  Throws PluginException if it is encrypted,
  // or its streams and what they unpack to are more than kMaxUnpackedBytes of
  // "zip_text.h".
  explicit PdfFile(std::string_view data);

  // Returns the object that a reference is to, or `object` itself if it is
  // none; kNull if there is none.
  [[nodiscard]] const PdfObject& Resolve(const PdfObject& object);

  // Returns the member of a dictionary, resolved.
  [[nodiscard]] const PdfObject& Get(const PdfObject& dictionary,
                                     const std::string& name) {
    return Resolve(dictionary.Member(name));
  }

  // Returns what the stream that a reference is to unpacks to; empty if it is
  // none, or packed in a way that text is not (images).
  [[nodiscard]] std::string Stream(const PdfObject& reference);

  // Returns the pages' dictionaries, in order, each with its own or inherited
  // Resources.
  [[nodiscard]] std::vector<PdfObject> Pages();

 private:
  void FindObjects();
  void ReadObjectStreams();
  void ReadObjectStream(int number);
  void CollectPages(const PdfObject& node, const PdfObject& resources,
                    int depth, std::vector<PdfObject>& pages);
  const PdfObject* FindObject(int number);
  // What lies between "stream" and "endstream".
  std::string_view PackedStream(int number, const PdfObject& dictionary);
  std::string Unpack(std::string_view packed);
  // Throws PluginException if that is too much, with what was charged before.
  void Charge(std::size_t bytes);

  const std::string_view data_;
  std::map<int, std::size_t> offsets_;  // Behind "obj".
  std::map<int, PdfObject> objects_;    // Those read so far.
  std::map<int, std::size_t> behind_;   // Where an object ends.
  std::size_t charged_ = 0;             // Bytes of streams that were read.
  std::size_t nodes_ = 0;               // Of the tree of pages.
};

}  // namespace insight::plugins::extractit

#endif  // PLUGINS_EXTRACTIT_UTIL_PDF_PDF_FILE_H_
