#!/bin/bash
# Fails unless what README.md shows in ```console blocks is what the commands
# there say, and unless it has a section for each command.
#
#   readme_test.sh INSIGHT_PLUGIN README SPEC
#
# The commands run one after the other in a scratch workspace that has SPEC in
# it.  To write the README anew after a change:
#
#   readme_test.sh INSIGHT_PLUGIN README SPEC > NEW_README
set -euo pipefail

tool=$(realpath "$1") readme=$(realpath "$2") spec=$(realpath "$3")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch"/{bin,workspace/tools/build_defs}
ln -s "$tool" "$scratch/bin/insight-plugin"
touch "$scratch/workspace/tools/build_defs/defs.bzl"
cp "$spec" "$scratch/workspace/text_stats.yaml"
chmod u+w "$scratch/workspace/text_stats.yaml"

# Prints the README with the outputs that the commands have now.
run() {
  local line command='' in_console=0 status=0
  export PATH=$scratch/bin:$PATH NO_COLOR=1
  unset BUILD_WORKING_DIRECTORY
  cd "$scratch/workspace"
  while IFS= read -r line; do
    case $in_console:$line in
      0:'```console') in_console=1 ;;
      1:'```') in_console=0 ;;
      1:'$ '*) command=${line#'$ '} ;;
      1:*)
        [[ -n $command ]] || continue  # An output of before.
        command+=$'\n'$line ;;
    esac
    printf '%s\n' "$line"
    [[ -n $command && $command != *\\ ]] || continue
    # shellcheck disable=SC2034
    ( (exit "$status"); eval "$command") > "$scratch/out" 2>&1 && status=0 || status=$?
    cat "$scratch/out"
    command=''
  done < "$readme"
}

run > "$scratch/README.md"
if [[ -z ${TEST_TMPDIR:-} ]]; then
  cat "$scratch/README.md"
  exit
fi
diff -u "$readme" "$scratch/README.md" || {
  echo "README.md shows other outputs than the commands have; the head of $0 says how to write it anew" >&2
  exit 1
}
missing=0
while read -r command; do
  grep -q "^### $command\$" "$readme" || {
    echo "README.md has no section \"### $command\"" >&2
    missing=1
  }
done < <("$tool" help | sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z-]*\) .*/\1/p')
exit "$missing"
