"""C++ targets with the project's flags."""

load("@rules_cc//cc:defs.bzl", "cc_binary", "cc_library", "cc_test")

_COPTS = [
    "-Wall",
    "-Wextra",
    "-Werror",
    "-Wmissing-declarations",
    # False alarms of GCC 12 in inlined library code.
    "-Wno-free-nonheap-object",
    "-Wno-restrict",
]

# A static program runs on every base image and never sees the host's libraries.
# PIE, so that its addresses are random.
_LINKOPTS = select({
    "//tools/build_defs:sanitizer": [],
    "//conditions:default": ["-static-pie"],
})

def sdk_cc_library(name, copts = [], **kwargs):
    cc_library(name = name, copts = _COPTS + copts, **kwargs)

def sdk_cc_binary(name, copts = [], linkopts = [], **kwargs):
    cc_binary(
        name = name,
        copts = _COPTS + copts,
        linkopts = _LINKOPTS + linkopts,
        **kwargs
    )

def sdk_cc_test(name, deps = [], copts = [], linkopts = [], size = "small", **kwargs):
    """A GoogleTest; its main is added."""
    cc_test(
        name = name,
        size = size,
        copts = _COPTS + copts,
        linkopts = _LINKOPTS + linkopts,
        deps = deps + ["@googletest//:gtest_main"],
        **kwargs
    )
