"""A cc_library over the static libraries and headers of unpacked Debian packages."""

load("@rules_cc//cc:defs.bzl", "cc_import", "cc_library")

_LIB = "usr/lib/x86_64-linux-gnu/"

def static_library(name, archives = [], include_dirs = ["usr/include"], deps = [], linkopts = [], folder = _LIB):
    """Declares a public library.

    Args:
      name: of the library.
      archives: file names of static libraries, such as libz.a.
      include_dirs: folders of headers; what they hold can be included with <...>.
      deps: what must be linked after it.
      linkopts: flags for the linker.
      folder: where the archives are.
    """
    imports = []
    for archive in archives:
        imports.append(":" + name + "_" + archive)
        cc_import(
            name = name + "_" + archive,
            static_library = folder + archive,
        )
    cc_library(
        name = name,
        hdrs = native.glob([d + "/**" for d in include_dirs]),
        includes = include_dirs,
        linkopts = linkopts,
        visibility = ["//visibility:public"],
        deps = imports + deps,
    )
