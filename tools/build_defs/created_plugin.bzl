"""Tests of what insight-plugin makes: created_plugin_test()."""

load("//tools/build_defs:cc.bzl", "sdk_cc_binary", "sdk_cc_library", "sdk_cc_test")
load("//tools/build_defs:test_prelude.bzl", "TEST_COPTS")
load("//tools/build_defs:insight_plugin.bzl", "plugin_sources")

_CREATE = """
set -euo pipefail
tool=$PWD/$1 spec=$PWD/$2 folder=$3 connection=$4 steps=$5 tests=$6
root=$(mktemp -d "$PWD/workspace.XXXXXX")
trap 'rm -rf "$root"' EXIT
mkdir -p "$root/tools/build_defs"
touch "$root/tools/build_defs/defs.bzl"
"$tool" create "$spec" --quiet --target-dir "$root/$(dirname "$folder")" > /dev/null
# There is no other file than these kinds, or the test is to know it.
unknown=$(find "$root/$folder" -type f | grep -vE '/(BUILD|\\.insight-validate-ignore|help\\.md|plugin\\.spec\\.yaml|connection\\.(h|cc)|(actions|triggers|tasks)/[A-Za-z0-9_]+\\.cc|tests/[A-Za-z0-9_]+(_test\\.cc|\\.json))$' || true)
[[ -z $unknown ]] || { echo "create wrote: $unknown" >&2; exit 1; }
join() { find "$root/$folder" -type f "$@" | LC_ALL=C sort | xargs -r cat; }
join -name connection.h > "$connection"
join -name '*.cc' -not -name '*_test.cc' > "$steps"
join -name '*_test.cc' > "$tests"
"""

def _created_files_impl(ctx):
    outputs = [ctx.outputs.connection, ctx.outputs.steps, ctx.outputs.tests]
    args = ctx.actions.args()
    args.add(ctx.executable._tool)
    args.add(ctx.file.spec)
    args.add(ctx.outputs.connection.short_path.rpartition("/")[0])
    args.add_all(outputs)
    ctx.actions.run_shell(
        command = _CREATE,
        arguments = [args],
        inputs = [ctx.file.spec],
        outputs = outputs,
        tools = [ctx.executable._tool],
        mnemonic = "CreatePlugin",
        progress_message = "Creating a plugin from %s" % ctx.file.spec.short_path,
    )
    return [DefaultInfo(files = depset(outputs))]

_created_files = rule(
    implementation = _created_files_impl,
    doc = "What insight-plugin create writes, as three files: all code of steps in one, and all tests, so that a plugin of ninety steps takes seconds to compile.",
    attrs = {
        "connection": attr.output(mandatory = True),
        "spec": attr.label(mandatory = True, allow_single_file = [".yaml"]),
        "steps": attr.output(mandatory = True),
        "tests": attr.output(mandatory = True),
        # Not built a second time for the build itself: the platform is one.
        "_tool": attr.label(
            default = "//tools/insight_plugin:insight-plugin",
            executable = True,
            cfg = "target",
        ),
    },
)

def _run_check_impl(ctx):
    executable = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.symlink(
        output = executable,
        target_file = ctx.executable._check,
        is_executable = True,
    )
    return [DefaultInfo(
        executable = executable,
        runfiles = ctx.runfiles(files = ctx.files.data),
    )]

_run_check_test = rule(
    implementation = _run_check_impl,
    attrs = {
        "data": attr.label_list(allow_files = True),
        "_check": attr.label(
            default = "//tools/scaffold/created:check_plugin",
            executable = True,
            cfg = "target",
        ),
    },
    test = True,
)

def created_plugin_test(plugin, spec, run_tests = False, tags = []):
    """Creates a plugin from a spec, builds it, and calls every step.

    Makes the test PLUGIN_created_test and, if asked to, PLUGIN_skeletons_test of the tests that were
    created with the plugin.  The code is compiled with all warnings and without optimisation.

    Args:
      plugin: the name in the spec.
      spec: the spec.
      run_tests: whether the created tests are compiled and run as well.
      tags: of the tests.
    """
    folder = plugin
    tags = tags + ["no-sanitizer"]

    # Whatever a test does not need is not built.
    inner_tags = ["manual"]
    copts = TEST_COPTS
    plugin_sources(
        name = plugin + "_created_sources",
        header = folder + "/schema.h",
        main = folder + "/plugin_main.cc",
        source = folder + "/schema.cc",
        spec = spec,
        tags = inner_tags,
    )
    _created_files(
        name = plugin + "_created_files",
        connection = folder + "/connection.h",
        spec = spec,
        steps = folder + "/steps.cc",
        tags = inner_tags,
        tests = folder + "/tests.cc",
    )
    sdk_cc_library(
        name = plugin + "_created_steps",
        srcs = [folder + "/schema.cc", folder + "/steps.cc"],
        hdrs = [folder + "/connection.h", folder + "/schema.h"],
        copts = copts,
        tags = inner_tags,
        deps = ["//sdk:plugin_api", "//sdk/codec"],
    )
    sdk_cc_binary(
        name = plugin + "_created",
        srcs = [folder + "/plugin_main.cc"],
        copts = copts,
        linkopts = ["-s"],
        tags = inner_tags,
        deps = [
            ":%s_created_steps" % plugin,
            "//sdk:plugin_api",
            "//sdk/codec",
            "//sdk/main",
            "//sdk/runtime:delivery",
            "//sdk/runtime:task_configs",
        ],
    )
    _run_check_test(
        name = plugin + "_created_test",
        args = ["$(rootpath :%s_created)" % plugin, "$(rootpath %s)" % spec],
        data = [spec, ":%s_created" % plugin],
        size = "small",
        tags = tags,
    )
    if run_tests:
        sdk_cc_test(
            name = plugin + "_skeletons_test",
            srcs = [folder + "/tests.cc"],
            copts = copts,
            tags = tags,
            deps = [
                ":%s_created_steps" % plugin,
                "//sdk:plugin_api",
                "//sdk/testing:fake_step_context",
                "//sdk/testing:fake_trigger_sink",
            ],
        )
