#!/bin/bash
# What an image says about itself, as labels for engines and as annotations for
# registries; and how it is run.
#
#   labels_test.sh FILES_OF_IMAGE... OF_BASE...
set -euo pipefail

mapfile -t archives < <(printf '%s\n' "$@" | grep '\.tar$')
mapfile -t digests < <(printf '%s\n' "$@" | grep '\.digest$')
base_digest=$(< "${digests[1]}")
base_name=$(tar -xOf "${archives[1]}" manifest.json | grep -o '"RepoTags":\["[^"]*"' | cut -d'"' -f4)

member() { tar -xOf "${archives[0]}" "$1"; }

config=$(member "$(member manifest.json | grep -o '"Config":"[^"]*"' | cut -d'"' -f4)")
manifest=$(member "blobs/sha256/$(sed 's/sha256://' "${digests[0]}")")

expect() {  # WHERE TEXT
  grep -qF -- "$2" <<< "${!1}" && return
  echo "$1 has no $2: ${!1}" >&2
  exit 1
}

labels='"org.opencontainers.image.base.digest":"'$base_digest'",'
labels+='"org.opencontainers.image.base.name":"'$base_name'",'
labels+='"org.opencontainers.image.description":"Looks at where it runs; a test of images",'
labels+='"org.opencontainers.image.licenses":"MIT",'
labels+='"org.opencontainers.image.revision":"0123abc",'
labels+='"org.opencontainers.image.source":"https://example.com/probe",'
labels+='"org.opencontainers.image.title":"Probe",'
labels+='"org.opencontainers.image.vendor":"rapid7",'
labels+='"org.opencontainers.image.version":"1.2.3"'

expect config "\"Labels\":{$labels}"
expect manifest "\"annotations\":{$labels}"
expect config '"StopSignal":"SIGTERM"'
expect config '"Healthcheck":{"Test":["CMD","/usr/local/bin/probe","http","--check"]}'
expect config '"User":"nobody"'

# The base is the same for all commits that do not change it.
if [[ $(tar -xOf "${archives[1]}" | grep -ac 'image\.revision') != 0 ]]; then
  echo "the base names a revision" >&2
  exit 1
fi
