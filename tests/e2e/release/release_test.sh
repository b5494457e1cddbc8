#!/bin/bash
# An image and its base go into a real registry, come back by digest, and run as
# nobody on a read-only root; what is damaged on the way is not accepted.
#
#   release_test.sh RELEASE REGISTRY RUN_IN_IMAGE MESSAGE KEY PUBLIC_KEY FILES_OF_IMAGE... OF_BASE...
set -euo pipefail

helpers=$PWD/tests/e2e/release/registry.bash
release=$PWD/$1 registry=$PWD/$2 run=$PWD/$3 message=$PWD/$4 key=$PWD/$5 public_key=$PWD/$6
mapfile -t archives < <(printf "$PWD/%s\n" "${@:7}" | grep '\.tar$')
cd "$TEST_TMPDIR"
export DOCKER_CONFIG=$TEST_TMPDIR
source "$helpers"

start_registry
cp "${archives[0]}" image.tar && cp "${archives[1]}" base.tar && chmod u+w ./*.tar

revision=$(tar -xOf image.tar "$(tar -xOf image.tar manifest.json | grep -o '"Config":"[^"]*"' | cut -d'"' -f4)" |
  grep -o '"org.opencontainers.image.revision":"[^"]*"' | cut -d'"' -f4)
sign "$revision" image.tar base.tar

# Nothing is written unless it is said.
"$release" push image.tar base.tar --registry "127.0.0.1:$port" > plan
grep -q '^Dry run' plan || fail "no dry run by default"
[[ ! -e data/docker ]] || [[ -z $(find data -name data -path '*/blobs/*') ]] || fail "the dry run wrote"

"$release" push image.tar base.tar --registry "http://127.0.0.1:$port" --yes > pushed 2> progress
grep -q '^\[[0-9]*/[0-9]*\] mount layer' progress || fail "the base's layer was not shared"
uploads=$(grep -c '"PUT /v2/[^"]*/blobs/uploads/' registry.log)
blobs=$(grep -c '^upload *\(layer\|config\|provenance\)' pushed)
# Of the provenance two lines are blobs and one is a manifest, for each image.
((uploads == blobs - 2)) || { cat pushed >&2; fail "$uploads uploads for $blobs lines"; }

"$release" push image.tar base.tar --registry "127.0.0.1:$port" > again
grep -q '^0 B to upload' again || { cat again >&2; fail "it was pushed, and is to be pushed again"; }

# Back by digest, and whole.
name=$(tar -xOf image.tar manifest.json | grep -o '"RepoTags":\["[^"]*"' | cut -d'"' -f4)
"$release" verify "127.0.0.1:$port/$name" --key "$public_key" --json > verified
digest=$(grep -o '"digest": "[^"]*"' verified | cut -d'"' -f4)
grep -q "\"revision\": \"$revision\"" verified || fail "the provenance has another revision"
reference=127.0.0.1:$port/${name%:*}@$digest
"$release" pull "$reference" --out pulled.tar --key "$public_key" --yes
"$run" --image "probe=pulled.tar" --default-message "$message" > answer
grep -q '"status": *"ok"' answer || { cat answer >&2; fail "the pulled image does not answer with ok"; }

# One flipped bit is enough: in an archive,
damage() {  # WHAT TEXT N
  cp pulled.tar damaged.tar
  cp pulled.tar.intoto.json damaged.tar.intoto.json
  flip damaged.tar "$2" "$3"
  expect_refused "a damaged $1" damaged.tar
}
damage layer '\x1f\x8b\x08' 1000
damage configuration '"diff_ids":\["sha256:' 30
damage manifest '"layers":\[{"digest":"sha256:' 40
cp pulled.tar damaged.tar
cp pulled.tar.intoto.json damaged.tar.intoto.json
flip damaged.tar.intoto.json '"sig":"' 20
expect_refused "a damaged signature" damaged.tar --key "$public_key"
"$release" verify pulled.tar --key "$public_key" > /dev/null || fail "what is whole was refused"

# and in the registry.
blob=$(find data -path "*/blobs/sha256/*/data" -size +30k | head -1)
flip "$blob" '\x1f\x8b\x08' 1000
for one in "${archives[@]:0:2}"; do
  names+=("127.0.0.1:$port/$(tar -xOf "$one" manifest.json | grep -o '"RepoTags":\["[^"]*"' | cut -d'"' -f4)")
done
expect_refused "a registry's damaged blob" "${names[@]}"

# A bundle has all of it, each layer once, and gives it back.
"$release" export image.tar base.tar --out bundle.tar --yes > exported
(($(stat -c %s bundle.tar) < $(stat -c %s image.tar) + 100000)) || fail "the bundle shares no layer"
"$release" import bundle.tar --out dist --key "$public_key" --yes > imported
for archive in dist/*.tar; do
  "$release" verify "$archive" --key "$public_key" > /dev/null || fail "$archive is damaged"
done
[[ $(find dist -name '*.tar' | wc -l) == 2 ]] || fail "the bundle lost an image"
