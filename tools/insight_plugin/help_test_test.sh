#!/bin/bash
# What help_test.sh says of a right and of a wrong help.md.
set -euo pipefail

help_test=$1 tool=$2
cd "$(dirname "$0")/testdata"
run() { "$OLDPWD/$help_test" "$OLDPWD/$tool" good.plugin.spec.yaml "$1"; }
fail() {
  echo "$1" >&2
  exit 1
}

out=$(run good.help.md) || fail "a right help.md fails: $out"
[[ -z $out ]] || fail "a right help.md is talked about: $out"

out=$(run wrong.help.md) && fail "a wrong help.md passes"
[[ $out == *"wrong.help.md:5:7: error: "* ]] || fail "no position: $out"
# shellcheck disable=SC2016
[[ $out == *' -- docs "$PWD/good.plugin.spec.yaml" > wrong.help.md' ]] ||
  fail "no remedy: $out"
