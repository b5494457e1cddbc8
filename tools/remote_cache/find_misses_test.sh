#!/bin/bash
# Shows find_misses.py what two builds would have logged, and sees what it says.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
: "${TEST_TMPDIR:=$(mktemp -d)}"
failures=0

# One action, in the form of Bazel's log.
action() {  # FILE HIT CACHEABLE ARGUMENT VARIABLE DIGEST [EXIT_CODE]
  cat <<END
{
  "commandArgs": ["gcc", "$4"],
  "environmentVariables": [{"name": "PATH", "value": "$5"}],
  "inputs": [{"path": "a.h", "digest": {"hash": "$6", "sizeBytes": "1", "hashFunctionName": "SHA-256"}}],
  "listedOutputs": ["$1.o"],
  "platform": {"properties": []},
  "remotable": true,
  "cacheable": $3,
  "remoteCacheable": $3,
  "progressMessage": "Compiling $1.cc",
  "mnemonic": "CppCompile",
  "exitCode": ${7:-0},
  "remoteCacheHit": $2
}
END
}

# What is in the logs gives exactly this status and output.
gives() {  # NAME STATUS OUTPUT
  local output status=0
  output=$(python3 "$here/find_misses.py" "$TEST_TMPDIR/first" "$TEST_TMPDIR/second") || status=$?
  if [[ $status == "$2" && $output == "$3" ]]; then
    echo "ok: $1"
  else
    printf 'FAILED: %s gives %s and\n%s\n' "$1" "$status" "$output"
    failures=$((failures + 1))
  fi
}
first() { "$@" > "$TEST_TMPDIR/first"; }
second() { "$@" > "$TEST_TMPDIR/second"; }
missed() { printf 'MISS CppCompile: Compiling a.cc\n  | %s\nfind_misses: 0 hits, 1 misses, 0 not cacheable' "$1"; }

first action a false true -O2 /bin 1
second action a true true -O2 /bin 1
gives "a hit" 0 "find_misses: 1 hits, 0 misses, 0 not cacheable"

second action a false true -O2 /bin 1
gives "what was not stored" 1 "$(missed 'nothing is different: it was not stored, or has gone')"
second action a false true -O3 /bin 1
gives "another argument" 1 "$(missed 'arguments: -O2 became -O3')"
second action a false true -O2 /usr/bin 1
gives "another environment" 1 "$(missed 'variable PATH was /bin, is /usr/bin')"
second action a false true -O2 /bin 2
gives "another input" 1 "$(missed 'input a.h was 1, is 2')"

first action a false true -O2 /bin 1 1
second action a false true -O2 /bin 1
gives "what failed" 1 "$(missed 'it failed in the first build')"

first action b false true -O2 /bin 1
gives "what the first did not do" 1 "$(missed 'the first build has no such action')"

{ action a true true -O2 /bin 1; action b false false -O2 /bin 1; } > "$TEST_TMPDIR/second"
gives "what no cache may hold" 0 "not cacheable CppCompile: Compiling b.cc
find_misses: 1 hits, 0 misses, 1 not cacheable"

: > "$TEST_TMPDIR/second"
gives "no action at all" 1 "find_misses: 0 hits, 0 misses, 0 not cacheable"

echo "$failures failed"
((failures == 0))
