#!/bin/bash
# An index names the image for amd64, the same that is built alone, and the one for
# arm64, whose program is one for arm64.
#
#   index_test.sh INDEX_FILE... AMD64_FILE... ARM64_FILE...
set -euo pipefail

mapfile -t archives < <(printf '%s\n' "$@" | grep '\.tar$')
index=${archives[0]} amd64=${archives[1]} arm64=${archives[2]}

fail() { echo "$*" >&2; exit 1; }
digest_of() { cat "${1%.tar}.digest"; }
blob() { tar -xOf "$1" "blobs/sha256/${2#sha256:}"; }  # ARCHIVE DIGEST
# The digest of the one manifest for an architecture, all in one line of JSON.
manifest_for() {
  blob "$index" "$(digest_of "$index")" | grep -o '{"digest":"[^{]*"platform":{[^}]*}' |
    sed -n "s/.*\"digest\":\"\([^\"]*\)\".*\"architecture\":\"$1\".*/\1/p"
}

[[ $(manifest_for amd64) == "$(digest_of "$amd64")" ]] || fail "the image for amd64 is not the one that is built alone"
[[ $(manifest_for arm64) == "$(digest_of "$arm64")" ]] || fail "the image for arm64 is another one"

machine_of() {  # ARCHIVE: e_machine of the last layer's program, little endian
  local layer
  layer=$(tar -xOf "$1" manifest.json | grep -o 'blobs/[^"]*' | tail -1)
  tar -xOf "$1" "$layer" | tar -xzO usr/local/bin/probe | od -An -tu2 -j 18 -N 2 | tr -d ' '
}
[[ $(machine_of "$amd64") == 62 ]] || fail "the program for amd64 is not one for x86-64"
[[ $(machine_of "$arm64") == 183 ]] || fail "the program for arm64 is not one for AArch64"
