#!/bin/bash
# Images for two platforms go as one index, with bills of materials and provenance,
# into a real registry and come back, whole or one of them; other people's tools see
# what ours do; damage in either half is found.
#
#   index_test.sh RELEASE IMAGE REGISTRY SKOPEO OCI_IMAGE_TOOL KEY PUBLIC_KEY LIBRARY...
set -euo pipefail

helpers=$PWD/tests/e2e/release/registry.bash
release=$PWD/$1 image=$PWD/$2 registry=$PWD/$3 skopeo=$PWD/$4 oci_image_tool=$PWD/$5 key=$PWD/$6 public_key=$PWD/$7
libraries=$PWD/$(dirname "$8")
cd "$TEST_TMPDIR"
export HOME=$TEST_TMPDIR DOCKER_CONFIG=$TEST_TMPDIR
source "$helpers"
run_skopeo() { LD_LIBRARY_PATH=$libraries "$skopeo" --insecure-policy --tmpdir "$TEST_TMPDIR" "$@"; }
digest_of() { echo "sha256:$(sha256sum | cut -d' ' -f1)"; }
expect_said() { grep -q "$2" "$1" || { cat "$1" >&2; fail "$1 does not say: $2"; }; }

layer() {  # NAME SEED
  awk -v seed="$2" 'BEGIN { srand(seed); for (i = 0; i < 20000; i++) printf "%c", 33 + int(rand() * 90) }' > "$1.content"
  "$image" layer --file "0644:$1=$1.content" --created-by "$1" --out "$1.gz" --info "$1.json"
}

layer shared 1
number=2
for architecture in amd64 arm64; do
  layer $architecture $((number++))
  echo '{"names": ["rapid7/two:1.0.0"], "architecture": "'$architecture'",
    "labels": {"org.opencontainers.image.version": "1.0.0"}}' > definition.json
  "$image" write --definition definition.json --layer shared.gz=shared.json --layer $architecture.gz=$architecture.json \
    --out $architecture.tar --digest $architecture.digest
  echo "{\"bomFormat\": \"CycloneDX\", \"of\": \"$architecture\"}" > two.$architecture.cdx.json
  echo "{\"spdxVersion\": \"SPDX-2.3\", \"of\": \"$architecture\"}" > two.$architecture.spdx.json
done
"$image" index --image amd64.tar --image arm64.tar --out two.tar --digest two.digest
digest=$(< two.digest)
if "$image" index --image amd64.tar --image amd64.tar --out x.tar --digest x 2> twice; then fail "one platform twice was joined"; fi
expect_said twice 'both for linux/amd64'

# Others take it for what it is.
[[ $(run_skopeo inspect --raw oci-archive:two.tar | digest_of) == "$digest" ]] || fail "skopeo sees another index"
run_skopeo copy --quiet --all oci-archive:two.tar oci:layout:two
for architecture in amd64 arm64; do
  [[ -s layout/blobs/sha256/$(cut -d: -f2 $architecture.digest) ]] || fail "skopeo does not see $architecture"
done
tar -xOf two.tar index.json > index.json
"$oci_image_tool" validate --type imageIndex index.json
tar -xOf two.tar "blobs/sha256/${digest#*:}" > two.json
"$oci_image_tool" validate --type imageIndex two.json

start_registry
sign "$(printf %040d 7)" two.tar
place=127.0.0.1:$port/rapid7/two
"$release" push two.tar --registry "127.0.0.1:$port" --yes > pushed 2> progress
[[ $(grep -c '^upload *layer' pushed) == 3 ]] || { cat pushed >&2; fail "not each layer is uploaded once"; }
"$release" push two.tar --registry "127.0.0.1:$port" > again
expect_said again '^0 B to upload'
remote() { run_skopeo inspect --tls-verify=false --raw "docker://$place$1"; }
[[ $(remote :1.0.0 | digest_of) == "$digest" ]] || fail "the tag is not the index"
remote ":sha256-$(cut -d: -f2 arm64.digest)" > referrers
for type in application/vnd.cyclonedx+json application/spdx+json application/vnd.in-toto+json; do
  expect_said referrers "\"artifactType\":\"$type\""
done

# Back, whole and in halves.
"$release" verify "$place:1.0.0" --key "$public_key" > verified
expect_said verified "$digest, all architectures, signed, .* attached: provenance, CycloneDX, SPDX"
"$release" pull "$place@$digest" --all --out all.tar --key "$public_key" --yes > pulled
expect_said pulled '^attached: provenance, CycloneDX, SPDX'
"$release" pull "$place:1.0.0" --architecture arm64 --out half.tar --key "$public_key" --yes > pulled
expect_said pulled "$(< arm64.digest)"
cmp two.arm64.spdx.json all.arm64.spdx.json
cmp two.arm64.cdx.json half.cdx.json
[[ $(run_skopeo inspect --raw oci-archive:all.tar | digest_of) == "$digest" ]] || fail "what was pulled is another index"
[[ $(run_skopeo inspect --format '{{.Architecture}}' oci-archive:half.tar) == arm64 ]] || fail "the half is not arm64's"

# A bundle keeps it whole.
"$release" export two.tar --out bundle.tar --yes > exported
"$release" import bundle.tar --out dist --key "$public_key" --yes > imported
"$release" verify dist/rapid7-two-1.0.0.tar --key "$public_key" > verified
expect_said verified "$digest"
cmp two.amd64.cdx.json dist/rapid7-two-1.0.0.amd64.cdx.json

# A bit of the half for arm64 is enough.
blob=data/docker/registry/v2/blobs/sha256/$(sha256sum arm64.gz | sed 's/^\(..\).*/\1/')/$(sha256sum arm64.gz | cut -d' ' -f1)/data
flip "$blob" '\x1f\x8b\x08' 1000
expect_refused "a registry's damaged half" "$place:1.0.0"
expect_said refused.err 'damaged'
"$release" verify "$place:1.0.0" --architecture amd64 --key "$public_key" > /dev/null || fail "the other half was refused"
