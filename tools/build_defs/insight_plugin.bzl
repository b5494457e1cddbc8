"""A plugin from its folder: insight_plugin()."""

load("//tools/build_defs:cases.bzl", "plugin_cases_test")
load("//tools/build_defs:cc.bzl", "SMALL_COPTS", "sdk_cc_binary", "sdk_cc_library", "sdk_cc_test")
load("//tools/build_defs:images.bzl", "LICENSE", "plugin_images")
load("//tools/build_defs:sbom.bzl", "sbom")
load("//tools/build_defs:sh.bzl", "sdk_sh_test")

def _plugin_sources_impl(ctx):
    outputs = [ctx.outputs.header, ctx.outputs.source, ctx.outputs.main]
    args = ctx.actions.args()
    args.add(ctx.file.spec)
    args.add(ctx.outputs.header.short_path.rpartition("/")[0])
    args.add_all(outputs)
    args.add_all(ctx.attr.open_types)
    ctx.actions.run(
        executable = ctx.executable._generate,
        arguments = [args],
        inputs = [ctx.file.spec],
        outputs = outputs,
        mnemonic = "PluginSources",
        progress_message = "Generating C++ from %s" % ctx.file.spec.short_path,
    )
    return [DefaultInfo(files = depset(outputs))]

plugin_sources = rule(
    implementation = _plugin_sources_impl,
    doc = "Makes the generated files of a plugin. The header's folder must be called as the plugin is.",
    attrs = {
        "header": attr.output(mandatory = True),
        "main": attr.output(mandatory = True),
        "open_types": attr.string_list(
            doc = "Types of the spec whose values have members that it does not name.",
        ),
        "source": attr.output(mandatory = True),
        "spec": attr.label(mandatory = True, allow_single_file = [".yaml"]),
        "_generate": attr.label(
            default = "//tools/generator:generate",
            executable = True,
            cfg = "exec",
        ),
    },
)

# What a plugin's folder may hold; see ARCHITECTURE.md.
_ROOMS = [
    ".insight-validate-ignore",
    "BUILD",
    "README.md",
    "actions/*.cc",
    "connection.cc",
    "connection.h",
    "extension.png",
    "help.md",
    "icon.png",
    "plugin.spec.yaml",
    "tasks/*.cc",
    "tests/**",
    "triggers/*.cc",
    "util/**/*.cc",
    "util/**/*.h",
]

_STEPS = ["actions/*.cc", "triggers/*.cc", "tasks/*.cc"]

_TEST_DEPS = [
    "//sdk/testing:exception_matchers",
    "//sdk/testing:fake_logger",
    "//sdk/testing:fake_step_context",
    "//sdk/testing:fake_trigger_sink",
    "//sdk/testing:testdata",
]

# Of the project, plugins may use these alone; third-party libraries are theirs
# to choose.
_ALLOWED_DEPS = ["@", ":", "//sdk/helper", "//sdk/http", "//sdk/util/"]

def _glob(patterns, exclude = []):
    return native.glob(patterns, exclude = exclude, allow_empty = True)

def _check_rooms(name):
    """Fails unless the folder holds what a plugin needs and nothing unknown."""
    package = native.package_name()
    where = "insight_plugin(%s): " % name
    if package.split("/")[-1] != name:
        fail(where + "the name must be that of the folder, %s" % package)
    for needed in ["plugin.spec.yaml", "help.md"]:
        if not _glob([needed]):
            fail(where + "%s/%s is missing" % (package, needed))
    if not _glob(_STEPS):
        fail(where + "%s has no step; each action, trigger and task has its file in actions/, triggers/ or tasks/" % package)
    connection = _glob(["connection.h", "connection.cc"])
    if len(connection) == 1:
        fail(where + "%s has %s alone; a connection is connection.h and connection.cc" % (package, connection[0]))
    unknown = _glob(["**"], exclude = _ROOMS)
    if unknown:
        fail(where + "there is no room for %s; a plugin's folder may hold: %s" % (", ".join(unknown), ", ".join(_ROOMS)))

def _check_deps(name, deps):
    for dep in deps:
        if not [True for prefix in _ALLOWED_DEPS if dep.startswith(prefix)]:
            fail("insight_plugin(%s): a plugin may not depend on %s, only on third-party libraries, //sdk/http, //sdk/helper and //sdk/util/..." % (name, dep))

def _tests(name, deps, packages):
    if _glob(["tests/*_test.cc"]):
        sdk_cc_test(
            name = "test",
            srcs = _glob(["tests/*.cc", "tests/*.h"]),
            data = _glob(["tests/testdata/**"]),
            deps = [":schema", ":steps", "//sdk:plugin_api"] + deps +
                   [dep for dep in _TEST_DEPS if dep not in deps],
        )
    cases = _glob(["tests/cases/*.json"])
    if cases:
        plugin_cases_test(
            name = "cases",
            cases = cases,
            files = _glob(["tests/cases/*/**"]),
            compare = "tests/compare.json" if _glob(["tests/compare.json"]) else None,
            packages = packages,
            plugin = ":" + name,
        )

def _help_test():
    tool = "//tools/insight_plugin:insight-plugin"
    sdk_sh_test(
        name = "help_test",
        srcs = ["//tools/insight_plugin:help_test.sh"],
        args = ["$(rootpath %s)" % file for file in [tool, "plugin.spec.yaml", "help.md"]],
        data = [tool, "plugin.spec.yaml", "help.md"],
    )

