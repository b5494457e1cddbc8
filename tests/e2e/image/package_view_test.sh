#!/bin/bash
# What a scanner sees of an image: the package database of its unpacked file
# system, which lists exactly the packages that it was made of, or for Alpine's,
# all that is there.
#
#   package_view_test.sh IMAGE_TOOL IMAGE_FILE... DEB...
set -euo pipefail

tool=$1; shift
archive=$(printf '%s\n' "$@" | grep '\.tar$')
mapfile -t debs < <(printf '%s\n' "$@" | grep '\.deb$')
root=$TEST_TMPDIR/root
mkdir "$root"
"$tool" unpack "$archive" "$root"

# Every program and library belongs to a package of apk's.
apk_view() {
  local path
  awk -F: '/^P:/ { name = $2 } /^V:/ { print name, $2 }' "$root/lib/apk/db/installed"
  awk -F: '/^F:/ { folder = $2 } /^R:/ { print folder "/" $2 }' "$root/lib/apk/db/installed" | sort > "$TEST_TMPDIR/owned"
  (cd "$root" && find bin lib sbin usr -type f -not -path 'lib/apk/db/*' -not -path 'usr/local/*' | sort) > "$TEST_TMPDIR/there"
  (($(wc -l < "$TEST_TMPDIR/there") > 20)) || return 1
  path=$(comm -13 "$TEST_TMPDIR/owned" "$TEST_TMPDIR/there")
  [[ -z $path ]] || { echo "No package has: $path" >&2; return 1; }
  for path in bin/busybox sbin/apk "$(cd "$root" && ls lib/ld-musl-*.so.1)"; do
    grep -qx "$path" "$TEST_TMPDIR/owned" || { echo "apk does not know $path" >&2; return 1; }
  done
}

dpkg_view() {
  dpkg-query --admindir="$root/var/lib/dpkg" -W -f '${db:Status-Abbrev}${Package} ${Version}\n' | sort
}

if ((${#debs[@]} == 0)); then
  apk_view
else
  for deb in "${debs[@]}"; do
    echo "ii  $(dpkg-deb -f "$deb" Package) $(dpkg-deb -f "$deb" Version)"
  done | tr -s ' ' | sort > "$TEST_TMPDIR/expected"
  diff -u "$TEST_TMPDIR/expected" <(dpkg_view | tr -s ' ')
fi
