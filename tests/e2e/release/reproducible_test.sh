#!/bin/bash
# The reproducibility check accepts images that are the same wherever they are
# built, and fails for one into which the time got.
#
# Bazel's place is taken by a script that "builds" an image's digest, since two
# real builds take minutes; .ci/run has those.
#
#   reproducible_test.sh CHECK_REPRODUCIBLE
set -euo pipefail

mkdir -p "$TEST_TMPDIR/source/tools/image"
cp "$1" "$TEST_TMPDIR/source/tools/image/check_reproducible"
cd "$TEST_TMPDIR/source"

cat > tools/bazelw <<'END'
#!/bin/bash
# //a:image depends on the source alone; //b:image has a time stamp in it.
set -euo pipefail
output=${1#--output_base=}
case $2 in
  info) echo "$output/bin" ;;
  build)
    mkdir -p "$output/bin/a" "$output/bin/b"
    sha256sum < source.txt > "$output/bin/a/image.digest"
    { cat source.txt; date +%s.%N; } | sha256sum > "$output/bin/b/image.digest" ;;
esac
END
chmod +x tools/bazelw tools/image/check_reproducible
echo source > source.txt
git init -q
git add .
git -c user.name=test -c user.email=test@example.com commit -qm first

tools/image/check_reproducible //a:image > same || { cat same >&2; exit 1; }
grep -q '^same //a:image' same

if tools/image/check_reproducible //a:image //b:image > different; then
  echo "a time stamp was not noticed" >&2
  exit 1
fi
grep -q '^DIFFERENT //b:image' different
