# To be sourced by a test: a Debian mirror of tiny packages in a folder, and an apt
# configuration (APT_CONFIG) of a machine that has it as its only source.
#
# The mirror is not signed.  trust_unsigned lets apt take it all the same, for the
# tests that are not about that.

failures=0

expect() {  # WHAT COMMAND...
  local what=$1; shift
  if "$@"; then echo "ok: $what"; else echo "FAILED: $what"; failures=$((failures + 1)); fi
}
expect_line() { expect "says: $1" grep -qE -- "$1" "$2" || true; }
expect_no_line() {
  if grep -qE -- "$1" "$2"; then expect "does not say: $1" false; else expect "does not say: $1" true; fi
}

sha256_of() { sha256sum < "$1" | cut -d' ' -f1; }

# Makes MIRROR/pool/main/NAME_VERSION_ARCHITECTURE.deb, which holds /usr/share/NAME.
add_package() {  # MIRROR NAME VERSION [DEPENDS [CONFLICTS [ARCHITECTURE]]]
  local tree=$TEST_TMPDIR/tree pool=$1/pool/main architecture=${6:-all}
  rm -rf "$tree"; mkdir -p "$tree/DEBIAN" "$tree/usr/share" "$pool"
  echo "$2 $3" > "$tree/usr/share/$2"
  {
    printf 'Package: %s\nVersion: %s\nArchitecture: %s\nMaintainer: Test <test@example.com>\n' "$2" "$3" "$architecture"
    [[ -z ${4:-} ]] || echo "Depends: $4"
    [[ -z ${5:-} ]] || echo "Conflicts: $5"
    echo 'Description: test'
  } > "$tree/DEBIAN/control"
  dpkg-deb --build --root-owner-group "$tree" "$pool/$2_${3#*:}_$architecture.deb" > /dev/null
}

# Makes MIRROR/pool/main/NAME_VERSION.dsc and .tar.xz.
add_source() {  # MIRROR NAME VERSION
  mkdir -p "$1/pool/main"
  echo "source of $2 $3" > "$1/pool/main/$2_$3.tar.xz"
  echo "Source: $2" > "$1/pool/main/$2_$3.dsc"
}

# The line that the lock would have for a file of the mirror.
pin() {  # MIRROR NAME FILE VERSION
  echo "$2 $4 pool/main/$3 $(sha256_of "$1/pool/main/$3")"
}

list_packages() {  # MIRROR ARCHITECTURE
  local deb
  for deb in "$1"/pool/main/*_all.deb "$1"/pool/main/*_"$2".deb; do
    [[ -e $deb ]] || continue
    dpkg-deb -f "$deb"
    printf 'Filename: pool/main/%s\nSize: %s\nSHA256: %s\n\n' "${deb##*/}" "$(stat -c %s "$deb")" "$(sha256_of "$deb")"
  done
}

# Writes the mirror's package lists: what is in its pool now, suite bookworm.
publish() {  # MIRROR
  local mirror=$1 dist=$1/dists/bookworm dsc tar name version architecture
  rm -rf "$dist"; mkdir -p "$dist"/main/{binary-amd64,binary-arm64,source}
  for architecture in amd64 arm64; do
    list_packages "$mirror" "$architecture" > "$dist/main/binary-$architecture/Packages"
  done
  for dsc in "$mirror"/pool/main/*.dsc; do
    [[ -e $dsc ]] || continue
    tar=${dsc%.dsc}.tar.xz name=${dsc##*/}; version=${name#*_}; version=${version%.dsc}; name=${name%%_*}
    printf 'Package: %s\nBinary: %s\nVersion: %s\nArchitecture: all\nFormat: 3.0 (native)\nDirectory: pool/main\n' "$name" "$name" "$version"
    printf 'Checksums-Sha256:\n %s %s %s\n %s %s %s\n\n' \
      "$(sha256_of "$dsc")" "$(stat -c %s "$dsc")" "${dsc##*/}" "$(sha256_of "$tar")" "$(stat -c %s "$tar")" "${tar##*/}"
  done > "$dist/main/source/Sources"
  { printf 'Origin: Test\nSuite: oldstable\nCodename: bookworm\nArchitectures: amd64 arm64 all\nComponents: main\nDate: Sat, 01 Jan 2022 00:00:00 UTC\nSHA256:\n'
    (cd "$dist" && for f in main/binary-{amd64,arm64}/Packages main/source/Sources; do
      printf ' %s %s %s\n' "$(sha256_of "$f")" "$(stat -c %s "$f")" "$f"; done)
  } > "$dist/Release"
}

# The apt of a machine whose sources name these mirrors, and whose package lists
# were never downloaded.
use_mirrors() {  # URL...
  local machine=$TEST_TMPDIR/machine url
  rm -rf "$machine"; mkdir -p "$machine/sources" "$machine/state/lists/partial" "$machine/cache/archives/partial"
  for url in "$@"; do echo "deb $url bookworm main"; done > "$machine/sources/test.list"
  cat > "$machine/apt.conf" <<END
Dir::State "$machine/state";
Dir::Cache "$machine/cache";
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "$machine/sources";
APT::Architecture "amd64";
APT::Sandbox::User "root";
END
  export APT_CONFIG=$machine/apt.conf
}

trust_unsigned() {
  cat >> "$APT_CONFIG" <<'END'
Acquire::AllowInsecureRepositories "true";
APT::Get::AllowUnauthenticated "true";
END
}

finish() {
  echo "$failures failed"
  ((failures == 0))
}