def _spec_test():
    tool = "//tools/insight_plugin:insight-plugin"
    sdk_sh_test(
        name = "spec_test",
        srcs = ["//tools/insight_plugin:spec_test.sh"],
        args = ["$(rootpath %s)" % tool, "$(rootpath plugin.spec.yaml)"],
        # Of the tests only the messages, which rules are about.
        data = [tool] + _glob(["**"], exclude = ["tests/**"]) + _glob(["tests/*.json"]),
    )

def _sbom_test(name, packages):
    tool = "//tools/sbom:check_sbom"
    files = [name, name + ".cdx.json", name + ".spdx.json"]

    # Bases other than Alpine, whose archive may not be to be had.
    for base in ["debian_slim"] + ([] if packages else ["static"]):
        files += ["image_%s.%s.json" % (base, format) for format in ["cdx", "spdx"]]
    sdk_sh_test(
        name = "sbom_test",
        srcs = ["//tools/sbom:sbom_test.sh"],
        args = ["$(rootpath %s)" % file for file in [tool] + files],
        data = ["//tools/sbom:schemas", tool] + files,
    )

def insight_plugin(name, deps = [], test_deps = [], open_types = [], needs_service = False, base = "debian_slim", packages = [], visibility = ["//tests:__subpackages__"]):
    """Makes everything of the plugin in this folder.

    Targets: schema (generated structs), steps (the author's code), NAME (the program; NAME.cdx.json and
    NAME.spdx.json are its bills of materials, which `NAME sbom` prints), test (all
    tests/*_test.cc), cases (tests/cases/*.json), help_test (help.md is what the spec gives), spec_test
    (no rule of `insight-plugin validate` finds an error), sbom_test (the bills of materials satisfy
    their schemas), and what plugin_images() makes.

    The step functions that schema.h declares and nobody defines are missing when the program is
    linked; functions that it does not declare do not compile.

    Args:
      name: of the plugin: that of the folder, and `name` in the spec.
      deps: what the code needs beside //sdk:plugin_api: third-party libraries, //sdk/http,
        //sdk/helper, //sdk/util/....
      test_deps: what only tests/*_test.cc need.
      open_types: types of the spec, and outputs ("STEP.output"), whose values have members that it
        does not name: their structs get a field more_members.
      needs_service: that the plugin asks servers though it has no connection: it may answer
        tests/try.json with an error, where there is no network.
      base: of the default image: "debian_slim", "alpine" or "static", with the major version that the
        plugin is made for, if it minds: "alpine:1". See base_images/README.md.
      packages: Debian packages that the plugin's programs come from, such as ["whois"]; see the same.
        Its cases find the programs of the same packages in their PATH.
      visibility: of the program and the images.
    """
    _check_rooms(name)
    _check_deps(name, deps)
    plugin_sources(
        name = "sources",
        header = "schema.h",
        main = "plugin_main.cc",
        open_types = open_types,
        source = "schema.cc",
        spec = "plugin.spec.yaml",
    )
    sdk_cc_library(
        name = "schema",
        srcs = ["schema.cc"],
        hdrs = ["schema.h"],
        copts = SMALL_COPTS,
        visibility = ["//tests/fuzz:__subpackages__"],
        deps = ["//sdk:plugin_api", "//sdk/codec"],
    )
    sdk_cc_library(
        name = "steps",
        srcs = _glob(_STEPS + ["connection.cc", "util/**/*.cc"]),
        hdrs = _glob(["connection.h", "util/**/*.h"]),
        visibility = ["//tests/fuzz:__subpackages__"],
        deps = [":schema", "//sdk:plugin_api"] + deps,
    )
    program_deps = [
        ":schema",
        ":steps",
        "//sdk:plugin_api",
        "//sdk/codec",
        "//sdk/main",
        # Events need the HTTP client and TLS, which is most of such a program.
    ] + (["//sdk/runtime:delivery"] if _glob(["triggers/*.cc"]) else []) + (
        ["//sdk/runtime:task_configs"] if _glob(["tasks/*.cc"]) else []
    )
    sbom(
        name = "program_sbom",
        cyclonedx = name + ".cdx.json",
        license = LICENSE,
        source = "plugin_sbom.cc",
        spdx = name + ".spdx.json",
        spec = "plugin.spec.yaml",
        deps = program_deps,
    )
    sdk_cc_binary(
        name = name,
        srcs = [
            "plugin_main.cc",
            # What `NAME sbom` prints.
            "plugin_sbom.cc",
        ],
        copts = SMALL_COPTS,
        # Symbols are half of the bytes, and nobody looks for them in an image.
        linkopts = select({
            "//tools/build_defs:sanitizer": [],
            "//conditions:default": ["-s"],
        }),
        visibility = visibility,
        deps = program_deps + ["//sdk/cli:linked_sbom"],
    )
    _tests(name, test_deps, packages)
    _help_test()
    _spec_test()
    _sbom_test(name, packages)
    plugin_images(
        name = name,
        base = base,
        binary = ":" + name,
        needs_service = needs_service,
        packages = packages,
        spec = "plugin.spec.yaml",
        visibility = visibility,
    )
