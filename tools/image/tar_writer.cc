#include "tools/image/tar_writer.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <utility>

#include "tools/image/image_exception.h"

namespace insight::image {
namespace {

constexpr std::size_t kBlock = 512;
// Offsets and widths of the header's fields, from the standard.
constexpr std::size_t kName = 0, kNameSize = 100;
constexpr std::size_t kMode = 100, kUid = 108, kGid = 116, kShortNumber = 8;
constexpr std::size_t kSize = 124, kTime = 136, kLongNumber = 12;
constexpr std::size_t kChecksum = 148, kType = 156, kLink = 157;
constexpr std::size_t kMagic = 257, kPrefix = 345, kPrefixSize = 155;

constexpr std::uint64_t kMostShort = 07777777;        // 7 octal digits.
constexpr std::uint64_t kMostLong = 077777777777ull;  // 11 octal digits.

using Block = std::array<char, kBlock>;

void PutText(Block& block, std::size_t at, std::string_view text) {
  std::copy(text.begin(), text.end(), block.begin() + at);
}

// Writes `width` - 1 octal digits; the block's zero byte ends them.
void PutNumber(Block& block, std::size_t at, std::size_t width,
               std::uint64_t value) {
  for (std::size_t i = width - 1; i-- > 0; value >>= 3) {
    block[at + i] = static_cast<char>('0' + (value & 7));
  }
}

void PutChecksum(Block& block) {
  std::fill_n(block.begin() + kChecksum, kShortNumber, ' ');
  std::uint64_t sum = 0;
  for (const char c : block) sum += static_cast<unsigned char>(c);
  PutNumber(block, kChecksum, kShortNumber - 1, sum);
  block[kChecksum + kShortNumber - 2] = '\0';
}

// Puts the path into the name field, or split at a slash into prefix and name.
// Returns whether it fits.
bool PutPath(Block& block, const std::string& path) {
  if (path.size() <= kNameSize) {
    PutText(block, kName, path);
    return true;
  }
  // The shortest prefix that leaves at most kNameSize for the name.
  const std::size_t slash = path.find('/', path.size() - kNameSize - 1);
  if (slash == std::string::npos || slash > kPrefixSize ||
      slash + 1 == path.size()) {
    return false;
  }
  PutText(block, kPrefix, std::string_view(path).substr(0, slash));
  PutText(block, kName, std::string_view(path).substr(slash + 1));
  return true;
}

// A pax record counts itself: "LENGTH KEY=VALUE\n".
std::string PaxRecord(const std::string& key, const std::string& value) {
  const std::string rest = " " + key + "=" + value + "\n";
  std::size_t size = rest.size();
  while (std::to_string(size).size() + rest.size() != size) {
    size = std::to_string(size).size() + rest.size();
  }
  return std::to_string(size) + rest;
}

char TypeFlag(FileNode::Type type) {
  switch (type) {
    case FileNode::Type::kFile:
      return '0';
    case FileNode::Type::kHardLink:
      return '1';
    case FileNode::Type::kSymlink:
      return '2';
    case FileNode::Type::kDirectory:
      return '5';
  }
  throw ImageException("A node has no type.");
}

}  // namespace

struct TarWriter::Header {
  std::string path;
  char type = '0';
  unsigned mode = 0644;
  Owner owner = {};
  std::uint64_t size = 0;
  std::string link = {};
};

TarWriter::TarWriter(Sink sink) : sink_(std::move(sink)) {}

void TarWriter::WriteHeader(const Header& header) {
  Block block{};
  std::string pax;
  // What goes into pax is in the header as well, cut off: some readers,
  // libarchive among them, take an empty field for an empty value.
  if (!PutPath(block, header.path)) {
    PutText(block, kName, header.path.substr(0, kNameSize));
    pax += PaxRecord("path", header.path);
  }
  PutText(block, kLink, header.link.substr(0, kNameSize));
  if (header.link.size() > kNameSize) {
    pax += PaxRecord("linkpath", header.link);
  }
  const auto put = [&](std::size_t at, std::size_t width, std::uint64_t most,
                       const char* key, std::uint64_t value) {
    PutNumber(block, at, width, value <= most ? value : 0);
    if (value > most) pax += PaxRecord(key, std::to_string(value));
  };
  PutNumber(block, kMode, kShortNumber, header.mode);
  put(kUid, kShortNumber, kMostShort, "uid", header.owner.uid);
  put(kGid, kShortNumber, kMostShort, "gid", header.owner.gid);
  put(kSize, kLongNumber, kMostLong, "size", header.size);
  PutNumber(block, kTime, kLongNumber, 0);
  block[kType] = header.type;
  PutText(block, kMagic,
          std::string_view("ustar\0"
                           "00",
                           8));
  if (!pax.empty()) {
    WriteHeader({.path = "PaxHeader", .type = 'x', .size = pax.size()});
    sink_(pax);
    written_ += pax.size();
    Pad();
  }
  PutChecksum(block);
  sink_(std::string_view(block.data(), block.size()));
  written_ += block.size();
}

void TarWriter::RequireComplete() const {
  if (missing_ == 0) return;
  throw ImageException("A file has " + std::to_string(missing_) +
                       " bytes less than were announced.");
}

void TarWriter::Pad() {
  static constexpr Block kZeros{};
  const std::size_t rest = (kBlock - written_ % kBlock) % kBlock;
  sink_(std::string_view(kZeros.data(), rest));
  written_ += rest;
}

void TarWriter::Add(const std::string& path, const FileNode& node) {
  const bool is_file = node.type == FileNode::Type::kFile;
  const bool is_directory = node.type == FileNode::Type::kDirectory;
  RequireComplete();
  WriteHeader({.path = is_directory ? path + "/" : path,
               .type = TypeFlag(node.type),
               .mode = node.mode,
               .owner = node.owner,
               .size = is_file ? node.content.size() : 0,
               .link = is_file || is_directory ? "" : node.content});
  if (!is_file) return;
  missing_ = node.content.size();
  Append(node.content);
}

void TarWriter::BeginFile(const std::string& path, std::uint64_t size) {
  RequireComplete();
  WriteHeader({.path = path, .size = size});
  missing_ = size;
}

void TarWriter::Append(std::string_view bytes) {
  if (bytes.size() > missing_) {
    throw ImageException("A file has more bytes than were announced.");
  }
  sink_(bytes);
  written_ += bytes.size();
  missing_ -= bytes.size();
  if (missing_ == 0) Pad();
}

void TarWriter::Finish() {
  RequireComplete();
  const std::string end(2 * kBlock, '\0');
  sink_(end);
}

void WriteTar(const FileTree& tree, Sink sink) {
  // A file's path -> the first path, in order, of it and its hard links.
  std::map<std::string, std::string> first;
  for (const auto& [path, node] : tree.nodes()) {
    if (node.type != FileNode::Type::kHardLink) continue;
    const FileNode* target = tree.Find(node.content);
    if (target == nullptr || target->type != FileNode::Type::kFile) {
      throw ImageException("The hard link \"" + path + "\" leads to \"" +
                           node.content + "\", which is no file.");
    }
    first.emplace(node.content, std::min(path, node.content));
  }
  TarWriter tar(std::move(sink));
  for (const auto& [path, node] : tree.nodes()) {
    const bool is_link = node.type == FileNode::Type::kHardLink;
    const auto group = first.find(is_link ? node.content : path);
    if (group == first.end()) {
      tar.Add(path, node);
    } else if (group->second == path) {
      tar.Add(path, *tree.Find(group->first));
    } else {
      tar.Add(path, FileNode::HardLink(group->second));
    }
  }
  tar.Finish();
}

}  // namespace insight::image
