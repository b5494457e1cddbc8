#!/bin/bash
# What a plugin writes to /var/cache is there for its next container, and for
# other containers, as plain files.
#
#   cache_test.sh RUN_IN_IMAGE MESSAGE.json IMAGE_FILE...
set -euo pipefail

run=$1 message=$2
image=$(printf '%s\n' "${@:3}" | grep '\.tar$')
cache=$TEST_TMPDIR/a\ cache
mkdir -m 1777 "$cache"

look() { "$run" --image "probe=$image" --cache "$cache" --default-message "$message"; }

look
[[ $(< "$cache/runs") == x ]]
look
[[ $(< "$cache/runs") == xx ]]

# A folder that is not there is a mistake, not one to be made.
if "$run" --image "probe=$image" --cache "$TEST_TMPDIR/none" --default-message "$message" 2> "$TEST_TMPDIR/errors"; then
  echo "a missing folder was accepted" >&2
  exit 1
fi
grep -q "mkdir -m 1777 $TEST_TMPDIR/none" "$TEST_TMPDIR/errors"
