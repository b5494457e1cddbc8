#!/bin/bash
# usage: load.sh IMAGE.tar [podman|docker]
#
# Loads the image into podman or docker, whichever is given or works here.
set -euo pipefail

image=$1
if (($# > 1)); then engines=("$2"); else engines=(podman docker); fi
for engine in "${engines[@]}"; do
  if command -v "$engine" > /dev/null && "$engine" info > /dev/null 2>&1; then
    exec "$engine" load --input "$image"
  fi
done
echo >&2 "load: none of these works here: ${engines[*]}. Install podman (Debian: apt-get install podman), or start docker's daemon."
exit 1
