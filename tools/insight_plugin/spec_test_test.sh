#!/bin/bash
# What spec_test.sh says of a plugin with errors, and of one that ignores them.
set -euo pipefail

spec_test=$PWD/$1 tool=$PWD/$2
work=$(mktemp -d "${TEST_TMPDIR:-/tmp}/spec_test.XXXXXX")
cd "$work"
fail() {
  echo "$1" >&2
  exit 1
}

mkdir -p plugins/demo
echo 'name: demo' > plugins/demo/plugin.spec.yaml
out=$("$spec_test" "$tool" plugins/demo/plugin.spec.yaml 2>&1) && fail "errors pass"
[[ $out == *'plugins/demo/plugin.spec.yaml:1:1: error: '* ]] || fail "no position: $out"
# shellcheck disable=SC2016
[[ $out == *' -- validate --fix -d "$PWD/plugins/demo"'* ]] || fail "no remedy: $out"

"$tool" validate --all --ignore-found -d plugins/demo > /dev/null
out=$("$spec_test" "$tool" plugins/demo/plugin.spec.yaml 2>&1) || fail "what is ignored fails: $out"
