#include "sdk/dispatcher/spool.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "sdk/error/check.h"

namespace insight {
namespace {

constexpr std::string_view kEvents = ".events";
constexpr std::string_view kCopy = ".copy";

// Settled bytes below this are not worth a copy.
constexpr std::size_t kWorthCopying = std::size_t{1} << 20;

std::string ReasonOf(int error) { return std::strerror(error); }

// Whether all was written.
bool WriteAll(int fd, std::string_view bytes, std::size_t offset) {
  while (!bytes.empty()) {
    const ssize_t size =
        pwrite(fd, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(size));
    offset += static_cast<std::size_t>(size);
  }
  return true;
}

// Returns fewer bytes where the file ends or cannot be read.
std::string ReadAt(int fd, std::size_t offset, std::size_t size) {
  std::string bytes(size, '\0');
  std::size_t read = 0;
  while (read < size) {
    const ssize_t got = pread(fd, bytes.data() + read, size - read,
                              static_cast<off_t>(offset + read));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    read += static_cast<std::size_t>(got);
  }
  bytes.resize(read);
  return bytes;
}

std::size_t SizeOf(const UniqueFd& fd) {
  struct stat info = {};
  return fstat(fd.get(), &info) == 0 ? static_cast<std::size_t>(info.st_size)
                                     : 0;
}

void SyncFolder(const ConfinedPath& place) {
  const UniqueFd folder(
      openat(place.directory.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.valid()) (void)fsync(folder.get());
}

ConfinedPath Find(const Spool::Options& options) {
  ConfinedPath place =
      ResolveConfined(options.root, options.path, {.create_folders = true});
  if (place.status == PathStatus::kFound) return place;
  throw SpoolException(place.status == PathStatus::kNoCache
                           ? "there is no cache at " + options.root
                           : "its folder in " + options.root +
                                 " cannot be used: " + options.path);
}

}  // namespace

Spool::Spool(Options options)
    : options_(std::move(options)), place_(Find(options_)) {
  lock_ = OpenFile(".lock", O_RDWR | O_CREAT);
  if (!lock_.valid()) Fail("open");
  if (flock(lock_.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) {
      throw SpoolException("another run of this trigger uses it");
    }
    Fail("lock");
  }
  Load();
}

void Spool::Load() {
  file_ = OpenFile(std::string(kEvents), O_RDWR | O_CREAT);
  if (!file_.valid()) Fail("open");
  SyncFolder(place_);
  const std::size_t size = SizeOf(file_);
  // A file beyond the limits is not ours, or of greater limits.
  const std::string bytes = ReadAt(file_.get(), 0, size);
  if (bytes.size() != size) Fail("read");
  contents_ = ReadSpool(bytes);
  damaged_bytes_ = contents_.skipped_bytes;
  // The torn end goes, so that the next record follows the last one.
  if (contents_.end < size &&
      ftruncate(file_.get(), static_cast<off_t>(contents_.end)) != 0) {
    Fail("repair");
  }
}

UniqueFd Spool::OpenFile(const std::string& suffix, int flags) const {
  return UniqueFd(openat(place_.directory.get(), (place_.name + suffix).c_str(),
                         flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600));
}

void Spool::Append(const OutgoingEvent& event) {
  Check(event.id.size() == kEventIdBytes, "an event's id is a UUID");
  const std::uint64_t number = contents_.last_number + 1;
  const std::string record = EventRecord(number, event.id, event.body);
  if (contents_.pending.size() >= options_.limits.events) {
    throw SpoolException(
        "it is full: " + std::to_string(contents_.pending.size()) +
        " events wait");
  }
  if (contents_.end + record.size() > options_.limits.bytes) {
    throw SpoolException("it is full: " + std::to_string(contents_.end) +
                         " bytes are taken");
  }
  const std::size_t offset = contents_.end;
  AppendBytes(record, /*sync=*/true);
  contents_.pending.push_back(
      {.number = number, .offset = offset, .size = record.size()});
  contents_.last_number = number;
}

void Spool::AppendBytes(std::string_view bytes, bool sync) {
  if (!WriteAll(file_.get(), bytes, contents_.end) ||
      (sync && fdatasync(file_.get()) != 0)) {
    const int error = errno;
    // If this fails, too, the reader skips what is there, or the next record is
    // written over it.
    (void)!ftruncate(file_.get(), static_cast<off_t>(contents_.end));
    errno = error;
    Fail("write");
  }
  contents_.end += bytes.size();
}

OutgoingEvent Spool::Front() const {
  Check(!empty(), "there is an oldest event");
  const SpooledEvent& front = contents_.pending.front();
  const std::string record = ReadAt(file_.get(), front.offset, front.size);
  if (record.size() != front.size || !IsRecord(record)) {
    throw SpoolException("an event in it cannot be read any more");
  }
  return {.id = record.substr(kSpoolHeaderBytes, kEventIdBytes),
          .body = record.substr(kSpoolHeaderBytes + kEventIdBytes)};
}

void Spool::PopFront() {
  Check(!empty(), "there is an oldest event");
  const std::uint64_t number = contents_.pending.front().number;
  contents_.pending.pop_front();
  if (empty() && ftruncate(file_.get(), 0) == 0) {
    contents_.end = 0;
    return;
  }
  try {
    AppendBytes(SettledRecord(number), /*sync=*/false);
  } catch (const SpoolException&) {
    // The next one that can be noted settles this event, too.
  }
  Compact();
}

bool Spool::RefuseFront() {
  const UniqueFd refused = OpenFile(".refused", O_WRONLY | O_CREAT);
  bool kept = refused.valid();
  try {
    const std::string line = Front().body + "\n";
    const std::size_t size = SizeOf(refused);
    kept = kept && size + line.size() <= options_.limits.bytes &&
           WriteAll(refused.get(), line, size) && fdatasync(refused.get()) == 0;
  } catch (const SpoolException&) {
    kept = false;
  }
  PopFront();
  return kept;
}

void Spool::Compact() {
  if (empty()) return;
  const std::size_t settled = contents_.pending.front().offset;
  if (settled < std::min(kWorthCopying, options_.limits.bytes / 2) ||
      settled < contents_.end / 2) {
    return;
  }
  if (!CopyPending()) {
    unlinkat(place_.directory.get(), (place_.name + std::string(kCopy)).c_str(),
             0);
  }
}

// The copy takes the file's place only when all of it is on the disk.
bool Spool::CopyPending() {
  UniqueFd copy = OpenFile(std::string(kCopy), O_RDWR | O_CREAT | O_TRUNC);
  if (!copy.valid()) return false;
  const std::size_t begin = contents_.pending.front().offset;
  constexpr std::size_t kPiece = std::size_t{1} << 20;
  for (std::size_t offset = begin; offset < contents_.end;) {
    const std::size_t size = std::min(kPiece, contents_.end - offset);
    const std::string piece = ReadAt(file_.get(), offset, size);
    if (piece.size() != size || !WriteAll(copy.get(), piece, offset - begin)) {
      return false;
    }
    offset += size;
  }
  const int folder = place_.directory.get();
  if (fdatasync(copy.get()) != 0 ||
      renameat(folder, (place_.name + std::string(kCopy)).c_str(), folder,
               (place_.name + std::string(kEvents)).c_str()) != 0) {
    return false;
  }
  SyncFolder(place_);
  file_ = std::move(copy);
  for (SpooledEvent& event : contents_.pending) event.offset -= begin;
  contents_.end -= begin;
  return true;
}

void Spool::Fail(const std::string& verb) const {
  throw SpoolException("cannot " + verb + " it in " + options_.root + ": " +
                       ReasonOf(errno));
}

}  // namespace insight
