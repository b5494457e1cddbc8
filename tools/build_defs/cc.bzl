"""C++ targets with the project's flags."""

load("@rules_cc//cc:defs.bzl", "cc_binary", "cc_library", "cc_test")
load("//tools/build_defs:arm64.bzl", "arm64_test")
load("//tools/build_defs:test_prelude.bzl", "PRELUDE_COPTS", "TEST_COPTS")

_COPTS = [
    "-Wall",
    "-Wextra",
    "-Werror",
    "-Wmissing-declarations",
    # False alarms of GCC 12 in inlined library code.
    "-Wno-free-nonheap-object",
    "-Wno-restrict",
]

# What runs once for each request or less is better small than fast: it is part
# of every plugin's image, and takes 140 kB less of it.
SMALL_COPTS = ["-Os"]
_SMALL_PACKAGES = [
    "sdk/cli",
    "sdk/connection",
    "sdk/dispatcher",
    "sdk/main",
    "sdk/message",
    "sdk/runtime",
    "sdk/schema",
    "sdk/server",
]

# A static program runs on every base image and never sees the host's libraries.
# PIE, so that its addresses are random; the 20,000 pointers that this makes to be
# adjusted at the start are packed (by 550 kB, a tenth of that in an image).
_LINKOPTS = select({
    "//tools/build_defs:sanitizer": [],
    # Whose linker can't pack them yet.
    "//tools/cc:arm64": ["-static-pie"],
    "//conditions:default": [
        "-static-pie",
        "-Wl,-z,pack-relative-relocs",
    ],
})

def sdk_cc_library(name, copts = [], **kwargs):
    small = SMALL_COPTS if native.package_name() in _SMALL_PACKAGES else []
    cc_library(name = name, copts = _COPTS + small + copts, **kwargs)

def sdk_cc_binary(name, copts = [], linkopts = [], **kwargs):
    cc_binary(
        name = name,
        copts = _COPTS + copts,
        linkopts = _LINKOPTS + linkopts,
        **kwargs
    )

def sdk_cc_test(name, deps = [], copts = [], linkopts = [], size = "small", **kwargs):
    """A GoogleTest; its main is added. NAME_arm64 is the same for arm64, under qemu-user, unless it has arguments."""
    cc_test(
        name = name,
        size = size,
        copts = _COPTS + TEST_COPTS + PRELUDE_COPTS + copts,
        linkopts = _LINKOPTS + linkopts,
        deps = deps + ["//tools/build_defs:test_prelude", "@googletest//:gtest_main"],
        **kwargs
    )
    if "args" not in kwargs:
        arm64_test(
            name = name + "_arm64",
            test = name,
        )
