#!/bin/bash
# No layer of an image has a file that is setuid or setgid, or anything that
# everyone may write to but /tmp and /var/cache; nor does a file belong to
# nobody.  As tar sees it, so that our own tools are not their own judges.
#
#   hardening_test.sh IMAGE_FILE...
set -euo pipefail

failures=0
refuse() {  # WHAT LINES
  [[ -z $2 ]] && return
  printf '%s: %s:\n%s\n' "$archive" "$1" "$2" >&2
  failures=$((failures + 1))
}

count=0
for archive in "$@"; do
  [[ $archive == *.tar ]] || continue
  count=$((count + 1))
  entries=''
  for layer in $(tar -xOf "$archive" manifest.json | grep -o '"Layers":\[[^]]*\]' | grep -o 'blobs/[^"]*'); do
    entries+=$(tar -xOf "$archive" "$layer" | tar -tvz --numeric-owner --full-time)$'\n'
  done
  # mode, owner, size, date, time, path
  (($(wc -l <<< "$entries") > 10)) || refuse "is all but empty" "$entries"
  refuse "setuid or setgid" "$(grep -E '^-(..[sS]|.....[sS])' <<< "$entries" || true)"
  refuse "can be written by everyone" "$(grep -E '^[^hl].......w' <<< "$entries" | grep -vE '^drwxrwxrwt .* (tmp|var/cache)/$' || true)"
  refuse "can be written by nobody" "$(grep -E '^[^ ]+ (65534/|[0-9]+/65534 )' <<< "$entries" || true)"
done
((count > 0)) || { echo "There is no image." >&2; exit 1; }
((failures == 0))
