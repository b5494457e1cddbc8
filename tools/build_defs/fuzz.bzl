"""Fuzz targets, whose corpora ordinary tests replay."""

load("//tools/build_defs:cc.bzl", "sdk_cc_library", "sdk_cc_test")

def sdk_fuzz_corpus_test(name, srcs, deps, corpus = "corpus"):
    """Replays a fuzz target's corpus.

    Args:
      name: of the test.
      srcs: the fuzz target: what defines LLVMFuzzerTestOneInput().
      deps: of the fuzz target.
      corpus: the folder of the inputs.
    """
    sdk_cc_library(
        name = name + "_target",
        testonly = True,
        srcs = srcs,
        deps = deps + ["//tests/fuzz:fuzz_target"],
        alwayslink = True,
    )
    sdk_cc_test(
        name = name,
        srcs = ["//tests/fuzz:corpus_test.cc"],
        args = [native.package_name() + "/" + corpus],
        data = native.glob([corpus + "/*"]),
        deps = [
            ":" + name + "_target",
            "//tests/fuzz:fuzz_target",
        ],
    )
