"""What is statically linked, as the .deb files that it comes from: bills of materials are made of them."""

load("//tools/debian:debian.bzl", "debian_packages", "differ_by_architecture")
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

def _sections():
    """Returns what is linked: a dict, repository -> a tuple of its packages and the section they are of."""
    sections = {name: (packages, "ship") for name, packages in LINKED_INTO_PLUGINS.items()}
    sections.update({name: (packages, "build") for name, packages in _FROM_BUILD.items()})
    return sections

def _declare(repository, packages, section):
    debian_packages(
        name = repository,
        build_file = "//tools/debian:package.BUILD",
        packages = packages,
        section = section,
        unpack = False,
    )

def linked_package_repositories():
    """Makes @NAME_packages for each repository @NAME of a library: its packages as they are. @NAME_packages_arm64 has those of arm64."""
    for repository, (packages, section) in _sections().items():
        for suffix, names in [("_packages", packages), ("_documentation", _DOCUMENTATION.get(repository, []))]:
            if names:
                _declare(repository + suffix, names, section)
            if names and differ_by_architecture(names, section):
                _declare(repository + suffix + "_arm64", names, section + "-arm64")

def _by_architecture(repository, packages, section, target):
    """Returns the label @REPOSITORY/TARGET, for select(): that of the architecture."""
    label = "@%s/%s" % (repository, target)
    arm64 = "@%s_arm64/%s" % (repository, target) if differ_by_architecture(packages, section) else label
    return select({
        "//tools/cc:arm64": [arm64],
        "//conditions:default": [label],
    })

def linked_packages():
    """Returns what is linked: a dict, repository -> a struct of debs, documentation and drift, each a list of labels or a select() of such."""
    linked = {}
    for repository, (packages, section) in _sections().items():
        documentation = _DOCUMENTATION.get(repository, [])
        linked[repository] = struct(
            debs = _by_architecture(repository + "_packages", packages, section, "/:debs"),
            documentation = _by_architecture(repository + "_documentation", documentation, section, "/:debs") if documentation else [],
            drift = _by_architecture(repository, packages, section, "/debian:drift"),
        )
    return linked
