"""The C++ toolchain: Debian's GCC 12, binutils and glibc, from the lock."""

load("//tools/debian:debian.bzl", "debian_packages")

_PACKAGES = [
    "binutils",
    "binutils-common",
    "binutils-x86-64-linux-gnu",
    "cpp-12",
    "g++-12",
    "gcc-12",
    "libasan8",
    "libatomic1",
    "libbinutils",
    "libc6",
    "libc6-dev",
    "libcrypt-dev",
    "libcrypt1",
    "libctf-nobfd0",
    "libctf0",
    "libgcc-12-dev",
    "libgcc-s1",
    "libgmp10",
    "libisl23",
    "libjansson4",
    "liblsan0",
    "libmpc3",
    "libmpfr6",
    "libstdc++-12-dev",
    "libstdc++6",
    "libtsan2",
    "libubsan1",
    "libzstd1",
    "linux-libc-dev",
    "zlib1g",
]

# Makes the tree self-contained: no absolute links, tools that run with the
# tree's own loader and libraries, whatever the host has.
_COMMANDS = [
    "rm -rf usr/share etc var usr/libexec usr/lib/bfd-plugins usr/lib/x86_64-linux-gnu/gconv",
    "find . -type l -lname '/*' | while read -r l; do ln -sfrn \".$(readlink \"$l\")\" \"$l\"; done",
    # Bazel cannot hash a folder with a dangling link in it for a cache.
    "find . -xtype l -delete",
    "mkdir -p bin libexec",
    """cat > libexec/run <<'EOF'
#!/bin/sh
# usage: run TOOL args...: runs usr/bin/x86_64-linux-gnu-TOOL with the tree's own loader.
t=$1; shift
r=${0%/libexec/run}
l=$r/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
p=$r/usr/lib/x86_64-linux-gnu:$r/lib/x86_64-linux-gnu
exec "$l" --inhibit-cache --library-path "$p" "$r/usr/bin/x86_64-linux-gnu-$t" "$@"
EOF""",
    """for t in ld.bfd ar as nm objcopy objdump strip readelf gcov-12; do
n=${t%-12}; n=${n%.bfd}
printf '#!/bin/sh\\nr=${0%%/*}/..\\nexec "$r/libexec/run" %s "$@"\\n' $t > bin/$n
done""",
    # Bazel's coverage script calls gcov by a link of its own.
    "sed -i 's|^r=.*|r=$(dirname \"$(readlink -f \"$0\")\")/..|' bin/gcov",
    """cat > bin/gcc <<'EOF'
#!/bin/sh
# gcc and g++ in one, as Bazel calls one tool for both: C++ unless all is C.
r=${0%/bin/gcc}
l=$r/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
p=$r/usr/lib/x86_64-linux-gnu:$r/lib/x86_64-linux-gnu
g=$r/usr/bin/x86_64-linux-gnu-gcc-12
exec "$l" --inhibit-cache --library-path "$p" "$g" \\
  -wrapper "$l,--inhibit-cache,--library-path,$p" -B"$r/libexec" -B"$r/usr/bin" --sysroot="$r" \\
  -no-canonical-prefixes -fno-canonical-system-headers -ffile-prefix-map="$PWD"=. "$@"
EOF""",
    # The driver runs as by -wrapper, so by its ELF file; collect2 runs ld by itself.
    "cp bin/ld libexec/ld",
    "chmod +x bin/* libexec/*",
    # The linker's notes that a static program loads libraries for names from odd
    # sources (NIS, LDAP; see nsswitch.conf).  We know; they hide real warnings.
    "bin/objcopy -D -w -R .gnu.warning.dlopen -R .gnu.warning.getaddrinfo" +
    " -R '.gnu.warning.get*by*' -R '.gnu.warning.getpw?*' -R '.gnu.warning.getgr?*'" +
    " usr/lib/x86_64-linux-gnu/libc.a",
]

def gcc12_toolchain(name):
    """Makes and registers the toolchain's repository.

    Args:
      name: of the repository; gcc12.BUILD knows it as gcc12.
    """
    debian_packages(
        name = name,
        build_file = "//tools/cc:gcc12.BUILD",
        commands = _COMMANDS,
        packages = _PACKAGES,
        section = "build",
    )
    native.register_toolchains("@%s//:toolchain" % name)
