#!/bin/bash
# Runs bazelw where PATH has only what each part puts there.
set -uo pipefail
bazelw=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/bazelw
: "${TEST_TMPDIR:=$(mktemp -d)}"
work=$(cd "$TEST_TMPDIR" && pwd -P)
log=$work/log
failures=0

expect() {  # WHAT COMMAND...
  local what=$1; shift
  if "$@"; then echo "ok: $what"; else echo "FAILED: $what"; sed 's/^/  | /' "$log"; failures=$((failures + 1)); fi
}
says() { grep -qF -- "$1" "$log"; }
is() { [[ $(<"$log") == "$1" ]]; }

# A machine: bin/ with what every Debian has.  Its tools are scripts that tell what
# they were called with; apt-get install makes the tools of what it installs.
part() {  # SENTENCE
  echo "--- $1"
  rm -rf "$work/machine" "$work/workspace" "$work/a workspace"
  bin=$work/machine/bin
  mkdir -p "$bin" "$work/workspace/tools" "$work/workspace/sdk/json"
  cp "$bazelw" "$work/workspace/tools/bazelw"
  local tool
  for tool in bash cat cksum dirname env mkdir mktemp readlink rm tail tr true; do ln -s "$(type -P $tool)" "$bin/$tool"; done
  tool_that_says dpkg-deb ''
}
tool_that_says() { printf '#!%s\n%s\n' "$(type -P bash)" "$2" > "$bin/$1"; chmod +x "$bin/$1"; }
with_tools() { local tool; for tool in "$@"; do tool_that_says "$tool" ':'; done; }
with_bazel() { tool_that_says "${1:-bazel}" 'printf "<%s>" "${0##*/}" "$@"; echo " in $PWD${USE_BAZEL_VERSION:+ $USE_BAZEL_VERSION}"'; }
with_everything() { with_tools apt-get dpkg-source patch python3 bwrap; with_bazel; }
with_user() { tool_that_says id "echo $1"; }
with_apt() {  # writes its command lines to calls
  tool_that_says apt-get "echo apt-get \"\$@\" >> '$work/machine/calls'
for word; do case \$word in
  bazel-bootstrap) printf '#!%s\\necho started\\n' '$(type -P bash)' > '$bin/bazel'; PATH=/usr/bin:/bin chmod +x '$bin/bazel' ;;
esac; done"
}
run_in() {  # FOLDER ARGUMENT...
  local folder=$1; shift
  (cd "$folder" && PATH=$bin "$work/workspace/tools/bazelw" "$@") > "$log" 2>&1 < /dev/null
}
fails() { ! "$@"; }
calls() { cat "$work/machine/calls" 2> /dev/null; }

part "Arguments reach Bazel as they are, and nothing else is printed"
with_everything
expect "starts" run_in "$work/workspace" build '//a b' '' --c='*' --help
expect "the arguments" is "<bazel><build><//a b><><--c=*><--help> in $work/workspace"

part "Inside the workspace the current folder stays"
with_everything
run_in "$work/workspace/sdk/json" test :all
expect "the folder" is "<bazel><test><:all> in $work/workspace/sdk/json"

part "From outside, the workspace is the current folder"
with_everything
run_in / build
expect "the folder" is "<bazel><build> in $work/workspace"

part "A folder whose name begins like the workspace's is outside"
with_everything
mkdir -p "$work/workspace2"
run_in "$work/workspace2" build
expect "the folder" is "<bazel><build> in $work/workspace"

part "A path with a space, which Bazel refuses, is bound to one without"
with_everything
mv "$work/workspace" "$work/a workspace"
tool_that_says bwrap 'printf "%s\n" "$@"'
(cd "$work/a workspace/sdk" && PATH=$bin HOME=$work/home "$work/a workspace/tools/bazelw" build 'b c') > "$log" 2>&1
place=$(find "$work/home" -name a_workspace)
expect "the place has no space" test -n "$place"
expect "the mount" is "--dev-bind
/
/
--bind
$work/a workspace
$place
--chdir
$place/sdk
$bin/bazel
build
b c"
rm "$bin/bwrap"; with_user 1000
(PATH=$bin "$work/a workspace/tools/bazelw" build) > "$log" 2>&1
expect "without bwrap it fails" test $? = 1
expect "says why" says "a folder whose path has a space ($work/a workspace)"

part "It can be called through a link"
with_everything
mkdir "$work/machine/links" && ln -s "$work/workspace/tools/bazelw" "$work/machine/links/b"
(cd / && PATH=$bin "$work/machine/links/b" info) > "$log" 2>&1
expect "the folder" is "<bazel><info> in $work/workspace"

part "Bazel's exit status is passed on"
with_everything; tool_that_says bazel 'exit 37'
run_in / build
expect "the status" test $? = 37

part "Bazelisk serves, at a version that knows this kind of workspace"
with_tools apt-get dpkg-source patch python3 bwrap; with_bazel bazelisk
expect "starts" run_in / build
expect "the version" is "<bazelisk><build> in $work/workspace 4.2.3"

part "Root gets what is missing, without recommended packages, and then Bazel"
with_tools patch python3; with_user 0; with_apt
expect "starts" run_in / build
expect "says so" says 'bazelw: installing bazel-bootstrap dpkg-dev bubblewrap (once)'
expect "Bazel runs" says started
expect "the calls" test "$(calls)" = $'apt-get -qq update\napt-get -qq install -y --no-install-recommends bazel-bootstrap dpkg-dev bubblewrap'

part "A user who may use sudo without a password gets it through sudo"
with_tools dpkg-source patch python3 bwrap; with_user 1000; with_apt
tool_that_says sudo "[[ \$1 == -n ]] && shift; echo sudo \"\$@\" >> '$work/machine/calls'; exec \"\$@\""
expect "starts" run_in / build
expect "through sudo" grep -q '^sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq install' <(calls)

part "A user without sudo is told the command, and nothing is tried"
with_tools dpkg-source patch python3 bwrap; with_user 1000; with_apt
expect "fails" fails run_in / build
expect "the command" says 'apt-get update && apt-get install -y --no-install-recommends bazel-bootstrap'
expect "nothing was tried" test -z "$(calls)"

part "A user without sudo is not kept from building by a missing bwrap"
with_everything; rm "$bin/bwrap"; with_user 1000
expect "starts" run_in / build
expect "quietly" is "<bazel><build> in $work/workspace"

part "If apt fails, its words are shown, and the command"
with_tools dpkg-source patch python3 bwrap; with_user 0
tool_that_says apt-get 'echo "E: no network" >&2; exit 100'
expect "fails" fails run_in / build
expect "apt's words" says 'E: no network'
expect "the command" says '--no-install-recommends bazel-bootstrap'

part "Where there is no apt-get, it says what to install"
with_tools dpkg-source patch python3 bwrap; with_user 0
expect "fails" fails run_in / build
expect "the names" says 'missing, by the names of their Debian packages: bazel-bootstrap apt.'
expect "the versions" says 'Bazel 4.2 to 7'

echo "$failures failed"
((failures == 0))
