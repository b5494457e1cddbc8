#!/bin/bash
# Fails where a rule finds an error in a plugin: the :spec_test of
# insight_plugin().
#
#   spec_test.sh INSIGHT_PLUGIN SPEC
set -euo pipefail

tool=$1 folder=$(dirname "$2")
"$tool" validate --all --target-dir "$folder" && exit 0
cat <<EOF
What needs no decision is repaired, in the repository's root, by
  tools/bazelw run //tools/insight_plugin:insight-plugin -- validate --fix -d "\$PWD/$folder"
What is meant to be as it is has a line in $folder/.insight-validate-ignore: the rule, the place,
and the reason behind a #.
EOF
exit 1
