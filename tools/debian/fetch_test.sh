#!/bin/bash
# Fetches from a mirror made here: no network.  Each part is one sentence of what
# tools/debian/fetch says of itself.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
: "${TEST_TMPDIR:=$(mktemp -d)}"
source "$here/fake_mirror.sh"
unset DEBIAN_ARCHIVES DEBIAN_DRIFT DEBIAN_MIRRORS

mirror=$TEST_TMPDIR/mirror
out=$TEST_TMPDIR/out log=$TEST_TMPDIR/log
export DEBIAN_CACHE=$TEST_TMPDIR/cache

part() {  # SENTENCE: starts with an empty cache
  echo "--- $1"
  rm -rf "$out" "$DEBIAN_CACHE"
}
run_fetch() {  # PIN_LINE...
  rm -rf "$out"
  printf '%s\n' "$@" | "$here/fetch" "$out" bookworm 2> "$log"
  local status=$?
  sed 's/^/  | /' "$log"
  return $status
}
refuses() { ! run_fetch "$@"; }
same() { [[ $(<"$1") == "$2" ]]; }

add_package "$mirror" apple 1.0
add_package "$mirror" pear 1:2.0
publish "$mirror"
apple=$(pin "$mirror" apple apple_1.0_all.deb 1.0)
pear=$(pin "$mirror" pear pear_2.0_all.deb 1:2.0)
use_mirrors "copy:$mirror"

part "A file is fetched from the machine's mirror, though apt has no package lists"
expect "fetches" run_fetch "$apple" "$pear"
expect "the file is there" cmp "$mirror/pool/main/apple_1.0_all.deb" "$out/apple_1.0_all.deb"
expect "the list of files" same "$out/files" $'apple 1.0 apple_1.0_all.deb\npear 1:2.0 pear_2.0_all.deb'
expect "no drift" same "$out/drift" ""
expect "the cache has it" test -f "$DEBIAN_CACHE/pear_2.0_all.deb"
expect "nothing else is left in the cache" same <(find "$DEBIAN_CACHE" -mindepth 1 -printf '%f\n' | sort) $'apple_1.0_all.deb\npear_2.0_all.deb'

part "A file in the cache needs no mirror"
run_fetch "$apple" "$pear"
use_mirrors "copy:$TEST_TMPDIR/nowhere"
expect "fetches" run_fetch "$apple" "$pear"

part "A file in a folder of archives needs no mirror, and stays there"
mkdir -p "$TEST_TMPDIR/archive one" && cp "$mirror"/pool/main/apple* "$TEST_TMPDIR/archive one"
DEBIAN_ARCHIVES="$TEST_TMPDIR/none:$TEST_TMPDIR/archive one" expect "fetches" run_fetch "$apple"
expect "the archive is as it was" test -f "$TEST_TMPDIR/archive one/apple_1.0_all.deb"
expect "the result is no link into it" test ! -L "$out/apple_1.0_all.deb"

part "A damaged file in the cache is fetched anew"
use_mirrors "copy:$mirror"
mkdir -p "$DEBIAN_CACHE" && echo damaged > "$DEBIAN_CACHE/apple_1.0_all.deb"
expect "fetches" run_fetch "$apple"
expect "the file is right" cmp "$mirror/pool/main/apple_1.0_all.deb" "$out/apple_1.0_all.deb"

part "Several at once do not disturb one another"
pids=()
for i in 1 2 3 4; do
  printf '%s\n' "$apple" "$pear" | "$here/fetch" "$TEST_TMPDIR/parallel$i" bookworm & pids+=($!)
done
for pid in "${pids[@]}"; do expect "one of four" wait "$pid"; done

part "A file whose SHA-256 is not the pinned one is refused"
expect "refuses" refuses "apple 1.0 pool/main/apple_1.0_all.deb $(printf '0%.0s' {1..64})"
expect_line 'REFUSED' "$log"
expect "and is not kept" test ! -e "$DEBIAN_CACHE/apple_1.0_all.deb" -a ! -e "$out/apple_1.0_all.deb"

part "Nor is it taken as drift, when the version is the pinned one"
trust_unsigned
DEBIAN_DRIFT=allow expect "refuses" refuses "apple 1.0 pool/main/apple_1.0_all.deb $(printf '0%.0s' {1..64})"
expect_line 'the mirror has now: +1\.0, the pinned one' "$log"
expect_line 'this is no drift' "$log"

part "A version that has left the mirror is named, with what is there now and the ways out"
add_package "$mirror" apple 1.1
rm "$mirror/pool/main/apple_1.0_all.deb"
publish "$mirror"
use_mirrors "copy:$mirror"; trust_unsigned
expect "stops" refuses "$apple" "$pear"
expect_line 'package: +apple$' "$log"
expect_line 'pinned version: +1\.0$' "$log"
expect_line 'the mirror has now: +1\.1 ' "$log"
expect_line 'tools/debian/relock' "$log"
expect_line '--repo_env=DEBIAN_DRIFT=allow' "$log"
expect_line '--repo_env=DEBIAN_ARCHIVES=' "$log"
expect_line '--repo_env=DEBIAN_MIRRORS=' "$log"
expect_no_line 'package: +pear' "$log"

