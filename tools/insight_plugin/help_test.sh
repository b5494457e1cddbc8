#!/bin/bash
# Fails unless a plugin's help.md is what its spec gives: the :help_test of
# insight_plugin().
#
#   help_test.sh INSIGHT_PLUGIN SPEC HELP
set -euo pipefail

tool=$1 spec=$2 help=$3
"$tool" docs "$spec" --check "$help" && exit 0
cat <<EOF
In the repository's root that is:
  tools/bazelw run //tools/insight_plugin:insight-plugin -- docs "\$PWD/$spec" > $help
EOF
exit 1
