"""Repositories made of the Debian packages pinned in lock.bzl."""

load("//tools/debian:lock.bzl", "PINS")

# What a user may set with --repo_env; see fetch for each.
_ENVIRONMENT = ["DEBIAN_ARCHIVES", "DEBIAN_CACHE", "DEBIAN_DRIFT", "DEBIAN_MIRRORS"]

def _execute(repository_ctx, arguments, what):
    result = repository_ctx.execute(arguments, timeout = 1800)
    if result.return_code:
        fail("@%s: %s:\n%s%s" % (repository_ctx.name, what, result.stdout, result.stderr))

def _shell(repository_ctx, lines, what):
    _execute(repository_ctx, ["bash", "-euc", "\n".join(lines)], what)

def _unpack_commands(pins):
    commands = []
    for pin in pins:
        name, _, path, _ = pin.split(" ")
        file = path.split("/")[-1]
        if file.endswith(".deb"):
            commands.append('dpkg-deb -x "_download/%s" .' % file)
        elif file.endswith(".dsc"):
            commands.append('dpkg-source --no-check --no-copy -x "_download/%s" "%s"' % (file, name[len("src:"):]))
    return commands

def _debian_packages_impl(repository_ctx):
    repository_ctx.file("_download/pins", "".join([p + "\n" for p in repository_ctx.attr.pins]), executable = False)
    fetch = str(repository_ctx.path(repository_ctx.attr._fetch))
    _execute(repository_ctx, ["bash", "-c", '"$0" _download < _download/pins', fetch], "fetching Debian packages")
    if repository_ctx.attr.unpack:
        _shell(repository_ctx, _unpack_commands(repository_ctx.attr.pins) + [
            "rm -rf _download usr/share/doc usr/share/lintian usr/share/man",
        ], "unpacking Debian packages")
    else:
        # Files and not links: the cache may be cleared at any time.
        _shell(repository_ctx, [
            'for f in _download/*.deb; do cp --remove-destination "$(readlink -f "$f")" "$f"; done',
        ], "copying Debian packages")
    if repository_ctx.attr.commands:
        _shell(repository_ctx, repository_ctx.attr.commands, "arranging the unpacked files")
    if repository_ctx.attr.build_file:
        repository_ctx.symlink(repository_ctx.attr.build_file, "BUILD")
    repository_ctx.file("WORKSPACE", "workspace(name = \"%s\")\n" % repository_ctx.name)

_debian_packages = repository_rule(
    implementation = _debian_packages_impl,
    attrs = {
        "build_file": attr.label(doc = "The repository's BUILD file; not given if the packages hold one."),
        "commands": attr.string_list(doc = "Bash lines, run in the repository after unpacking."),
        "pins": attr.string_list(mandatory = True, doc = "NAME VERSION PATH SHA256, one file each."),
        "unpack": attr.bool(default = True, doc = "If not, the .deb files stay as they are, in _download."),
        "_fetch": attr.label(default = "//tools/debian:fetch"),
    },
    environ = _ENVIRONMENT,
)

def debian_packages(name, section, packages = [], sources = [], **kwargs):
    """Makes a repository of packages from the lock, unpacked over one another.

    Only the pins of its own packages are the repository's inputs, so a change
    of another package's version does not fetch it again.

    Args:
      name: of the repository.
      section: of the lock, "build" or "ship".
      packages: names of binary packages.
      sources: names of source packages; each is unpacked into a folder of its name.
      **kwargs: build_file, commands, unpack (see the attributes above).
    """
    pins = []
    for package in packages + ["src:" + s for s in sources]:
        if package not in PINS[section]:
            fail("tools/debian/lock.bzl has no %s in section %s: add it to packages.list and run tools/debian/relock" % (package, section))
        version, files = PINS[section][package]
        pins += ["%s %s %s %s" % (package, version, path, sha256) for path, sha256 in files.items()]
    _debian_packages(name = name, pins = pins, **kwargs)
