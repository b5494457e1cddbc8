#!/bin/bash
# What the script of `completion bash` makes a bash offer.
#
#   completion_test.sh INSIGHT_PLUGIN
set -euo pipefail

tool=$PWD/$1
script=$TEST_TMPDIR/completion.bash
"$tool" completion bash > "$script"
cd "$(dirname "$0")/testdata"
failures=0

# Prints what is offered for the last word, on one line and sorted, in a bash
# of its own that knows nothing else, and stops at unset variables.
offered() {  # WORD...
  # shellcheck disable=SC2016
  env -i PATH="$PATH" HOME="$TEST_TMPDIR" bash --noprofile --norc -uc '
    source "$1"
    [[ $(complete -p insight-plugin) == "complete -F _insight_plugin insight-plugin" ]]
    shift
    COMP_WORDS=("$@")
    COMP_CWORD=$(($# - 1))
    _insight_plugin
    ((${#COMPREPLY[@]} == 0)) || printf "%s\n" "${COMPREPLY[@]}"
  ' bash "$script" "$tool" "$@" | LC_ALL=C sort | paste -sd' '
}

expect() {  # EXPECTED WORD...
  local expected=$1 got
  shift
  got=$(offered "$@")
  [[ $got == "$expected" ]] && return
  echo "insight-plugin $*: offered \"$got\", not \"$expected\"" >&2
  failures=$((failures + 1))
}

expect_among() {  # EXPECTED WORD...
  local expected=$1 got
  shift
  got=$(offered "$@")
  [[ " $got " == *" $expected "* ]] && return
  echo "insight-plugin $*: offered \"$got\", without \"$expected\"" >&2
  failures=$((failures + 1))
}

# Commands: all that help lists, no more.
commands=$("$tool" help | sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z-]*\) .*/\1/p' | LC_ALL=C sort | paste -sd' ')
[[ $commands == *"create"*"validate"* ]]
expect "$commands" ''
expect 'validate' val
expect '' nonsense
expect '--help --version -h' -
expect "$commands" help ''

# Options, and values out of a list; bash parts a word at "=".
expect '--strict --style' docs --st
expect_among '--target-dir' docs -
expect 'corrected python' docs --style ''
expect 'python' docs --style p
expect 'corrected python' docs --style =
expect 'corrected' docs --style = c
expect 'always auto' validate --color a
expect 'bash fish zsh' completion ''

# Files and directories.
expect 'broken.plugin.spec.yaml' schema br
expect_among 'good.plugin.spec.yaml' schema good.plugin.spec.yaml --strict ''
expect 'plugin' schema -d ''
expect 'wrong.help.md' docs --check wr
expect '' bump -m ''

# Steps of the spec in reach, and rules.
expect 'go' samples -d plugin ''
expect 'go' samples --target-dir = plugin g
expect '' samples ''
expect '' samples -d plugin go ''
(cd plugin && expect 'go' samples '' && exit "$failures") || failures=$((failures + 1))
expect_among 'RequiredKeysValidator' validate --rule Req

# What is in a spec is never run.
mkdir "$TEST_TMPDIR/hostile"
# shellcheck disable=SC2016
printf 'name: hostile\nactions: {"$(touch %s/ran)": {title: A}, "`touch %s/ran`": {title: B}, fine: {title: C}}\n' \
  "$TEST_TMPDIR" "$TEST_TMPDIR" > "$TEST_TMPDIR/hostile/plugin.spec.yaml"
expect 'fine' samples -d "$TEST_TMPDIR/hostile" ''
[[ ! -e $TEST_TMPDIR/ran ]]

# The other shells at least read theirs, where they are installed.
for shell in zsh fish; do
  "$tool" completion "$shell" > "$TEST_TMPDIR/script.$shell"
  ! command -v "$shell" > /dev/null || "$shell" -n "$TEST_TMPDIR/script.$shell"
done

exit "$((failures > 0))"
