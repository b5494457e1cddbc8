#!/bin/bash
# run, test, server and shell of insight-plugin, each with the plugin base64.
set -euo pipefail

tool=$1 plugin=$2
shift 2
for file in "$@"; do
  case $file in
    */image_debian_slim.tar) image=$file ;;
    */image_static.tar) shell_less=$file ;;
  esac
done
message=$(dirname "$0")/message.json
out=$TEST_TMPDIR/out err=$TEST_TMPDIR/err

fail() {
  echo "$1; it printed:" >&2
  cat "$out" "$err" >&2
  exit 1
}

# Runs the tool, and fails unless it ends with the status.
expect() {  # STATUS ARGUMENT...
  local status=0 wanted=$1
  shift
  "$tool" "$@" > "$out" 2> "$err" < /dev/null || status=$?
  ((status == wanted)) || fail "insight-plugin $*: status $status, not $wanted"
}

expect 0 run -j "$message" --program "$plugin" -J .body.output
grep -q '"data": "Rapid7 InsightConnect!"' "$out" || fail "run: no output"

sed 's/UmFwaWQ3/%%%%/; s/nothing/nonsense/' "$message" > "$TEST_TMPDIR/bad.json"
expect 1 run -j "$TEST_TMPDIR/bad.json" --program "$plugin"
grep -q '"status": "error"' "$out" || fail "run: an error is no answer"
grep -q 'insight-plugin run: decode (.*) ended with status 1: ' "$err" || fail "run: no cause"

expect 0 test -j "$message" --program "$plugin"
grep -q '"status": "ok"' "$out" || fail "test: no answer"

expect 0 run -j "$message" --image-file "$image" -J .body.output
grep -q '"data": "Rapid7 InsightConnect!"' "$out" || fail "run in the image: no output"

get() {  # PORT PATH
  exec 3<> "/dev/tcp/127.0.0.1/$1" || return
  printf 'GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n' "$2" >&3
  cat <&3
  exec 3>&-
}

# Starts a server, asks it something, and stops it with the signal.
serve() {  # SIGNAL ARGUMENT...
  local signal=$1 url port status=0
  shift
  mkfifo "$TEST_TMPDIR/urls"
  # As a shell with job control has it: SIGINT is not ignored.
  set -m
  "$tool" server -p 0 "$@" > "$TEST_TMPDIR/urls" 2> "$err" < /dev/null &
  set +m
  read -r url < "$TEST_TMPDIR/urls" || fail "server: no address"
  rm "$TEST_TMPDIR/urls"
  port=${url##*:}
  get "$port" /api/v1/info > "$out"
  grep -q '"name": *"base64"' "$out" || fail "server at $url: no answer"
  kill "-$signal" $!
  wait $! || status=$?
  ((status == 0)) || fail "server: SIG$signal gives status $status"
  ! get "$port" / 2> /dev/null || fail "server: SIG$signal left it running"
}

serve TERM --program "$plugin"
serve INT --program "$plugin"
serve TERM --image-file "$image"

expect 3 shell --image-file "$image" -c 'id -un; ls /usr/local/bin; echo x > /x || exit 3'
[[ $(cat "$out") == nobody$'\n'*base64* ]] || fail "shell: this is not the image"
"$tool" shell --image-file "$image" <<< 'echo read from $0' > "$out" 2> "$err" ||
  fail "shell: it does not read stdin"
grep -q 'read from ' "$out" || fail "shell: it does not read stdin"
expect 0 shell --image-file "$image" --json -c 'echo hello'
grep -q '"output": "hello\\n"' "$out" || fail "shell: no JSON"
expect 1 shell --image-file "$shell_less"
grep -q 'has no shell' "$err" || fail "shell: a shell where there is none"

# A machine that has nothing.
PATH=/nowhere expect 1 shell --image-file "$image" --runner podman
grep -q 'Install bubblewrap' "$err" || fail "shell: nothing to install"
