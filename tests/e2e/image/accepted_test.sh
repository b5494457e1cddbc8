#!/bin/bash
# Other people's tools take our images for what they are: skopeo in both forms of
# an archive, umoci and oci-image-tool as a layout; and a damaged one for damaged.
#
#   accepted_test.sh SKOPEO UMOCI OCI_IMAGE_TOOL LIBRARY... -- IMAGE_FILE...
set -euo pipefail

skopeo=$1 umoci=$2 oci_image_tool=$3
shift 3
libraries=$PWD/$(dirname "$1")
while [[ $1 != -- ]]; do shift; done
shift
export HOME=$TEST_TMPDIR

fail() { echo "$*" >&2; exit 1; }
run_skopeo() { LD_LIBRARY_PATH=$libraries "$skopeo" --insecure-policy --tmpdir "$TEST_TMPDIR" "$@"; }
validate() { "$oci_image_tool" validate --type image --ref name=test "$1" 2>&1; }
unpack() { "$umoci" unpack --rootless --image "$1:test" "$2" 2>&1; }

count=0
for archive in "$@"; do
  [[ $archive == *.tar ]] || continue
  count=$((count + 1))
  echo "--- $archive"
  digest=$(< "${archive%.tar}.digest")
  layout=$TEST_TMPDIR/layout$count bundle=$TEST_TMPDIR/bundle$count

  run_skopeo inspect "oci-archive:$archive" | grep -q "\"Digest\": \"$digest\"" || fail "skopeo sees another digest than $digest"
  run_skopeo inspect "docker-archive:$archive" > /dev/null
  run_skopeo copy --quiet "oci-archive:$archive" "oci:$layout:test"
  grep -q "$digest" "$layout/index.json" || fail "a copy by skopeo is not $digest"
  validate "$layout"
  unpack "$layout" "$bundle" > /dev/null
  [[ -s $bundle/rootfs/etc/passwd ]] || fail "umoci has unpacked no /etc/passwd"
  case $archive in
    base_images/*) ;;
    *) grep -q '"uid": 65534' "$bundle/config.json" || fail "umoci would not run it as nobody" ;;
  esac
  chmod -R u+w "$bundle" && rm -rf "$bundle"

  # One byte of the last layer.
  layer=$layout/$(tar -xOf "$archive" manifest.json | grep -o 'blobs/[^"]*' | tail -1)
  chmod u+w "$layer"
  size=$(stat -c %s "$layer")
  byte=$(od -An -tu1 -j $((size / 2)) -N 1 "$layer")
  printf "\\x$(printf %x $(((byte + 1) % 256)))" | dd of="$layer" bs=1 seek=$((size / 2)) conv=notrunc status=none
  if validate "$layout" > /dev/null && unpack "$layout" "$bundle" > /dev/null; then fail "nobody minds a flipped byte"; fi
  rm -rf "$layout"
done
((count > 0)) || fail "There is no image."
