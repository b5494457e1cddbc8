// Keeps stdout for the protocol while plugin code runs.

#ifndef SDK_CLI_PROTOCOL_STDOUT_H_
#define SDK_CLI_PROTOCOL_STDOUT_H_

namespace insight {

// Points file descriptor 1 at stderr, so that what plugin code and its children
// print cannot corrupt the protocol, and returns a private descriptor for what
// was stdout.  It stays open for the life of the process and is closed in
// children.  To be called once, before plugin code runs.
//
// Throws ServerException if there is no stdout.
[[nodiscard]] int TakeOverStdout();

}  // namespace insight

#endif  // SDK_CLI_PROTOCOL_STDOUT_H_
