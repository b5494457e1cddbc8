"""Tests of plugins as data: plugin_cases_test()."""

def _runner_test_impl(ctx):
    executable = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.symlink(
        output = executable,
        target_file = ctx.executable._runner,
        is_executable = True,
    )
    return [DefaultInfo(
        executable = executable,
        runfiles = ctx.runfiles(files = ctx.files.data).merge(
            ctx.attr._runner[DefaultInfo].default_runfiles,
        ),
    )]

# The prebuilt runner under the test's own name: nothing is compiled or linked.
_runner_test = rule(
    implementation = _runner_test_impl,
    attrs = {
        "data": attr.label_list(allow_files = True),
        "_runner": attr.label(
            default = "//sdk/testing/cases:case_runner",
            cfg = "target",
            executable = True,
        ),
    },
    test = True,
)

def plugin_cases_test(name, plugin, cases, compare = None, files = [], **kwargs):
    """Runs case files against a plugin's program.

    Args:
      name: of the test.
      plugin: label of the program.
      cases: the case files; sdk/testing/cases/README.md describes them.
      compare: file that says how recorded outputs are compared, if any.
      files: what the cases refer to.
      **kwargs: of every test, such as size and tags.
    """
    options = ["--compare", "$(rootpath %s)" % compare] if compare else []
    _runner_test(
        name = name,
        args = ["$(rootpath %s)" % plugin] + options +
               ["$(rootpath %s)" % case for case in cases],
        data = [plugin] + cases + files + ([compare] if compare else []),
        size = kwargs.pop("size", "small"),
        **kwargs
    )
