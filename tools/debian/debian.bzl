"""Repositories made of the Debian packages pinned in lock.bzl."""

load("//tools/debian:lock.bzl", "PINS", "SUITES")

# What a user may set with --repo_env; see fetch for each.
_ENVIRONMENT = ["DEBIAN_ARCHIVES", "DEBIAN_CACHE", "DEBIAN_DRIFT", "DEBIAN_MIRRORS"]

# Unpacks every file that fetch has left in _download.
_UNPACK = """
while read -r name version file; do
  case $file in
    *.deb) dpkg-deb -x "_download/$file" . ;;
    *.dsc) dpkg-source --no-check --no-copy -x "_download/$file" "${name#src:}" ;;
  esac
done < _download/files
rm -rf _download usr/share/doc usr/share/lintian usr/share/man
"""

def _execute(repository_ctx, arguments, what):
    result = repository_ctx.execute(arguments, timeout = 1800)
    if result.return_code:
        fail("@%s: %s:\n%s%s" % (repository_ctx.name, what, result.stdout, result.stderr))
    return result.stdout

def _shell(repository_ctx, lines, what):
    return _execute(repository_ctx, ["bash", "-euc", "\n".join(lines)], what)

def _warn_of_drift(repository_ctx, drift):
    for line in drift.splitlines():
        name, pinned, version, file = line.split(" ")

        # The one way to be seen in a build that goes on.
        # buildifier: disable=print
        print("\n\n*** DRIFT in @%s: %s %s in place of the pinned %s (%s).\n" %
              (repository_ctx.name, name, version, pinned, file) +
              "*** Run tools/debian/relock and commit lock.bzl.\n")

def _debian_packages_impl(repository_ctx):
    attr = repository_ctx.attr
    repository_ctx.file("_download/pins", "".join([p + "\n" for p in attr.pins]), executable = False)
    fetch = [str(repository_ctx.path(attr._fetch)), "_download"] + attr.suites
    _execute(repository_ctx, ["bash", "-c", '"$0" "$@" < _download/pins'] + fetch, "fetching Debian packages")

    # A package of its own, so that it is there whatever attr.build_file says.
    drift = _shell(repository_ctx, ["mkdir debian", "mv _download/drift debian/drift", "cat debian/drift"], "reading the drift")
    repository_ctx.file("debian/BUILD", 'exports_files(["drift"])\n', executable = False)
    _warn_of_drift(repository_ctx, drift)

    if attr.unpack:
        _shell(repository_ctx, [_UNPACK], "unpacking Debian packages")
    if attr.commands:
        _shell(repository_ctx, attr.commands, "arranging the unpacked files")
    if attr.build_file:
        repository_ctx.symlink(attr.build_file, "BUILD")
    repository_ctx.file("WORKSPACE", "workspace(name = \"%s\")\n" % repository_ctx.name)

_debian_packages = repository_rule(
    implementation = _debian_packages_impl,
    attrs = {
        "build_file": attr.label(doc = "The repository's BUILD file; not given if the packages hold one."),
        "commands": attr.string_list(doc = "Bash lines, run in the repository after unpacking."),
        "pins": attr.string_list(mandatory = True, doc = "NAME VERSION PATH SHA256, one file each."),
        "suites": attr.string_list(mandatory = True, doc = "Where a package's current version is looked for."),
        "unpack": attr.bool(default = True, doc = "If not, the .deb files stay as they are, in _download; _download/files lists them."),
        "_apt_env": attr.label(default = "//tools/debian:apt_env.sh"),
        "_fetch": attr.label(default = "//tools/debian:fetch"),
    },
    environ = _ENVIRONMENT,
)

def _pins(section, packages):
    """Returns the lines for fetch. A name says of which architecture it is if that is not amd64, as apt's do."""
    pins = []
    for package in packages:
        if package not in PINS[section]:
            fail("tools/debian/lock.bzl has no %s in section %s: add it to packages.list and run tools/debian/relock" % (package, section))
        version, files = PINS[section][package]
        for path, sha256 in files.items():
            name = package + ":arm64" if path.endswith("_arm64.deb") else package
            pins.append("%s %s %s %s" % (name, version, path, sha256))
    return pins

def differ_by_architecture(packages, section):
    """Tells whether one of these packages of the lock is not the same for all architectures."""
    for package in packages:
        for path in PINS[section][package][1]:
            if not path.endswith("_all.deb"):
                return True
    return False

def debian_packages(name, section, packages = [], sources = [], also = {}, **kwargs):
    """Makes a repository of packages from the lock, unpacked over one another.

    Only the pins of its own packages are the repository's inputs, so a change
    of another package's version does not fetch it again.

    @NAME//debian:drift has a line "PACKAGE PINNED_VERSION VERSION FILE" for each
    file that is not as pinned, which only DEBIAN_DRIFT=allow lets happen.  What
    goes into an image passes it on to the image's labels.

    Args:
      name: of the repository.
      section: of the lock, "build" or "ship", or one of these with "-arm64".
      packages: names of binary packages.
      sources: names of source packages; each is unpacked into a folder of its name.
      also: packages of other sections: SECTION -> names of binary packages.
      **kwargs: build_file, commands, unpack (see the attributes above).
    """
    pins = _pins(section, packages + ["src:" + s for s in sources])
    suites = list(SUITES[section])
    for other, others_packages in also.items():
        pins += _pins(other, others_packages)
        suites += [suite for suite in SUITES[other] if suite not in suites]
    _debian_packages(name = name, pins = pins, suites = suites, **kwargs)
