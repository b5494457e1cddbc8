"""A precompiled header of what nearly all tests include and would parse anew otherwise.

A test's compilation spends a third of its time on that.  GCC takes the compiled
form, PRELUDE.gch beside the header, if it was compiled with the test's own flags,
and reads the header if not (with `bazel coverage`, for example).
"""

load("@bazel_tools//tools/cpp:toolchain_utils.bzl", "find_cpp_toolchain")

# Tests are compiled without optimisation, which would be most of their time.
# They have memory enough: collecting garbage is a tenth of the rest.
TEST_COPTS = ["-O0", "--param=ggc-min-heapsize=1048576"]

# No source file has this path, so that GCC looks on to the one in the output tree.
_HEADER = "test_prelude.h"
PRELUDE_COPTS = ["-include", "tools/build_defs/" + _HEADER]

def _precompiled_header_impl(ctx):
    header = ctx.actions.declare_file(_HEADER)
    compiled = ctx.actions.declare_file(_HEADER + ".gch")
    ctx.actions.write(header, "".join(["#include <%s>\n" % h for h in ctx.attr.headers]))

    toolchain = find_cpp_toolchain(ctx)
    features = cc_common.configure_features(
        ctx = ctx,
        cc_toolchain = toolchain,
        requested_features = ctx.features,
        unsupported_features = ctx.disabled_features,
    )
    libraries = cc_common.merge_cc_infos(cc_infos = [l[CcInfo] for l in ctx.attr.libraries])
    context = libraries.compilation_context
    cpp = ctx.fragments.cpp
    variables = cc_common.create_compile_variables(
        feature_configuration = features,
        cc_toolchain = toolchain,
        source_file = header.path,
        output_file = compiled.path,
        user_compile_flags = cpp.copts + cpp.cxxopts + TEST_COPTS + ["-x", "c++-header"],
        include_directories = context.includes,
        quote_include_directories = context.quote_includes,
        system_include_directories = context.system_includes,
        preprocessor_defines = context.defines,
    )
    action = "c++-compile"
    ctx.actions.run(
        executable = cc_common.get_tool_for_action(feature_configuration = features, action_name = action),
        arguments = cc_common.get_memory_inefficient_command_line(
            feature_configuration = features,
            action_name = action,
            variables = variables,
        ),
        env = cc_common.get_environment_variables(
            feature_configuration = features,
            action_name = action,
            variables = variables,
        ),
        inputs = depset([header], transitive = [context.headers, toolchain.all_files]),
        outputs = [compiled],
        mnemonic = "CppPrecompile",
        progress_message = "Precompiling headers for tests",
    )
    own = cc_common.create_compilation_context(headers = depset([header, compiled]))
    return [
        DefaultInfo(files = depset([compiled])),
        cc_common.merge_cc_infos(cc_infos = [CcInfo(compilation_context = own), libraries]),
    ]

precompiled_header = rule(
    doc = "Compiles headers for PRELUDE_COPTS.",
    implementation = _precompiled_header_impl,
    attrs = {
        "headers": attr.string_list(doc = "As they are included.", mandatory = True),
        "libraries": attr.label_list(doc = "Whose headers they are.", mandatory = True, providers = [CcInfo]),
        "_cc_toolchain": attr.label(default = "@bazel_tools//tools/cpp:current_cc_toolchain"),
    },
    fragments = ["cpp"],
    toolchains = ["@bazel_tools//tools/cpp:toolchain_type"],
    incompatible_use_toolchain_transition = True,
)
