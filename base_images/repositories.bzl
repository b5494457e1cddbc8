"""The repositories that the base images are made of."""

load("//base_images/alpine:minirootfs.bzl", "alpine_minirootfs")
load("//tools/debian:debian.bzl", "debian_packages")
load("//tools/debian:extras.bzl", "extra_package_repositories", "is_extra_package")
load("//tools/debian:lock.bzl", "PINS")
load("//tools/third_party:repositories.bzl", "LINKED_INTO_PLUGINS")

# The section "ship" of the lock is what ends up in images: libraries to link
# (sources, packages in -dev, and data that is compiled in), the Debian base
# image's closure, and what plugins may add to that.  No base image has what is
# linked, unless it is data that programs read as well: there is no compiler in it.
_ALSO_INSTALLED = ["tzdata"]
_LINKED_PACKAGES = [
    package
    for packages in LINKED_INTO_PLUGINS.values()
    for package in packages
    if package not in _ALSO_INSTALLED
]

def _debian_slim_packages(section):
    return [
        package
        for package in PINS[section]
        if not package.startswith("src:") and not package.endswith("-dev") and
           package not in _LINKED_PACKAGES and not is_extra_package(package, section)
    ]

def base_image_repositories():
    """Makes all of them, for both architectures; Bazel fetches those that something needs."""
    for name, section in [("debian_slim_packages", "ship"), ("debian_slim_packages_arm64", "ship-arm64")]:
        debian_packages(
            name = name,
            build_file = "//tools/debian:package.BUILD",
            packages = _debian_slim_packages(section),
            section = section,
            unpack = False,
        )

    # The same for all architectures.  Apart, so that the Alpine image does not need Debian's.
    debian_packages(
        name = "ca_certificates",
        build_file = "//tools/debian:package.BUILD",
        packages = ["ca-certificates"],
        section = "ship",
        unpack = False,
    )
    debian_packages(
        name = "static_base_packages",
        build_file = "//tools/debian:package.BUILD",
        packages = ["ca-certificates", "tzdata"],
        section = "ship",
        unpack = False,
    )
    extra_package_repositories()
    alpine_minirootfs(
        name = "alpine_minirootfs",
        architecture = "x86_64",
    )
    alpine_minirootfs(
        name = "alpine_minirootfs_arm64",
        architecture = "aarch64",
    )
