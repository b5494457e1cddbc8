#!/bin/bash
# Checks docs/guide-promises.md: each promise of the guide has one row, each row
# says what proves it or why nothing can, and each test that is named is in
# the source tree.
set -euo pipefail

page=$(readlink -f docs/guide-promises.md)
root=$(dirname "$(dirname "$page")")
readonly page root
readonly last_promise=86
faults=0

fault() {
  echo "docs/guide-promises.md: $*" >&2
  faults=$((faults + 1))
}

# Whether the file has the test Suite.Name; clang-format may break the line.
has_test() {
  local file=$1 suite=${2%%.*} name=${2#*.}
  tr '\n' ' ' < "$file" | grep -qE "TEST(_F|_P)?\( *$suite, *$name *\)"
}

# `path`: Suite.Name, or `path`: a word that is in the file.
check_proof() {
  local promise=$1 path=$2 name=$3
  if [[ ! -f $root/$path ]]; then
    fault "$promise: there is no file $path"
  elif [[ $path == *.cc ]]; then
    has_test "$root/$path" "$name" || fault "$promise: $path has no test $name"
  else
    grep -qF -- "$name" "$root/$path" || fault "$promise: $path has no $name"
  fi
}

check_row() {
  local promise=$1 row=$2
  local proof=${row% |}
  proof=${proof##*| }
  local named=0 path name
  while IFS=$'\t' read -r path name; do
    [[ -z $path ]] && continue
    named=$((named + 1))
    check_proof "$promise" "$path" "$name"
  done < <(grep -oE '`[^`]+`: [A-Za-z0-9_./:-]*[A-Za-z0-9_]' <<< "$proof" |
    sed -E 's/^`([^`]+)`: /\1\t/')
  if ((named == 0)) && [[ $proof != "Python: "* ]]; then
    fault "$promise: neither a test nor a reason why there is none"
  fi
}

for ((i = 1; i <= last_promise; ++i)); do
  rows=$(grep -E "^\| G$i \|" "$page" || true)
  if [[ -z $rows || $rows == *$'\n'* ]]; then
    fault "G$i must have one row"
  else
    check_row "G$i" "$rows"
  fi
done

((faults == 0))
