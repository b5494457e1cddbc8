"""Bills of materials: what is linked into a program, by the build graph, and what an image holds."""

load("//tools/build_defs:providers.bzl", "PackageSetInfo")
load("//tools/third_party:linked_packages.bzl", "linked_packages")

LinkedInfo = provider(
    doc = "What a target and all that it depends on come from.",
    fields = {"repositories": "depset of strings, of outside repositories; RUNTIME if something is compiled."},
)

# The repository that brings what the compiler links into every program.
RUNTIME = "gcc12"

# Of repositories that have the same for the other architecture.
_ARM64_SUFFIX = "_arm64"

# What purls of Debian's packages name: the release that the lock's suites are of.
_DISTRO = "debian-12"

SBOM_TOOL = attr.label(
    default = "//tools/sbom",
    executable = True,
    cfg = "exec",
)

KNOWN_LICENSES = attr.label(
    default = "//tools/sbom:known_licenses.json",
    allow_single_file = True,
)

def read_packages(ctx, debs = [], documentation = [], roots = []):
    """Adds the action that reads package files to a set; the rule has _sbom and _known_licenses.

    Args:
      ctx: of the rule.
      debs: Files, Debian packages.
      documentation: Files, Debian packages that only have the copyright files of others.
      roots: Files, archives of Alpine systems.

    Returns:
      A PackageSetInfo; of no set where there is no package.
    """
    if not debs and not roots:
        return PackageSetInfo(sets = depset())
    out = ctx.actions.declare_file(ctx.label.name + ".packages.json")
    args = ctx.actions.args()
    args.use_param_file("@%s")
    args.set_param_file_format("multiline")
    args.add("packages")
    args.add("--distro", _DISTRO)
    args.add("--known-licenses", ctx.file._known_licenses)
    args.add_all(debs, before_each = "--deb")
    args.add_all(documentation, before_each = "--documentation")
    args.add_all(roots, before_each = "--root")
    args.add("--out", out)
    ctx.actions.run(
        executable = ctx.executable._sbom,
        arguments = [args],
        inputs = debs + documentation + roots + [ctx.file._known_licenses],
        outputs = [out],
        mnemonic = "PackageSet",
        progress_message = "Reading the packages of %s" % ctx.label,
    )
    return PackageSetInfo(sets = depset([out]))

def _package_set_impl(ctx):
    info = read_packages(ctx, debs = ctx.files.debs, documentation = ctx.files.documentation)
    return [DefaultInfo(files = info.sets), info]

_package_set = rule(
    implementation = _package_set_impl,
    doc = "Reads Debian packages for bills of materials.",
    attrs = {
        "debs": attr.label_list(mandatory = True, allow_files = [".deb"]),
        "documentation": attr.label_list(allow_files = [".deb"], doc = "Packages that have the copyright files of `debs`."),
        "_known_licenses": KNOWN_LICENSES,
        "_sbom": SBOM_TOOL,
    },
)

def _set_name(repository):
    return repository + "_packages"

def linked_package_sets():
    """Makes a target for each repository that can be linked into a program: its packages, for bills of materials.

    And drift, which has the drift (see //tools/debian:debian.bzl) of all of them.
    """
    drift = []
    for repository, packages in linked_packages().items():
        drift += packages.drift
        _package_set(
            name = _set_name(repository),
            debs = packages.debs,
            documentation = packages.documentation,
            visibility = ["//visibility:public"],
        )
    native.filegroup(
        name = "drift",
        srcs = drift,
        visibility = ["//visibility:public"],
    )

def _linked_aspect_impl(target, ctx):
    own = []
    if target.label.workspace_name:
        repository = target.label.workspace_name
        own.append(repository[:-len(_ARM64_SUFFIX)] if repository.endswith(_ARM64_SUFFIX) else repository)
    if CcInfo in target or ctx.rule.kind == "cc_binary":
        own.append(RUNTIME)
    deps = getattr(ctx.rule.attr, "deps", [])
    return [LinkedInfo(repositories = depset(
        own,
        transitive = [dep[LinkedInfo].repositories for dep in deps if LinkedInfo in dep],
    ))]

linked_aspect = aspect(
    implementation = _linked_aspect_impl,
    attr_aspects = ["deps"],
    doc = "Finds the outside repositories that are linked into a program.",
)

def _sets_of_linked(ctx):
    """Returns the sets of all that is linked. A repository without one is an error: a bill is complete, or none."""
    sets = {}
    for target, repository in ctx.attr._linked.items():
        sets[repository] = target[PackageSetInfo].sets
    repositories = depset(transitive = [dep[LinkedInfo].repositories for dep in ctx.attr.deps])
    for repository in repositories.to_list():
        if repository not in sets:
            fail(("%s: @%s is linked, but no bill of materials can say what that is: add its packages to " +
                  "LINKED_INTO_PLUGINS in tools/third_party/repositories.bzl") % (ctx.label, repository))
    return depset(transitive = [sets[repository] for repository in repositories.to_list()])

def _sbom_impl(ctx):
    linked = _sets_of_linked(ctx)
    installed = depset(transitive = [target[PackageSetInfo].sets for target in ctx.attr.installed])
    documents = [ctx.outputs.cyclonedx, ctx.outputs.spdx]
    args = ctx.actions.args()
    args.add("write")
    args.add("--spec", ctx.file.spec)
    args.add("--license", ctx.attr.license)
    args.add_all(linked, before_each = "--linked")
    args.add_all(installed, before_each = "--installed")
    if ctx.attr.of_image:
        args.add("--image")
        args.add("--name-suffix", ctx.attr.name_suffix)
    args.add("--cyclonedx", ctx.outputs.cyclonedx)
    args.add("--spdx", ctx.outputs.spdx)
    if ctx.outputs.source:
        args.add("--source", ctx.outputs.source)
    ctx.actions.run(
        executable = ctx.executable._sbom,
        arguments = [args],
        inputs = depset([ctx.file.spec], transitive = [linked, installed]),
        outputs = documents + ([ctx.outputs.source] if ctx.outputs.source else []),
        mnemonic = "Sbom",
        progress_message = "Writing the bill of materials %s" % ctx.label,
    )
    return [DefaultInfo(files = depset(documents))]

sbom = rule(
    implementation = _sbom_impl,
    doc = """Writes the bill of materials of a plugin's program, or of an image with it.

What is linked is read from the build graph, what is installed from the image's layers.""",
    attrs = {
        "cyclonedx": attr.output(mandatory = True),
        "deps": attr.label_list(aspects = [linked_aspect], doc = "The program, or what it is linked of."),
        "installed": attr.label_list(providers = [PackageSetInfo], doc = "The image's base and layers."),
        "license": attr.string(mandatory = True, doc = "Of the plugin's own code, an SPDX expression."),
        "name_suffix": attr.string(doc = "What distinguishes the image's tag from the spec's version."),
        "of_image": attr.bool(),
        "source": attr.output(doc = "C++ that puts the documents into the program: see sdk/cli/linked_sbom.h."),
        "spdx": attr.output(mandatory = True),
        "spec": attr.label(mandatory = True, allow_single_file = [".yaml"]),
        "_linked": attr.label_keyed_string_dict(
            default = {
                "//tools/third_party:" + _set_name(repository): repository
                for repository in linked_packages()
            },
            providers = [PackageSetInfo],
        ),
        "_sbom": SBOM_TOOL,
    },
)
