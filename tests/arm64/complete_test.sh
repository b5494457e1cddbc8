#!/bin/bash
# The suite has the cases of every plugin.  Looks through the source tree.
set -euo pipefail
list=$1
plugins=$(dirname "$(readlink -f "$list")")/../../plugins

count=0 missing=0
for cases in "$plugins"/*/tests/cases; do
  name=${cases#"$plugins"/} name=${name%%/*}
  [[ -e $plugins/$name/BUILD ]] || continue
  count=$((count + 1))
  grep -qF "\"//plugins/$name:cases_arm64\"" "$list" && continue
  echo "$list: the suite plugins lacks //plugins/$name:cases_arm64" >&2
  missing=$((missing + 1))
done
((count > 0 && missing == 0))
