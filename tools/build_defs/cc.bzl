"""C++ targets with the project's flags."""

load("@rules_cc//cc:defs.bzl", "cc_binary", "cc_library", "cc_test")
load("//tools/build_defs:arm64.bzl", "arm64_test")
load("//tools/build_defs:test_prelude.bzl", "FAST_COPTS", "TEST_COPTS", "prelude_copts")

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

# What is part of no plugin.  The header changes the order of functions in a program,
# so with it elsewhere all images would be others.
_TOOLS = ["sdk/testing", "tools"]

# Who depends on these includes the JSON library nearly always.
_WITH_JSON = ["//sdk/json", "//sdk/json:json"]

def _with_prelude(copts, deps):
    """Returns what to add to a target's flags and dependencies for the precompiled header.

    It hides that a source includes less than it uses, so sanitizers do without it.
    """
    package = native.package_name()
    is_tool = [t for t in _TOOLS if package == t or package.startswith(t + "/")]
    has_json = [d for d in deps if d in _WITH_JSON] if type(deps) == "list" else []
    if not is_tool or not has_json or copts:
        return [], []
    return [
        select({
            "//tools/build_defs:sanitizer": [],
            "//conditions:default": words,
        })
        for words in [
            FAST_COPTS + prelude_copts("tool_prelude"),
            ["//tools/build_defs:tool_prelude"],
        ]
    ]

def sdk_cc_library(name, copts = [], deps = [], **kwargs):
    small = SMALL_COPTS if native.package_name() in _SMALL_PACKAGES else []
    more_copts, more_deps = _with_prelude(small + copts, deps)
    cc_library(
        name = name,
        copts = _COPTS + small + copts + more_copts,
        deps = deps + more_deps,
        **kwargs
    )

def sdk_cc_binary(name, copts = [], deps = [], linkopts = [], **kwargs):
    more_copts, more_deps = _with_prelude(copts, deps)
    cc_binary(
        name = name,
        copts = _COPTS + copts + more_copts,
        linkopts = _LINKOPTS + linkopts,
        deps = deps + more_deps,
        **kwargs
    )

def sdk_cc_test(name, deps = [], copts = [], linkopts = [], size = "small", **kwargs):
    """A GoogleTest; its main is added. NAME_arm64 is the same for arm64, under qemu-user, unless it has arguments."""
    cc_test(
        name = name,
        size = size,
        copts = _COPTS + TEST_COPTS + prelude_copts("test_prelude") + copts,
        linkopts = _LINKOPTS + linkopts,
        deps = deps + ["//tools/build_defs:test_prelude", "@googletest//:gtest_main"],
        **kwargs
    )
    if "args" not in kwargs:
        arm64_test(
            name = name + "_arm64",
            test = name,
        )
