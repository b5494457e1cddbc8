#!/bin/bash
# Locks a list of packages against a mirror made here: no network.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
: "${TEST_TMPDIR:=$(mktemp -d)}"
source "$here/fake_mirror.sh"

mirror=$TEST_TMPDIR/mirror list=$TEST_TMPDIR/packages.list lock=$TEST_TMPDIR/lock.bzl log=$TEST_TMPDIR/log
run_relock() {  # LINE_OF_THE_LIST...
  printf '%s\n' "$@" > "$list"
  "$here/relock" "$list" "$lock" > "$log" 2>&1
  local status=$?
  sed 's/^/  | /' "$log"
  return $status
}
refuses() { ! run_relock "$@"; }

add_package "$mirror" apple 1.0
add_package "$mirror" pear 1:2.0
add_source "$mirror" plum 3.9
add_source "$mirror" plum 3.10~rc1
publish "$mirror"
use_mirrors "copy:$mirror"; trust_unsigned
apple_hash=$(sha256_of "$mirror/pool/main/apple_1.0_all.deb")

echo "--- The lock has version, path and SHA-256 of what the list asks for"
expect "locks" run_relock "# a comment" "section one from bookworm" "pkg pear apple" "section two from bookworm" "src plum"
expect_line '^    "one": \["bookworm"\],$' "$lock"
expect_line "^        \"apple\": \\[\"1\\.0\", \\{\"pool/main/apple_1\\.0_all\\.deb\": \"$apple_hash\"\\}\\],\$" "$lock"
expect_line '^        "pear": \["1:2\.0", ' "$lock"
expect_line '^        "src:plum": \["3\.10~rc1", \{$' "$lock"
expect_line '^            "pool/main/plum_3\.10~rc1\.dsc": "' "$lock"
expect_no_line 'plum_3\.9' "$lock"
expect_no_line '"": ' "$lock"
expect_no_line ': ""' "$lock"

echo "--- A second run changes nothing and says so"
before=$(sha256_of "$lock")
expect "locks" "$here/relock" "$list" "$lock" > "$log"
expect_line 'nothing changed' "$log"
expect "the same bytes" test "$before" = "$(sha256_of "$lock")"

echo "--- What has changed in the mirror is printed"
rm "$mirror"/pool/main/apple*; add_package "$mirror" apple 1.1; publish "$mirror"
expect "locks" "$here/relock" "$list" "$lock" > "$log"
expect_line '^-.*"apple": \["1\.0"' "$log"
expect_line '^\+.*"apple": \["1\.1"' "$log"
expect_no_line 'pear' "$log"

echo "--- A closure is what apt would install, without what is excepted"
expect "locks" run_relock "section one from bookworm" "closure apple pear -x pear"
expect_line '"apple"' "$lock"
expect_no_line '"pear"' "$lock"

echo "--- An extra is what it adds to the closures, and pinned with them"
add_package "$mirror" core 1.0
add_package "$mirror" tool 1.0 "core, helper"
add_package "$mirror" helper 1.0
add_package "$mirror" rival 1.0 "" core
publish "$mirror"
expect "locks" run_relock "section one from bookworm" "closure core" "extra tool apple" "pkg pear"
expect_line '^        "tool": \["helper", "tool"\],$' "$lock"
expect_line '^        "apple": \["apple"\],$' "$lock"
expect_line '^        "helper": \["1\.0", ' "$lock"
expect_line '^        "core": \["1\.0", ' "$lock"
expect "an extra that the closures have" refuses "section one from bookworm" "closure core" "extra core"
expect_line 'packages.list:3: the section.s closures have core already' "$log"
expect "an extra that does not go with them" refuses "section one from bookworm" "closure core" "extra rival"
expect_line 'packages.list:3: apt cannot resolve this' "$log"

echo "--- A section for another architecture has that one's packages; of what another section lists, if it says so"
add_package "$mirror" core 1.1 "" "" amd64
add_package "$mirror" core 1.2 "small" "" arm64
add_package "$mirror" small 1.0 "" "" arm64
publish "$mirror"
expect "locks" run_relock "section one from bookworm" "closure core" "pkg pear" "extra tool" "src plum" \
  "section two from bookworm for arm64" "like one" "pkg apple"
expect_line '^    "two": \["bookworm"\],$' "$lock"
expect_line '^        "core": \["1\.1", \{"pool/main/core_1\.1_amd64\.deb": ' "$lock"
expect_line '^        "core": \["1\.2", \{"pool/main/core_1\.2_arm64\.deb": ' "$lock"
section_two=$TEST_TMPDIR/two
sed -n '/^    "two": {/,/^    }/p' "$lock" > "$section_two"
expect_line '"small": \["1\.0", \{"pool/main/small_1\.0_arm64\.deb": ' "$section_two"
expect_line '"pear": ' "$section_two"
expect_line '"helper": ' "$section_two"
expect_line '"apple": ' "$section_two"
expect_line '"tool": \["helper", "tool"\]' "$section_two"
expect_no_line 'amd64|src:plum' "$section_two"

echo "--- A mistake in the list is named, and the lock stays as it was"
before=$(sha256_of "$lock")
expect "unknown package" refuses "section one from bookworm" "pkg apple quince"
expect_line 'no such package in bookworm: quince' "$log"
expect "unknown source" refuses "section one from bookworm" "src quince"
expect_line 'no such source package in bookworm: quince' "$log"
expect "unknown word" refuses "section one from bookworm" "package apple"
expect_line 'packages.list:2: unknown word "package"' "$log"
expect "like no section" refuses "section one from bookworm" "like two"
expect_line 'packages.list:2: no section "two" comes before this' "$log"
expect "no section" refuses "pkg apple"
expect_line 'packages.list:1: a section must come first' "$log"
expect "unknown suite" refuses "section one from sid"
expect_line 'no source for the suite sid' "$log"
expect "the lock is as it was" test "$before" = "$(sha256_of "$lock")"

finish
