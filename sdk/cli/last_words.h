// Answers the request when plugin code ends the process: a caller must get an
// error envelope and the exit status 1 whatever a step does.

#ifndef SDK_CLI_LAST_WORDS_H_
#define SDK_CLI_LAST_WORDS_H_

namespace insight {

class InFlightRequest;

// Watches, from now to the end of the process, for exit(), std::terminate(),
// abort() and crashes.  If `request` is in flight then, its error envelope goes
// to `fd`, followed by a newline if `newline` is set, one line that says why to
// stderr, and the process ends with status 1.  An uncaught exception of a
// plugin's thread arrives at std::terminate().
//
// Not covered: _exit(), execve() and signals that cannot be caught.
//
// Both must live to the end of the process.  To be called once.
void InstallLastWords(InFlightRequest& request, int fd, bool newline);

}  // namespace insight

#endif  // SDK_CLI_LAST_WORDS_H_
