#!/bin/bash
# usage: sbom_test.sh CHECK_SBOM PROGRAM PROGRAM.cdx.json PROGRAM.spdx.json IMAGE.cdx.json...
#
# Holds a plugin's bills of materials to their schemas, and the program to what
# it prints of itself.
set -euo pipefail

check_sbom=$1 program=$2 cyclonedx=$3 spdx=$4
shift 2

"$check_sbom" --schemas tools/sbom/testdata "$@"

same() {  # FILE OPTION...
  local file=$1
  shift
  "$program" sbom "$@" | cmp - "$file" || { echo "$program sbom $* is not $file" >&2; exit 1; }
}
same "$cyclonedx"
same "$cyclonedx" --format cyclonedx
same "$spdx" --format spdx
