#!/bin/sh
# Looks at the image from inside, as a plugin would be run there, and answers as a
# plugin does.
problems=
expect() {  # WHAT COMMAND...
  what=$1
  shift
  "$@" > /tmp/output 2>&1 || problems="$problems$what: $(head -c 200 /tmp/output | tr '\n"' "  ") "
}

is() { test "$1" = "$2"; }

expect "apk does not know itself" apk info --installed apk-tools
expect "apk knows no repository" grep -q "/main$" /etc/apk/repositories
expect "awk is broken" is "$(awk 'BEGIN { print 6 * 7 }')" 42
expect "there are few certificates" test "$(grep -c BEGIN /etc/ssl/certs/ca-certificates.crt)" -gt 100
expect "OpenSSL's own path leads to other ones" cmp /etc/ssl/cert.pem /etc/ssl/certs/ca-certificates.crt
expect "the user is not nobody" is "$(id -un)" nobody
expect "there is a compiler or another build tool" is "$(command -v gcc g++ cc c++ clang make as ld)" ""
expect "something is setuid" is "$(find / -xdev -type f -perm /6000 2> /dev/null)" ""

if [ -z "$problems" ]; then status=ok; else status=error; fi
printf '{"body": {"action": "check", "status": "%s", "error": "%s"}}\n' "$status" "$problems"
[ "$status" = ok ]