part "A package that the mirror has no more at all is told apart"
expect "stops" refuses "plum 3.0 pool/main/plum_3.0_all.deb $(printf '0%.0s' {1..64})"
expect_line 'the mirror has now: +no such package' "$log"

part "With DEBIAN_DRIFT=allow the mirror's version is taken, and recorded"
DEBIAN_DRIFT=allow expect "fetches" run_fetch "$apple" "$pear"
expect "the new file" cmp "$mirror/pool/main/apple_1.1_all.deb" "$out/apple_1.1_all.deb"
expect "the record" same "$out/drift" "apple 1.0 1.1 apple_1.1_all.deb"
expect "the list of files" same "$out/files" $'pear 1:2.0 pear_2.0_all.deb\napple 1.1 apple_1.1_all.deb'

part "A package of another architecture is that one's, also when it is taken as drift"
add_package "$mirror" melon 1.0 "" "" arm64
arm_melon=$(pin "$mirror" melon:arm64 melon_1.0_arm64.deb 1.0)
add_package "$mirror" melon 1.2 "" "" amd64
publish "$mirror"
expect "fetches" run_fetch "$arm_melon"
expect "the list of files" same "$out/files" "melon:arm64 1.0 melon_1.0_arm64.deb"
rm -rf "$DEBIAN_CACHE"
rm "$mirror/pool/main/melon_1.0_arm64.deb"; add_package "$mirror" melon 1.1 "" "" arm64; publish "$mirror"
expect "stops" refuses "$arm_melon"
expect_line 'package: +melon:arm64$' "$log"
expect_line 'the mirror has now: +1\.1 ' "$log"
DEBIAN_DRIFT=allow expect "fetches" run_fetch "$arm_melon"
expect "the record" same "$out/drift" "melon:arm64 1.0 1.1 melon_1.1_arm64.deb"

part "Another word than allow allows nothing"
DEBIAN_DRIFT=yes expect "stops" refuses "$apple"

part "A replacement is named as in the mirror's pool, without its epoch"
rm "$mirror/pool/main/pear_2.0_all.deb"; add_package "$mirror" pear 1:2.1; publish "$mirror"
DEBIAN_DRIFT=allow expect "fetches" run_fetch "$pear"
expect "the record" same "$out/drift" "pear 1:2.0 1:2.1 pear_2.1_all.deb"

part "A source package is replaced whole"
add_source "$mirror" plum 3.0
plum=("$(pin "$mirror" src:plum plum_3.0.dsc 3.0)" "$(pin "$mirror" src:plum plum_3.0.tar.xz 3.0)")
rm "$mirror/pool/main/plum_3.0.dsc"; add_source "$mirror" plum 3.1; publish "$mirror"
expect "stops" refuses "${plum[@]}"
expect_line 'the mirror has now: +3\.1 ' "$log"
DEBIAN_DRIFT=allow expect "fetches" run_fetch "${plum[@]}"
expect "the list of files" same "$out/files" $'src:plum 3.1 plum_3.1.dsc\nsrc:plum 3.1 plum_3.1.tar.xz'

part "A replacement from a mirror that is not signed is refused"
use_mirrors "copy:$mirror"
DEBIAN_DRIFT=allow expect "stops" refuses "$apple"
expect_line "the mirror's lists are not signed" "$log"

part "A fallback mirror that keeps old versions is used"
add_package "$TEST_TMPDIR/old" apple 1.0
old_apple=$(pin "$TEST_TMPDIR/old" apple apple_1.0_all.deb 1.0)
DEBIAN_MIRRORS="copy:$TEST_TMPDIR/none copy:$TEST_TMPDIR/old/" expect "fetches" run_fetch "$old_apple"
expect "the pinned file" test -f "$out/apple_1.0_all.deb"

part "A mirror that cannot be reached is not said to have lost a version"
use_mirrors "copy:$TEST_TMPDIR/nowhere"; trust_unsigned
expect "stops" refuses "$apple"
expect_line 'the mirror cannot be reached' "$log"
expect_line 'Connect to the network' "$log"
expect_no_line 'relock' "$log"

part "A machine whose apt has no such suite is told so"
use_mirrors
expect "stops" refuses "$apple"
expect_line 'no source for the suite bookworm' "$log"

part "A cache that cannot be written is named"
DEBIAN_CACHE=/proc/none expect "stops" refuses "$apple"
expect_line 'DEBIAN_CACHE' "$log"

finish
