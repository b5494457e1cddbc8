#include "plugins/compression/util/unpack.h"

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "plugins/compression/util/bounded_output.h"
#include "plugins/compression/util/bzip2.h"
#include "plugins/compression/util/errors.h"
#include "plugins/compression/util/file_name.h"
#include "plugins/compression/util/format.h"
#include "plugins/compression/util/gzip.h"
#include "plugins/compression/util/lzma.h"
#include "plugins/compression/util/multi_stream.h"
#include "plugins/compression/util/tar_reader.h"
#include "plugins/compression/util/zip_reader.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/log/logger.h"

namespace insight::plugins::compression {
namespace {

// There are archives that contain themselves.
constexpr int kMaxDepth = 8;

// Archive members under their base names.
class MemberList {
 public:
  void Set(std::string_view name, Unpacked unpacked) {
    const auto [it, added] =
        places_.try_emplace(std::string(name), members_.size());
    if (added) {
      members_.push_back({it->first, std::move(unpacked)});
    } else {
      members_[it->second].unpacked = std::move(unpacked);
    }
  }

  // A single member stands for the whole; its name is forgotten.
  [[nodiscard]] Unpacked Take() && {
    if (members_.size() == 1) return std::move(members_.front().unpacked);
    return {.content = std::nullopt, .members = std::move(members_)};
  }

 private:
  std::vector<Member> members_;
  std::unordered_map<std::string, std::size_t> places_;
};

// Adds up the sizes that an archive's files have by its own account.
class DeclaredSizes {
 public:
  explicit DeclaredSizes(std::size_t archive_size) : count_(archive_size) {}

  // Throws beyond the limits, the total size's first.
  void Add(std::uint64_t size) {
    if (size > kMaxContentSize - count_.size()) ThrowSizeExceeded();
    count_.Add(size, count_.compressed_size());
  }

 private:
  CountingOutput count_;
};

class Unpacker {
 public:
  explicit Unpacker(Logger& log) : log_(log) {}

  Unpacked UnpackGzip(std::string_view data) {
    if (++depth_ > kMaxDepth) {
      throw PluginException(
          "The archive holds archives that are nested more than 8 deep.",
          "This may indicate a malicious archive. Unpack it in several steps "
          "if you trust its source.");
    }
    std::string content = GzipDecompress(data);
    Account(content.size());
    Unpacked unpacked;
    if (IsTar(content)) {
      unpacked = UnpackTar(content);
    } else {
      unpacked.content = std::move(content);
    }
    --depth_;
    return unpacked;
  }

  Unpacked UnpackZip(std::string_view data) {
    const ZipReader zip(data);
    DeclaredSizes sizes(data.size());
    for (const ZipEntry& entry : zip.entries()) {
      if (!entry.is_directory()) sizes.Add(entry.size);
    }
    MemberList members;
    for (const ZipEntry& entry : zip.entries()) {
      if (entry.is_directory()) continue;
      const std::optional<std::string_view> name = BaseName(entry.name);
      if (!name) {
        log_.Info("Skipping archive entry with invalid filename '" +
                  entry.name + "': " + kInvalidFileNameText);
        continue;
      }
      if (name->starts_with('.')) continue;
      members.Set(*name, UnpackMember(*name, zip.Read(entry)));
    }
    return std::move(members).Take();
  }

 private:
  static constexpr const char* kInvalidFileNameText =
      "An error occurred during plugin execution! Invalid filename provided. "
      "Filename cannot be empty, contain only dots, or include directory "
      "traversal sequences.";

  // Each archive keeps to the limits, and yet many small ones could add up.
  void Account(std::size_t size) {
    total_ += size;
    if (total_ > kMaxContentSize) ThrowSizeExceeded();
  }

  Unpacked UnpackTar(std::string_view data) {
    TarReader tar(data);
    DeclaredSizes sizes(data.size());
    std::size_t entries = 0;
    MemberList members;
    while (const std::optional<TarFile> file = tar.NextFile()) {
      if (++entries > kMaxEntries) ThrowTooManyEntries();
      sizes.Add(file->size);
      const std::optional<std::string_view> name = BaseName(file->name);
      if (!name || name->starts_with('.')) continue;
      members.Set(*name, UnpackMember(*name, tar.Read(*file)));
    }
    return std::move(members).Take();
  }

  Unpacked UnpackMember(std::string_view name, std::string content) {
    if (name.ends_with(".gz")) return UnpackGzip(content);
    return {.content = std::move(content), .members = {}};
  }

  Logger& log_;
  int depth_ = 0;
  std::size_t total_ = 0;  // What came out of gzip so far, in bytes.
};

}  // namespace

Unpacked Unpack(std::string_view data, Logger& log) {
  switch (DetectFormat(data)) {
    case Format::kGzip:
      return Unpacker(log).UnpackGzip(data);
    case Format::kZip:
      return Unpacker(log).UnpackZip(data);
    case Format::kBzip2:
      return {.content = DecompressStreams(&Bzip2DecodeStream, data),
              .members = {}};
    case Format::kXz:
      return {.content = DecompressStreams(&XzDecodeStream, data),
              .members = {}};
    case Format::kLzmaAlone:
      return {.content = DecompressStreams(&LzmaAloneDecodeStream, data),
              .members = {}};
  }
  ThrowUnknownFormat();
}

}  // namespace insight::plugins::compression
