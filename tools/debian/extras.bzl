"""Packages that a plugin's image may have beyond its base; the lock's EXTRAS."""

load("//tools/debian:debian.bzl", "debian_packages")
load("//tools/debian:lock.bzl", "EXTRAS")

_SECTION = "ship"

def _repository(package):
    return "debian_package_" + package.replace("+", "_plus_")

def _closure(names):
    """Returns all packages that these extras bring, each once, in order."""
    packages = {}
    for name in names:
        for package in EXTRAS[_SECTION][name]:
            packages[package] = True
    return sorted(packages)

def is_extra_package(package):
    """Tells whether a package is pinned only since an extra brings it."""
    return package in _closure(EXTRAS[_SECTION])

def extra_package_repositories():
    """Makes a repository for each package of each extra. Bazel fetches those alone that something asks for."""
    for package in _closure(EXTRAS[_SECTION]):
        debian_packages(
            name = _repository(package),
            build_file = "//tools/debian:package.BUILD",
            packages = [package],
            section = _SECTION,
            unpack = False,
        )

def extra_packages(names, what):
    """Returns the labels of what these extras bring: all that they depend on and the Debian base has not.

    Args:
      names: of packages, as a plugin gives them.
      what: who asks, for the error.

    Returns:
      A struct of two lists of labels: debs, and drift (lists of packages at another version than the lock's).
    """
    for name in names:
        if name not in EXTRAS[_SECTION]:
            fail(("%s: the lock has no extra package \"%s\", only: %s. To have it, add it to the line \"extra\" of " +
                  "tools/debian/packages.list and run tools/debian/relock") % (what, name, ", ".join(sorted(EXTRAS[_SECTION]))))
    repositories = [_repository(package) for package in _closure(names)]
    return struct(
        debs = ["@%s//:debs" % repository for repository in repositories],
        drift = ["@%s//:drift" % repository for repository in repositories],
    )
