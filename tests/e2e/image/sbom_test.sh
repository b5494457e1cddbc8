#!/bin/bash
# An image's bill of materials: in the image as beside it, by its schema, and
# naming exactly the packages that the image's own database has.
#
#   sbom_test.sh IMAGE_TOOL CHECK_SBOM NAME.cdx.json NAME.spdx.json IMAGE_FILE...
set -euo pipefail

tool=$1 check_sbom=$2 cyclonedx=$3 spdx=$4; shift 4
archive=$(printf '%s\n' "$@" | grep '\.tar$')
root=$TEST_TMPDIR/root
mkdir "$root"
"$tool" unpack "$archive" "$root"

cmp "$root/usr/local/share/sbom/probe.cdx.json" "$cyclonedx"
"$check_sbom" --schemas tools/sbom/testdata "$cyclonedx" "$spdx"

# The names and versions of components that came in this way.
of_origin() {  # ORIGIN
  awk -F'"' -v origin="$1" '/^      "name":/ { name = $4 } /^      "version":/ { version = $4 }
    /^          "value":/ && $4 == origin { print name, version }' "$cyclonedx" | sort
}
in_database() {
  # What of Debian's certificates went into Alpine is no package there.
  if [[ -f $root/lib/apk/db/installed ]]; then
    awk -F: '/^P:/ { name = $2 } /^V:/ { print name, $2 }' "$root/lib/apk/db/installed"
    of_origin 'installed package' | grep '^ca-certificates [0-9]*~deb12'
  else
    dpkg-query --admindir="$root/var/lib/dpkg" -W -f '${Package} ${Version}\n'
  fi | sort
}
diff -u <(in_database) <(of_origin 'installed package')

# A program without any library has the compiler's and the C library all the same.
[[ $(of_origin 'statically linked' | cut -d' ' -f1 | paste -sd' ') == 'libc6-dev libgcc-12-dev libstdc++-12-dev' ]] ||
  { of_origin 'statically linked' >&2; exit 1; }
