#!/bin/bash
# Alternates rounds of load on the bare server and on a plugin's, with 16 and
# with 64 connections, and shows requests a second, the 99th percentile and the
# peak of memory.  Needs wrk.
#
#   load.sh [ROUNDS [SECONDS]]
set -euo pipefail
cd "$(dirname "$0")/../../.."

rounds=${1:-5}
seconds=${2:-3}
bin=${BAZEL_BIN:-bazel-bin}
work=$(mktemp -d)
pids=()
cleanup() {
  for pid in "${pids[@]}"; do kill "$pid" 2> /dev/null || true; done
  rm -rf "$work"
}
trap cleanup EXIT

cat > "$work/post.lua" << 'LUA'
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"version":"v1","type":"action_start","body":{"action":"hello","meta":{},' ..
  '"connection":{"greeting":"Hello, {}!"},"input":{"name":"World"}}}'
LUA

"$bin/tests/bench/server/reference" 18801 &
pids+=($!)
"$bin/tests/conformance/testees/hello_world" http --port 18802 2> /dev/null &
pids+=($!)
for port in 18801 18802; do
  until (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; do :; done
done

load() {  # NAME PORT CONNECTIONS
  wrk -t2 -c"$3" -d"${seconds}s" --latency -s "$work/post.lua" \
    "http://127.0.0.1:$2/api/v1/actions/hello" |
    awk -v name="$1" -v connections="$3" '
      /99%/ { p99 = $2 }
      /Requests\/sec/ { rate = $2 }
      /Non-2xx|Socket errors/ { errors = errors " " $0 }
      END { print name, connections " connections", rate "/s", "p99 " p99 errors }'
}

for connections in 16 64; do
  for ((round = 0; round < rounds; ++round)); do
    load reference 18801 "$connections"
    load plugin 18802 "$connections"
  done
done

for pid in "${pids[@]}" $(pgrep -P "${pids[1]}"); do
  echo "$(cat "/proc/$pid/comm") $(grep VmHWM "/proc/$pid/status")"
done
