#include "plugins/extractit/util/pdf/pdf_file.h"

#include <zlib.h>

#include <array>
#include <limits>
#include <optional>
#include <utility>

#include "plugins/extractit/util/zip_text.h"
#include "sdk/error/plugin_exception.h"

namespace insight::plugins::extractit {
namespace {

constexpr std::size_t kMaxNodes = 20'000;  // Of the tree of pages.
constexpr int kMaxPageDepth = 64;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// Reads "12 0 " backwards from `end`: the number of an object.
std::optional<int> NumberBefore(std::string_view data, std::size_t end) {
  const auto skip = [&](auto is_wanted) {
    const std::size_t start = end;
    while (end > 0 && start - end < 10 && is_wanted(data[end - 1])) --end;
    return end < start;
  };
  if (!skip(IsSpace) || !skip(IsDigit) || !skip(IsSpace)) return std::nullopt;
  const std::size_t last = end;
  if (!skip(IsDigit)) return std::nullopt;
  long long number = 0;
  for (std::size_t i = end; i < last; ++i)
    number = number * 10 + (data[i] - '0');
  if (number > std::numeric_limits<int>::max()) return std::nullopt;
  return static_cast<int>(number);
}

int NumberOf(const PdfObject& object) {
  return object.number >= 0 && object.number < 1e9
             ? static_cast<int>(object.number)
             : -1;
}

}  // namespace

PdfFile::PdfFile(std::string_view data) : data_(data) {
  if (data.find("/Encrypt") != std::string_view::npos) {
    throw PluginException("The PDF file is encrypted.",
                          "Remove the protection, and run the step again.");
  }
  FindObjects();
  ReadObjectStreams();
}

void PdfFile::FindObjects() {
  for (std::size_t at = data_.find("obj"); at != std::string_view::npos;
       at = data_.find("obj", at + 3)) {
    if (const auto number = NumberBefore(data_, at)) {
      offsets_[*number] = at + 3;  // The last one counts.
    }
  }
}

const PdfObject* PdfFile::FindObject(int number) {
  const auto known = objects_.find(number);
  if (known != objects_.end()) return &known->second;
  const auto offset = offsets_.find(number);
  if (offset == offsets_.end()) return nullptr;
  PdfParser parser(data_, offset->second);
  std::optional<PdfObject> object = parser.Next();
  behind_[number] = parser.offset();
  return &objects_.emplace(number, object ? *std::move(object) : PdfObject())
              .first->second;
}

const PdfObject& PdfFile::Resolve(const PdfObject& object) {
  static const PdfObject null;
  const PdfObject* resolved = &object;
  for (int i = 0; i < 8 && resolved != nullptr; ++i) {
    if (!resolved->Is(PdfObject::Kind::kReference)) return *resolved;
    resolved = FindObject(NumberOf(*resolved));
  }
  return null;
}

std::string_view PdfFile::PackedStream(int number,
                                       const PdfObject& dictionary) {
  const auto behind = behind_.find(number);
  if (behind == behind_.end()) return {};
  std::size_t start = data_.find_first_not_of(" \t\r\n", behind->second);
  if (start == std::string_view::npos ||
      !data_.substr(start).starts_with("stream")) {
    return {};
  }
  start += 6;
  if (data_.substr(start).starts_with('\r')) ++start;
  if (data_.substr(start).starts_with('\n')) ++start;
  const int length = NumberOf(Get(dictionary, "Length"));
  if (length >= 0 && static_cast<std::size_t>(length) <= data_.size() - start) {
    const std::string_view rest =
        data_.substr(start + static_cast<std::size_t>(length), 16);
    if (rest.find("endstream") != std::string_view::npos) {
      return data_.substr(start, static_cast<std::size_t>(length));
    }
  }
  return data_.substr(start, data_.find("endstream", start) - start);
}

// Gives what comes out before a fault, too.
std::string PdfFile::Unpack(std::string_view packed) {
  z_stream stream = {};
  if (inflateInit(&stream) != Z_OK) return {};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string content;
  std::array<char, 1 << 15> buffer;
  int result = Z_OK;
  while (result == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    result = inflate(&stream, Z_NO_FLUSH);
    const std::size_t count = buffer.size() - stream.avail_out;
    content.append(buffer.data(), count);
    if (count == 0 || content.size() > kMaxUnpackedBytes) break;
  }
  inflateEnd(&stream);
  Charge(content.size());
  return content;
}

void PdfFile::Charge(std::size_t bytes) {
  charged_ += bytes;
  if (charged_ <= kMaxUnpackedBytes) return;
  throw PluginException("The PDF file has more than 64 MiB of text.",
                        "Please use a smaller file.");
}

std::string PdfFile::Stream(const PdfObject& reference) {
  const PdfObject& dictionary = Resolve(reference);
  if (!reference.Is(PdfObject::Kind::kReference) ||
      !dictionary.Is(PdfObject::Kind::kDictionary)) {
    return {};
  }
  const std::string_view packed = PackedStream(NumberOf(reference), dictionary);
  Charge(packed.size());
  const PdfObject& filter = Get(dictionary, "Filter");
  if (filter.Is(PdfObject::Kind::kNull) ||
      (filter.Is(PdfObject::Kind::kArray) && filter.items.empty())) {
    return std::string(packed);
  }
  const PdfObject& name =
      filter.Is(PdfObject::Kind::kArray) && filter.items.size() == 1
          ? Resolve(filter.items[0])
          : filter;
  if (!name.IsName("FlateDecode") && !name.IsName("Fl")) return {};
  return Unpack(packed);
}

void PdfFile::ReadObjectStreams() {
  std::vector<int> numbers;
  for (const auto& [number, offset] : offsets_) numbers.push_back(number);
  for (const int number : numbers) {
    const PdfObject* object = FindObject(number);
    if (object->Member("Type").IsName("ObjStm")) ReadObjectStream(number);
  }
}

// ISO 32000-1, section 7.5.7: pairs of numbers and offsets, then the objects.
void PdfFile::ReadObjectStream(int number) {
  const PdfObject reference = {.kind = PdfObject::Kind::kReference,
                               .number = static_cast<double>(number)};
  const std::string content = Stream(reference);
  const PdfObject& dictionary = Resolve(reference);
  const int count = NumberOf(Get(dictionary, "N"));
  const int first = NumberOf(Get(dictionary, "First"));
  PdfParser header(content);
  for (int i = 0; i < count && first >= 0; ++i) {
    const std::optional<PdfObject> key = header.Next();
    const std::optional<PdfObject> offset = header.Next();
    if (!key || !offset) return;
    const int at = NumberOf(*offset);
    const int object_number = NumberOf(*key);
    if (at < 0 || object_number < 0 || offsets_.contains(object_number)) {
      continue;
    }
    PdfParser parser(content, static_cast<std::size_t>(first) +
                                  static_cast<std::size_t>(at));
    if (std::optional<PdfObject> object = parser.Next()) {
      objects_[object_number] = *std::move(object);
    }
  }
}

void PdfFile::CollectPages(const PdfObject& node, const PdfObject& resources,
                           int depth, std::vector<PdfObject>& pages) {
  if (depth > kMaxPageDepth || ++nodes_ > kMaxNodes ||
      !node.Is(PdfObject::Kind::kDictionary)) {
    return;
  }
  const PdfObject& own = Get(node, "Resources");
  const PdfObject& inherited =
      own.Is(PdfObject::Kind::kDictionary) ? own : resources;
  const PdfObject& kids = Get(node, "Kids");
  if (!kids.Is(PdfObject::Kind::kArray)) {
    PdfObject page = node;
    page.members["Resources"] = inherited;
    pages.push_back(std::move(page));
    return;
  }
  for (const PdfObject& kid : kids.items) {
    CollectPages(Resolve(kid), inherited, depth + 1, pages);
  }
}

std::vector<PdfObject> PdfFile::Pages() {
  std::vector<PdfObject> pages;
  for (const auto& [number, object] : objects_) {
    if (!object.Member("Type").IsName("Catalog")) continue;
    CollectPages(Get(object, "Pages"), PdfObject(), 0, pages);
    if (!pages.empty()) return pages;
  }
  return pages;
}

}  // namespace insight::plugins::extractit
