"""The repositories that the base images are made of."""

load("//base_images/alpine:minirootfs.bzl", "alpine_minirootfs")
load("//tools/debian:debian.bzl", "debian_packages")
load("//tools/debian:extras.bzl", "extra_package_repositories", "is_extra_package")
load("//tools/debian:lock.bzl", "PINS")
load("//tools/third_party:repositories.bzl", "LINKED_INTO_PLUGINS")

# The section "ship" of the lock is what ends up in images: libraries to link
# (sources, packages in -dev, and data that is compiled in), the Debian base
# image's closure, and what plugins may add to that.  No base image has what is
# linked: there is no compiler in it.
_LINKED_PACKAGES = [
    package
    for packages in LINKED_INTO_PLUGINS.values()
    for package in packages
]
_DEBIAN_SLIM_PACKAGES = [
    package
    for package in PINS["ship"]
    if not package.startswith("src:") and not package.endswith("-dev") and
       package not in _LINKED_PACKAGES and not is_extra_package(package)
]

def base_image_repositories():
    debian_packages(
        name = "debian_slim_packages",
        build_file = "//tools/debian:package.BUILD",
        packages = _DEBIAN_SLIM_PACKAGES,
        section = "ship",
        unpack = False,
    )

    # Apart, so that the Alpine image does not need Debian's.
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
    alpine_minirootfs(name = "alpine_minirootfs")
