"""The C++ toolchains: Debian's GCC 12, binutils and glibc, from the lock."""

load("//tools/debian:debian.bzl", "debian_packages")

# What the tools themselves need, on the machine that builds.
_TOOLS = [
    "binutils-common",
    "libbinutils",
    "libc6",
    "libctf-nobfd0",
    "libctf0",
    "libgcc-s1",
    "libgmp10",
    "libisl23",
    "libjansson4",
    "libmpc3",
    "libmpfr6",
    "libstdc++6",
    "libzstd1",
    "zlib1g",
]

# What is compiled and linked with, of the architecture that is built for.
_LIBRARIES = [
    "libc6-dev",
    "libcrypt-dev",
    "libgcc-12-dev",
    "libstdc++-12-dev",
    "linux-libc-dev",
]

_AMD64 = [
    "binutils",
    "binutils-x86-64-linux-gnu",
    "cpp-12",
    "g++-12",
    "gcc-12",
    "libasan8",
    "libatomic1",
    "libcrypt1",
    "liblsan0",
    "libtsan2",
    "libubsan1",
]

_ARM64 = [
    "binutils-aarch64-linux-gnu",
    "cpp-12-aarch64-linux-gnu",
    "g++-12-aarch64-linux-gnu",
    "gcc-12-aarch64-linux-gnu",
]

# A cross compiler has a folder of its own, for the libraries of its own packages,
# which are older than the architecture's.
_ONE_FOLDER = "cp -a usr/lib/gcc-cross/. usr/lib/gcc && rm -rf usr/lib/gcc-cross && ln -s gcc usr/lib/gcc-cross"

# Makes the tree self-contained, TARGET being what is built for: no absolute links, tools that run with the
# tree's own loader and libraries, whatever the host has.
_COMMANDS = [
    "rm -rf usr/share etc var usr/libexec usr/lib/bfd-plugins usr/lib/x86_64-linux-gnu/gconv",
    "find . -type l -lname '/*' | while read -r l; do ln -sfrn \".$(readlink \"$l\")\" \"$l\"; done",
    # Bazel cannot hash a folder with a dangling link in it for a cache.
    "find . -xtype l -delete",
    "mkdir -p bin libexec",
    """cat > libexec/run <<'EOF'
#!/bin/sh
# usage: run TOOL args...: runs usr/bin/TARGET-TOOL with the tree's own loader.
t=$1; shift
r=${0%/libexec/run}
l=$r/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
p=$r/usr/lib/x86_64-linux-gnu:$r/lib/x86_64-linux-gnu
exec "$l" --inhibit-cache --library-path "$p" "$r/usr/bin/TARGET-$t" "$@"
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
g=$r/usr/bin/TARGET-gcc-12
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
    " usr/lib/TARGET/libc.a",
]

def _toolchain(name, target, first_commands = [], **kwargs):
    debian_packages(
        name = name,
        build_file = "//tools/cc:%s.BUILD" % name,
        commands = first_commands + [command.replace("TARGET", target) for command in _COMMANDS],
        section = "build",
        **kwargs
    )
    native.register_toolchains("//tools/cc:" + name)

def gcc12_toolchains():
    """Makes and registers the toolchains' repositories, @gcc12 for amd64 and @gcc12_arm64; both run on amd64."""
    _toolchain(
        name = "gcc12",
        packages = _AMD64 + _TOOLS + _LIBRARIES,
        target = "x86_64-linux-gnu",
    )
    _toolchain(
        name = "gcc12_arm64",
        also = {"build-arm64": _LIBRARIES},
        first_commands = [_ONE_FOLDER],
        packages = _ARM64 + _TOOLS,
        target = "aarch64-linux-gnu",
    )
