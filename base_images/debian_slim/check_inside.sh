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

expect "dpkg finds unfinished packages" is "$(dpkg --audit 2>&1)" ""
expect "dpkg can't list packages" is "$(dpkg-query -W -f '${Status}\n' | sort -u)" "install ok installed"
expect "dpkg knows no owner of the shell" dpkg-query -S /bin/sh
expect "files are not as their packages have them" is "$(cd / && cat /var/lib/dpkg/info/coreutils.md5sums | md5sum -c --quiet 2>&1 | grep -vE 'share/(doc|man|info|locale|lintian)|WARNING')" ""
expect "a dependency is not met" apt-get -o Dir::Cache=/tmp -o Debug::NoLocking=1 check
expect "apt-get knows no mirror" grep -q "^deb http" /etc/apt/sources.list
expect "apt-get has no keys" ls /etc/apt/trusted.gpg.d/debian-archive-bookworm-stable.asc
expect "awk is broken" is "$(awk 'BEGIN { print 6 * 7 }')" 42
expect "the alternatives are broken" update-alternatives --query awk
expect "perl is broken" perl -e 'exit 0'
expect "openssl finds no issuer by its hash" openssl verify -no-CAfile -no-CAstore -CApath /etc/ssl/certs /etc/ssl/certs/ISRG_Root_X1.pem
expect "openssl finds no issuer in the bundle" openssl verify -no-CApath -no-CAstore -CAfile /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ISRG_Root_X1.pem
expect "the time zone is not UTC" is "$(date +%Z)" UTC
expect "the user is not nobody" is "$(id -un)" nobody
expect "there is a compiler or another build tool" is "$(command -v gcc g++ cc c++ clang make as ld)" ""
expect "something is setuid" is "$(find / -xdev -type f -perm /6000 2> /dev/null)" ""

if [ -z "$problems" ]; then status=ok; else status=error; fi
printf '{"body": {"action": "check", "status": "%s", "error": "%s"}}\n' "$status" "$problems"
[ "$status" = ok ]
