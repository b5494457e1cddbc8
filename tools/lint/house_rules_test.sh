#!/bin/bash
# Breaks each house rule once, in a folder of its own, and one file at a time.
set -uo pipefail
house_rules=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/house_rules
: "${TEST_TMPDIR:=$(mktemp -d)}"
work=$TEST_TMPDIR/tree
failures=0

# A file with this content gives exactly this output.  GIT_DIR: no repository here.
gives() {  # FILE CONTENT OUTPUT
  rm -rf "$work"; mkdir -p "$work/$(dirname "$1")"
  printf '%b\n' "$2" > "$work/$1"
  local output
  output=$(GIT_DIR=/nowhere "$house_rules" "$work")
  if [[ "$output" == "$3" || ( -n $3 && "$output" == "$3"*$'\nhouse_rules: 1 problems' ) ]]; then
    echo "ok: $1: $3"
  else
    echo "FAILED: $1 gives \"$output\", not \"$3\""; failures=$((failures + 1))
  fi
}
lines() { printf '\\n%.0s' $(seq 1 $(($1 - 1))); }

gives a/b.cc 'int x;' ''
gives a/b.cc 'int x;\n// TO''DO: y' 'a/b.cc:2: do it'
gives a/b.cc 'std::string name = "/tmp/a.XXXXXX";' ''
gives a/b_test.cc 'RUN(DISABLED''_B);' 'a/b_test.cc:1: a test that does not run'
gives a/b_test.cc '  GTEST''_SKIP();' 'a/b_test.cc:1: a test that does not run'
gives a/b_test.cc 'TEST(ATest, Does_This) {}' 'a/b_test.cc:1: a test is named'
gives a/b_test.cc 'TEST_F(ATest, DoesThis) {}' ''
gives a/b.cc 'using namespace insight;' 'a/b.cc:1: name what is used'
gives a/b.cc 'using namespace std::chrono_literals;' ''
gives a/b.cc '#include <regex>' 'a/b.cc:1: use re2'
gives a/b.h '#include <iostream>' 'a/b.h:1: costs every file'
gives a/b.cc '#include <iostream>' ''
gives a/b.md 'see http://deb''.debian.org/debian' 'a/b.md:1: names a package registry'
gives a/b.sh 'cd /wo''rk/main' 'a/b.sh:1: a path that exists'
gives a/b.sh 'cd ../work/main' ''
gives a/BUILD 'load("@rules_cc//cc:defs.bzl", "cc_library")' 'a/BUILD:1: loads another file'
gives a/BUILD 'load("//tools/build_defs:defs.bzl", "sdk_cc_library")' ''
gives a/b.h "$(lines 150)" ''
gives a/b.h "$(lines 151)" 'a/b.h:151: longer than 150 lines'
gives a/b.cc "$(lines 500)" ''
gives a/b.cc "$(lines 501)" 'a/b.cc:501: longer than 500 lines'
gives a/testdata/b.json '{"path": "/wo''rk/x"}' ''

echo "$failures failed"
((failures == 0))
