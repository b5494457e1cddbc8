// One lock file: how it is made, whose it is, and how it passes on.
//
// Whether a lock's owner is alive is asked of the kernel: the owner keeps the
// file open under flock(2), which ends with the process, however that ends.  A
// process id could not tell: the containers that share a cache have ids of
// their own.  The owner is also written into the file, for people.
//
// A lock file without content was made by somebody else (the Python runtime),
// and nothing says whether that one is alive.
//
// Thread safety: may be called from any thread.

#ifndef SDK_CACHE_LOCK_FILE_H_
#define SDK_CACHE_LOCK_FILE_H_

#include <sys/types.h>

#include <string>
#include <utility>

#include "sdk/cache/confined_path.h"
#include "sdk/cache/unique_fd.h"

namespace insight {

enum class LockState {
  kTaken,    // `fd` holds the lock until it is closed.
  kHeld,     // By a live owner, or by one that is unknown.
  kMissing,  // There is no lock file (UnlockableFile() only).
  kFailed,   // The machine cannot; errno is the reason.
};

struct LockFile {
  LockState state = LockState::kFailed;
  UniqueFd fd = {};
};

// Makes the lock file, or takes over that of a dead owner.  Among those who try
// at once, in this process or in others, exactly one succeeds.
[[nodiscard]] LockFile TakeLockFile(const ConfinedPath& place);

// Takes hold of a lock file so that it can be removed: a dead owner's, or one
// without owner.
[[nodiscard]] LockFile UnlockableFile(const ConfinedPath& place);

// Which file `fd` or the name stands for; {0, 0} if there is none.
using FileId = std::pair<dev_t, ino_t>;
[[nodiscard]] FileId IdOf(const UniqueFd& fd);
[[nodiscard]] FileId IdOf(const ConfinedPath& place);

// Returns what the lock file says about its owner; empty if it says nothing.
[[nodiscard]] std::string ReadOwner(const ConfinedPath& place);

}  // namespace insight

#endif  // SDK_CACHE_LOCK_FILE_H_
