"""A cc_library over the static libraries and headers of unpacked Debian packages.

@NAME has amd64's, @NAME_arm64 those of arm64, from the same BUILD file.  Only @NAME
is asked for: its libraries stand for arm64's where that is what is built.
"""

load("@rules_cc//cc:defs.bzl", "cc_import", "cc_library")

_ARM64_SUFFIX = "_arm64"

def _is_arm64():
    return native.repository_name().endswith(_ARM64_SUFFIX)

def multiarch():
    """Returns Debian's name of the architecture that the BUILD file's repository is for."""
    return "aarch64-linux-gnu" if _is_arm64() else "x86_64-linux-gnu"

def toolchain():
    """Returns the name of the repository with the compiler and binutils for the same."""
    return "gcc12_arm64" if _is_arm64() else "gcc12"

def static_library(name, archives = [], include_dirs = ["usr/include"], deps = [], linkopts = [], folder = None):
    """Declares a public library.

    Args:
      name: of the library.
      archives: file names of static libraries, such as libz.a. A library without is one of
        headers, the same for all architectures.
      include_dirs: folders of headers; what they hold can be included with <...>.
      deps: what must be linked after it.
      linkopts: flags for the linker.
      folder: where the archives are, by default the package's own folder of libraries.
    """
    imports = []
    for archive in archives:
        imports.append(":" + name + "_" + archive)
        cc_import(
            name = name + "_" + archive,
            static_library = (folder or "usr/lib/%s/" % multiarch()) + archive,
        )
    library = name
    if archives and not _is_arm64():
        library = name + "_amd64"
        native.alias(
            name = name,
            actual = select({
                "@insight//tools/cc:arm64": "%s%s//:%s" % (native.repository_name(), _ARM64_SUFFIX, name),
                "//conditions:default": ":" + library,
            }),
            visibility = ["//visibility:public"],
        )
    cc_library(
        name = library,
        hdrs = native.glob([d + "/**" for d in include_dirs]),
        includes = include_dirs,
        linkopts = linkopts,
        visibility = ["//visibility:public"],
        deps = imports + deps,
    )
