"""What is statically linked, as the .deb files that it comes from: bills of materials are made of them."""

load("//tools/debian:debian.bzl", "debian_packages")
load("//tools/third_party:repositories.bzl", "LINKED_INTO_PLUGINS")

# Of the lock's section "build", and linked all the same.
_FROM_BUILD = {
    # Of the toolchain: parts of these archives are in every program.
    "gcc12": ["libc6-dev", "libgcc-12-dev", "libstdc++-12-dev"],
}

# REPOSITORY -> packages that have the copyright files of its own.
_DOCUMENTATION = {
    "bzip2": ["libbz2-1.0"],
    "gcc12": ["gcc-12-base"],
}

def _declare(repository, packages, section):
    documentation = _DOCUMENTATION.get(repository, [])
    for suffix, names in [("packages", packages), ("documentation", documentation)]:
        if names:
            debian_packages(
                name = "%s_%s" % (repository, suffix),
                build_file = "//tools/debian:package.BUILD",
                packages = names,
                section = section,
                unpack = False,
            )

def linked_package_repositories():
    """Makes @NAME_packages for each repository @NAME of a library: its packages as they are."""
    for repository, packages in LINKED_INTO_PLUGINS.items():
        _declare(repository, packages, "ship")
    for repository, packages in _FROM_BUILD.items():
        _declare(repository, packages, "build")

def linked_packages():
    """Returns what is linked: a dict, repository -> a struct of two lists of labels, debs and documentation."""
    linked = {}
    for repository in list(LINKED_INTO_PLUGINS) + list(_FROM_BUILD):
        linked[repository] = struct(
            debs = ["@%s_packages//:debs" % repository],
            documentation = ["@%s_documentation//:debs" % repository] if repository in _DOCUMENTATION else [],
        )
    return linked
