#!/bin/bash
# An image is loaded under its names: the plugin's default one, which is on
# Debian slim, under its version; the bases under major and minor version.
#
#   names_test.sh FILES_OF_DEFAULT... OF_ALPINE... OF_STATIC... OF_BASE_ALPINE... OF_BASE_SLIM... OF_BASE_STATIC...
set -euo pipefail

mapfile -t archives < <(printf '%s\n' "$@" | grep '\.tar$')

expect_names() {  # ARCHIVE NAMES
  local names
  names=$(tar -xOf "$1" manifest.json | grep -o '"RepoTags":\[[^]]*\]')
  [[ $names == "\"RepoTags\":[$2]" ]] && return
  echo "$1 has $names, not $2" >&2
  exit 1
}

# The base that the image's configuration names.
base_of() {
  local config
  config=$(tar -xOf "$1" manifest.json | grep -o '"Config":"[^"]*"' | cut -d'"' -f4)
  tar -xOf "$1" "$config" | grep -o '"org.opencontainers.image.base.name":"[^"]*"' | cut -d'"' -f4
}

expect_names "${archives[0]}" '"rapid7/probe:1.2.3"'
expect_names "${archives[1]}" '"rapid7/probe:1.2.3-alpine"'
expect_names "${archives[2]}" '"rapid7/probe:1.2.3-static"'
expect_names "${archives[3]}" '"rapid7/insightconnect-cpp-plugin:1.0","rapid7/insightconnect-cpp-plugin:1"'
expect_names "${archives[4]}" '"rapid7/insightconnect-cpp-slim-plugin:1.0","rapid7/insightconnect-cpp-slim-plugin:1"'
expect_names "${archives[5]}" '"rapid7/insightconnect-cpp-static-plugin:1.0","rapid7/insightconnect-cpp-static-plugin:1"'
[[ $(base_of "${archives[0]}") == *slim* ]]
[[ $(base_of "${archives[1]}") != *slim* ]]
[[ $(base_of "${archives[2]}") == *static* ]]
