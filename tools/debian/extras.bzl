"""Packages that a plugin's image may have beyond its base; the lock's EXTRAS."""

load("//tools/debian:debian.bzl", "debian_packages")
load("//tools/debian:lock.bzl", "EXTRAS")

_SECTION = "ship"

# SECTION -> what its repositories' names end with.
_SUFFIXES = {
    _SECTION: "",
    _SECTION + "-arm64": "_arm64",
}

def _repository(package, section):
    return "debian_package_" + package.replace("+", "_plus_") + _SUFFIXES[section]

def _closure(names, section):
    """Returns all packages that these extras bring, each once, in order."""
    packages = {}
    for name in names:
        for package in EXTRAS[section][name]:
            packages[package] = True
    return sorted(packages)

def is_extra_package(package, section):
    """Tells whether a package is pinned only since an extra brings it."""
    return package in _closure(EXTRAS[section], section)

def extra_package_repositories():
    """Makes a repository for each package of each extra. Bazel fetches those alone that something asks for."""
    for section in _SUFFIXES:
        for package in _closure(EXTRAS[section], section):
            debian_packages(
                name = _repository(package, section),
                build_file = "//tools/debian:package.BUILD",
                packages = [package],
                section = section,
                unpack = False,
            )

def _labels(names, target):
    """Returns the target's label in each repository of these extras: a select() by architecture."""
    labels = {
        section: ["@%s//:%s" % (_repository(package, section), target) for package in _closure(names, section)]
        for section in _SUFFIXES
    }
    return select({
        "//tools/cc:arm64": labels[_SECTION + "-arm64"],
        "//conditions:default": labels[_SECTION],
    })

def extra_packages(names, what):
    """Returns the labels of what these extras bring: all that they depend on and the Debian base has not.

    Args:
      names: of packages, as a plugin gives them.
      what: who asks, for the error.

    Returns:
      A struct of two lists of labels, for an attribute: debs, and drift (lists of packages at another version than the lock's).
    """
    for name in names:
        if name not in EXTRAS[_SECTION]:
            fail(("%s: the lock has no extra package \"%s\", only: %s. To have it, add it to the line \"extra\" of " +
                  "tools/debian/packages.list and run tools/debian/relock") % (what, name, ", ".join(sorted(EXTRAS[_SECTION]))))
    return struct(
        debs = _labels(names, "debs"),
        drift = _labels(names, "drift"),
    )
