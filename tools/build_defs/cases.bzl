"""Tests of plugins as data: plugin_cases_test()."""

load("//tools/build_defs:arm64.bzl", "ARM64_TAGS", "EMULATED_SIZE", "program_under_qemu")
load("//tools/debian:extras.bzl", "extra_packages")

# Unpacks packages into $1/root, and makes a folder of their programs, $1/bin.
# They run with the packages' libraries, and otherwise in whatever environment
# they are given.
_UNPACK = """
set -euo pipefail
folder=$1; shift
mkdir "$folder"/{bin,root}
for deb in "$@"; do dpkg-deb -x "$deb" "$folder/root"; done
for program in "$folder"/root/usr/bin/*; do
  cat > "$folder/bin/${program##*/}" << 'END'
#!/bin/sh
unset PWD OLDPWD
root=${0%/*}/../root
exec /lib64/ld-linux-x86-64.so.2 --library-path "$root/usr/lib/x86_64-linux-gnu:$root/lib/x86_64-linux-gnu" "$root/usr/bin/${0##*/}" "$@"
END
  chmod +x "$folder/bin/${program##*/}"
done
"""

def _package_programs_impl(ctx):
    folder = ctx.actions.declare_directory(ctx.label.name)
    ctx.actions.run_shell(
        command = _UNPACK,
        arguments = [folder.path] + [deb.path for deb in ctx.files.debs],
        inputs = ctx.files.debs,
        outputs = [folder],
        mnemonic = "PackagePrograms",
        progress_message = "Unpacking the packages of %s" % ctx.label,
        use_default_shell_env = True,
    )
    return [DefaultInfo(files = depset([folder]))]

_package_programs = rule(
    implementation = _package_programs_impl,
    doc = "Makes a folder with bin/: the programs of Debian packages.",
    attrs = {"debs": attr.label_list(mandatory = True, allow_files = [".deb"])},
)

# The runner, and so the plugin, with no other programs to call than those of
# packages.
_WITH_PROGRAMS = """#!/bin/sh
PATH=$PWD/%s/bin exec %s "$@"
"""

def _runner_test_impl(ctx):
    executable = ctx.actions.declare_file(ctx.label.name)
    if ctx.files.programs:
        words = (ctx.files.programs[0].short_path, ctx.executable._runner.short_path)
        ctx.actions.write(executable, _WITH_PROGRAMS % words, is_executable = True)
    else:
        ctx.actions.symlink(
            output = executable,
            target_file = ctx.executable._runner,
            is_executable = True,
        )
    runfiles = ctx.runfiles(files = ctx.files.data + ctx.files.programs)
    for target in ctx.attr.data + [ctx.attr._runner]:
        runfiles = runfiles.merge(target[DefaultInfo].default_runfiles)
    return [DefaultInfo(executable = executable, runfiles = runfiles)]

# The prebuilt runner under the test's own name: nothing is compiled or linked.
_runner_test = rule(
    implementation = _runner_test_impl,
    attrs = {
        "data": attr.label_list(allow_files = True),
        "programs": attr.label(doc = "A folder with bin/, which becomes the PATH."),
        "_runner": attr.label(
            default = "//sdk/testing/cases:case_runner",
            cfg = "target",
            executable = True,
        ),
    },
    test = True,
)

def plugin_cases_test(name, plugin, cases, compare = None, files = [], packages = [], tags = [], **kwargs):
    """Runs case files against a plugin's program, and in NAME_arm64 against the one for arm64.

    Args:
      name: of the test.
      plugin: label of the program.
      cases: the case files; sdk/testing/cases/README.md describes them.
      compare: file that says how recorded outputs are compared, if any.
      files: what the cases refer to.
      packages: Debian packages whose programs the plugin finds in its PATH, as it does in its
        image; then there are no others.
      tags: of the test.
      **kwargs: of every test, such as size.
    """
    programs = name + "_programs"
    if packages:
        _package_programs(
            name = programs,
            testonly = True,
            debs = extra_packages(packages, "plugin_cases_test(%s)" % name).debs,
        )
    program_under_qemu(
        name = name + "_arm64_program",
        program = plugin,
    )
    options = ["--compare", "$(rootpath %s)" % compare] if compare else []
    size = kwargs.pop("size", "small")
    for test, program, test_size, test_tags in [
        (name, plugin, size, tags),
        (name + "_arm64", name + "_arm64_program", EMULATED_SIZE, tags + ARM64_TAGS),
    ]:
        _runner_test(
            name = test,
            args = ["$(rootpath %s)" % program] + options +
                   ["$(rootpath %s)" % case for case in cases],
            data = [program] + cases + files + ([compare] if compare else []),
            programs = programs if packages else None,
            size = test_size,
            tags = test_tags,
            **kwargs
        )
