#!/bin/bash
# Shows tools/lint/hermetic what a Bazel would, and sees what it says of it.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
: "${TEST_TMPDIR:=$(mktemp -d)}"
work=$TEST_TMPDIR/workspace
failures=0
mkdir -p "$work/tools/lint"
cp "$here/hermetic" "$work/tools/lint/hermetic"
printf '#!/bin/bash\necho "$@" > "%s/asked"\ncat "%s/actions"\n' "$work" "$work" > "$work/tools/bazelw"
chmod +x "$work/tools/bazelw"

# An action with this program and argument gives exactly this output.
gives() {  # PROGRAM ARGUMENT OUTPUT
  printf "action 'Compiling a.cc'\n  Mnemonic: CppCompile\n  Command Line: (exec %s \\\\\n    -c \\\\\n    %s)\n" "$1" "$2" > "$work/actions"
  local output
  output=$("$work/tools/lint/hermetic")
  if [[ "$output" == "$3" ]]; then echo "ok: $1 $2"; else echo "FAILED: $1 $2 gives \"$output\""; failures=$((failures + 1)); fi
}
none="hermetic: 1 C++ actions, 0 problems"
one() { printf "action 'Compiling a.cc': %s\nhermetic: 1 C++ actions, 1 problems" "$1"; }

gives external/gcc12/bin/gcc a.cc "$none"
gives external/gcc12/bin/gcc "'-D_FORTIFY_SOURCE=2'" "$none"
gives /usr/bin/gcc a.cc "$(one 'runs /usr/bin/gcc')"
gives external/local_config_cc/cc_wrapper.sh a.cc "$(one 'runs external/local_config_cc/cc_wrapper.sh')"
gives external/gcc12/bin/gcc /usr/include "$(one 'names /usr/include')"
gives external/gcc12/bin/gcc -I/usr/include "$(one 'names -I/usr/include')"
gives external/gcc12/bin/gcc "'-L/usr/lib'" "$(one 'names -L/usr/lib')"

: > "$work/actions"
if "$work/tools/lint/hermetic" //x; then echo "FAILED: no action at all is taken for success"; failures=$((failures + 1)); fi
grep -q 'deps(//x)' "$work/asked" || { echo "FAILED: the patterns are not asked for"; failures=$((failures + 1)); }

echo "$failures failed"
((failures == 0))
