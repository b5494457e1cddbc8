#!/bin/bash
# usage: compare_listing.sh LISTING GOLDEN LABEL [DRIFT...] [--update]
#
# Compares the listing of a layer with the one that is checked in.  With
# --update, writes the latter (under `bazel run`).
set -euo pipefail

listing=$1 golden=$2 label=$3
shift 3
if [[ ${*: -1} == --update ]]; then
  cp -f --no-preserve=mode "$listing" "${BUILD_WORKSPACE_DIRECTORY:?run this with bazel run}/$golden"
  echo "Wrote $golden."
  exit 0
fi
if (($# > 0)) && cat "$@" | grep -q .; then
  echo "Not compared: these packages are not at the lock's version:"
  cat "$@"
  exit 0
fi
if ! diff -u "$golden" "$listing"; then
  echo >&2
  echo >&2 "The layer does not hold what $golden says. If that is meant, run"
  echo >&2 "  tools/bazelw run $label -- --update"
  echo >&2 "and review the difference."
  exit 1
fi
