#!/bin/bash
# A package with a script that would have to run cannot be added to a base.
#
#   refused_package_test.sh IMAGE_TOOL BASE_LAYER DEB
set -euo pipefail

if "$1" layer --base "$2" --deb "$3" --created-by test --out "$TEST_TMPDIR/blob" --info "$TEST_TMPDIR/info" 2> "$TEST_TMPDIR/errors"; then
  echo "a package with a postinst was accepted" >&2
  exit 1
fi
cat "$TEST_TMPDIR/errors"
grep -q "The package ca-certificates cannot be added to an image: its script postinst would have to run" "$TEST_TMPDIR/errors"
[[ ! -e $TEST_TMPDIR/blob ]]
