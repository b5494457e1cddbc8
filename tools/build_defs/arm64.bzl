"""The other platform, linux/arm64: what is built for it beside what is built for amd64.

`--config=arm64` builds everything that is named for arm64. The rules here build
one target for it in an ordinary build, so that one command makes, or tests, both.
See docs/arm64.md.
"""

load("//tools/build_defs:providers.bzl", "OciImageInfo", "OciLayerInfo", "PackageSetInfo")

# Of all targets that are built for arm64: only who asks for them pays for that.
ARM64_TAGS = ["arm64", "manual", "no-sanitizer"]

# Of tests that qemu runs, ten times as long as the machine itself would.
EMULATED_SIZE = "medium"

def select_architecture(amd64, arm64):
    """Returns, for an attribute, one value or the other: by what is built for."""
    return select({
        "//tools/cc:arm64": arm64,
        "//conditions:default": amd64,
    })

def _to_arm64_impl(_settings, _attr):
    return {"//command_line_option:platforms": "//tools/cc:linux_arm64"}

_to_arm64 = transition(
    implementation = _to_arm64_impl,
    inputs = [],
    outputs = ["//command_line_option:platforms"],
)

_ALLOWLIST = attr.label(default = "@bazel_tools//tools/allowlists/function_transition_allowlist")

def _built_for_arm64_impl(ctx):
    target = ctx.attr.target[0]

    # Under a name of their own: in runfiles, those of amd64 have the same paths.
    files = []
    for file in target[DefaultInfo].files.to_list():
        files.append(ctx.actions.declare_file("%s.%s" % (ctx.label.name, file.basename.partition(".")[2])))
        ctx.actions.symlink(output = files[-1], target_file = file)
    return [DefaultInfo(files = depset(files), runfiles = ctx.runfiles(files = files))] + [
        target[provider]
        for provider in [OciImageInfo, OciLayerInfo, PackageSetInfo]
        if provider in target
    ]

_built_for_arm64 = rule(
    implementation = _built_for_arm64_impl,
    doc = "A layer or an image, for arm64.",
    attrs = {
        "target": attr.label(mandatory = True, cfg = _to_arm64),
        "_allowlist_function_transition": _ALLOWLIST,
    },
)

def built_for_arm64(name, target, tags = [], **kwargs):
    """Stands for a layer or an image as it is for arm64.

    Args:
      name: of the target that does.
      target: the layer or image.
      tags: beside those of all that is for arm64.
      **kwargs: of every rule.
    """
    _built_for_arm64(
        name = name,
        tags = tags + ARM64_TAGS,
        target = target,
        **kwargs
    )

# Finds its files by its own place, in the runfiles of a test or beside its own,
# as the environment may be empty.
_UNDER_QEMU = """#!/bin/sh
root=$0.runfiles/%s
[ -d "$root" ] || root=${0%%/*}/%s
exec "$root/%s" "$root/%s" "$@"
"""

def _program_under_qemu_impl(ctx):
    program = ctx.attr.program[0]
    script = ctx.actions.declare_file(ctx.label.name)
    depth = len(ctx.label.package.split("/")) + ctx.label.name.count("/")
    ctx.actions.write(script, _UNDER_QEMU % (
        ctx.workspace_name,
        "/".join([".."] * depth),
        ctx.file._qemu.short_path,
        program[DefaultInfo].files_to_run.executable.short_path,
    ), is_executable = True)
    return [DefaultInfo(
        executable = script,
        runfiles = ctx.runfiles(files = [ctx.file._qemu, program[DefaultInfo].files_to_run.executable]).merge(
            program[DefaultInfo].default_runfiles,
        ),
    )]

_UNDER_QEMU_ATTRS = {
    "program": attr.label(mandatory = True, cfg = _to_arm64),
    "_allowlist_function_transition": _ALLOWLIST,
    "_qemu": attr.label(default = "@qemu_user//:usr/bin/qemu-aarch64-static", allow_single_file = True),
}

_program_under_qemu = rule(
    implementation = _program_under_qemu_impl,
    executable = True,
    attrs = _UNDER_QEMU_ATTRS,
)

_under_qemu_test = rule(
    implementation = _program_under_qemu_impl,
    test = True,
    attrs = _UNDER_QEMU_ATTRS,
)

def program_under_qemu(name, program, **kwargs):
    """A program that runs another, built for arm64, under qemu-user.

    Args:
      name: of the target.
      program: a C++ program. What it starts is started by the machine's kernel,
        so is no program for arm64.
      **kwargs: of every rule.
    """
    _program_under_qemu(
        name = name,
        testonly = True,
        program = program,
        tags = ARM64_TAGS,
        **kwargs
    )

def arm64_test(name, test, size = EMULATED_SIZE, **kwargs):
    """Runs a C++ test, built for arm64, under qemu-user.

    Args:
      name: of the test.
      test: an sdk_cc_test() that starts no other program.
      size: of the test.
      **kwargs: of every test.
    """
    _under_qemu_test(
        name = name,
        size = size,
        program = test,
        tags = ARM64_TAGS,
        **kwargs
    )
