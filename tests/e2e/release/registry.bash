# What tests of a release share: a registry on a free port, damage, signing. To be
# sourced in $TEST_TMPDIR; needs $release, $registry and $key.

fail() { echo "$*" >&2; exit 1; }

# docker-registry cannot choose a port, so this does, until one is free. Sets $port.
start_registry() {
  local try
  for try in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 20000))
    cat > config.yml <<END
version: 0.1
log: {level: error, accesslog: {disabled: false}}
storage: {filesystem: {rootdirectory: $TEST_TMPDIR/data}, cache: {}}
http: {addr: "127.0.0.1:$port"}
END
    "$registry" serve config.yml > registry.log 2>&1 &
    server=$!
    trap 'kill $server 2> /dev/null || true' EXIT
    until (: < "/dev/tcp/127.0.0.1/$port") 2> /dev/null; do
      kill -0 $server 2> /dev/null || continue 2
    done
    return 0
  done
  cat registry.log >&2
  fail "the registry does not start"
}

# Flips the lowest bit of one byte: N behind the first TEXT of the file.
flip() {  # FILE TEXT N
  local at byte
  at=$(($(LC_ALL=C grep -obUaP -m1 -- "$2" "$1" | head -1 | cut -d: -f1) + $3))
  byte=$(od -An -tu1 -j "$at" -N 1 "$1")
  printf "\\x$(printf %x $((byte ^ 1)))" | dd of="$1" bs=1 seek="$at" conv=notrunc status=none
}

expect_refused() {  # WHAT VERIFY_ARGUMENT...
  local what=$1; shift
  if "$release" verify "$@" > refused.out 2> refused.err; then fail "$what was accepted"; fi
  [[ -s refused.err ]] || fail "$what was refused without a reason"
}

# The provenance is stated where the source is. An image may say of which revision it
# is, so a git stands before the real one that is at this revision.
sign() {  # REVISION ARCHIVE...
  local revision=$1; shift
  mkdir -p source/tools/debian bin
  touch source/WORKSPACE source/tools/debian/lock.bzl
  cat > bin/git <<END
#!/bin/bash
[[ "\$*" != *' rev-parse HEAD' ]] || { echo $revision; exit; }
exec $(type -P git) "\$@"
END
  chmod +x bin/git
  git -C source init -q
  git -C source add .
  git -C source -c user.name=test -c user.email=test@example.com commit -qm first
  (cd source && PATH=$TEST_TMPDIR/bin:$PATH BUILD_WORKSPACE_DIRECTORY=$PWD \
    "$release" sign --key "$key" "${@/#/../}" --yes) || fail "signing failed"
}
