"""Container images: layers, images, and what a plugin gets of them."""

load("//tools/build_defs:arm64.bzl", "ARM64_TAGS", "built_for_arm64")
load("//tools/build_defs:providers.bzl", "OciImageInfo", "OciLayerInfo", "PackageSetInfo")
load("//tools/build_defs:sbom.bzl", "KNOWN_LICENSES", "SBOM_TOOL", "read_packages", "sbom")
load("//tools/debian:extras.bzl", "extra_packages")

_RevisionInfo = provider(
    doc = "The commit that images are made of.",
    fields = {"revision": "string: \"\" if it is not to be told."},
)

def _image_revision_impl(ctx):
    revision = ctx.build_setting_value
    for character in revision.elems():
        if not character.isalnum() and character not in "-._/":
            fail("%s: \"%s\" is no revision; give a commit's hash, or nothing" % (ctx.label, revision))
    return [_RevisionInfo(revision = revision)]

image_revision = rule(
    implementation = _image_revision_impl,
    build_setting = config.string(flag = True),
    doc = "A setting: the revision that plugins' images are labelled with. By default none, so that the same sources give the same image.",
)

# What the project promises for the images on each base; most_bytes are those of
# the compressed layers, the plugin's own included.  Where a plugin's `packages`
# can be added, slim says what of them is left out.
_BASES = {
    "alpine": struct(
        has_files = ["/bin/sh", "/sbin/apk"],
        lacks_files = [],
        most_bytes = 7 * 1024 * 1024,
        slim = None,
    ),
    "debian_slim": struct(
        has_files = ["/bin/sh", "/usr/bin/apt-get", "/usr/bin/dpkg"],
        lacks_files = [],
        most_bytes = 35 * 1024 * 1024,
        slim = "//base_images/debian_slim:slim.json",
    ),
    "static": struct(
        has_files = ["/usr/share/zoneinfo/Etc/UTC"],
        lacks_files = ["/bin/sh", "/sbin/apk", "/usr/bin/apt-get", "/usr/bin/dpkg"],
        most_bytes = 4 * 1024 * 1024,
        slim = None,
    ),
}

# No platform has it: where it is asked for, a target is incompatible.
_PACKAGES_ARE_DEBIANS = "//base_images:packages_are_debians_so_only_image_debian_slim_has_them"

# What a plugin's program is called with to tell whether its container is well.
_CHECK = ["http", "--check"]

# Of the plugins' own code, an SPDX expression.
LICENSE = "MIT"

# Where others' images have theirs; scanners look for *.cdx.json everywhere.
_SBOM_FOLDER = "/usr/local/share/sbom"

_MOST_PLUGIN_BYTES = 3 * 1024 * 1024

_IMAGE_TOOL = attr.label(
    default = "//tools/image",
    executable = True,
    cfg = "exec",
)

def _ca_bundle(ctx):
    """Joins the certificates of the package ca-certificates; returns the file."""
    bundle = ctx.actions.declare_file(ctx.label.name + ".ca-certificates.crt")
    args = ctx.actions.args()
    args.add("ca-bundle")
    args.add("--deb", ctx.file.ca_bundle)
    args.add("--out", bundle)
    ctx.actions.run(
        executable = ctx.executable._image,
        arguments = [args],
        inputs = [ctx.file.ca_bundle],
        outputs = [bundle],
        mnemonic = "CaBundle",
    )
    return bundle

def _oci_layer_impl(ctx):
    blob = ctx.actions.declare_file(ctx.label.name + ".tar.gz")
    info = ctx.actions.declare_file(ctx.label.name + ".json")
    args = ctx.actions.args()
    args.use_param_file("@%s")
    args.set_param_file_format("multiline")
    args.add("layer")
    args.add_all(ctx.files.tars, before_each = "--tar")
    args.add_all(ctx.files.debs, before_each = "--deb")
    args.add_all(ctx.files.definitions, before_each = "--definition")
    inputs = ctx.files.tars + ctx.files.debs + ctx.files.definitions
    for layer in ctx.attr.base[OciImageInfo].layers if ctx.attr.base else []:
        args.add("--base", layer.blob)
        inputs.append(layer.blob)
    for target, place in ctx.attr.files.items():
        file = target.files.to_list()[0]
        args.add("--file", "%s=%s" % (place, file.path))
        inputs.append(file)
    if ctx.file.ca_bundle:
        bundle = _ca_bundle(ctx)
        args.add("--file", "0644:etc/ssl/certs/ca-certificates.crt=" + bundle.path)
        inputs.append(bundle)
    args.add("--created-by", ctx.attr.created_by or str(ctx.label))
    args.add("--out", blob)
    args.add("--info", info)
    ctx.actions.run(
        executable = ctx.executable._image,
        arguments = [args],
        inputs = inputs,
        outputs = [blob, info],
        mnemonic = "OciLayer",
        progress_message = "Making the layer %s" % ctx.label,
    )
    return [
        DefaultInfo(files = depset([blob]), runfiles = ctx.runfiles(files = [blob])),
        OciLayerInfo(blob = blob, info = info),
        read_packages(
            ctx,
            debs = ctx.files.debs + ([ctx.file.ca_bundle] if ctx.file.ca_bundle else []),
            roots = ctx.files.tars,
        ),
    ]

oci_layer = rule(
    implementation = _oci_layer_impl,
    doc = "Makes a layer: archives, then packages, then definitions, then files, each over what was before.",
    attrs = {
        "base": attr.label(providers = [OciImageInfo], doc = "What the layer is made on: it holds only what is not in its layers. Packages must then have no script that wants to run."),
        "ca_bundle": attr.label(allow_single_file = [".deb"], doc = "The package ca-certificates: its certificates become the image's bundle."),
        "created_by": attr.string(doc = "The line in the image's history; by default the label."),
        "debs": attr.label_list(allow_files = [".deb"], doc = "Debian packages; installed without running their scripts."),
        "definitions": attr.label_list(allow_files = [".json"], doc = "See tools/image/debian/root_definition.h."),
        "files": attr.label_keyed_string_dict(allow_files = True, doc = "File -> \"MODE:PATH\" in the image; owned by root."),
        "tars": attr.label_list(allow_files = [".tar", ".tar.gz", ".tar.xz"], doc = "Archives to start from: Alpine systems."),
        "_image": _IMAGE_TOOL,
        "_known_licenses": KNOWN_LICENSES,
        "_sbom": SBOM_TOOL,
    },
)

def _check_major(ctx, base):
    """Fails if the base is of another major version than the image is made for."""
    if not ctx.attr.base_major:
        return
    major = base.name.rpartition(":")[2].partition(".")[0]
    if major != ctx.attr.base_major:
        fail("%s is made for major version %s of its base, which is %s now: see CHANGELOG.md for what changed, then name %s" %
             (ctx.label, ctx.attr.base_major, base.name, major))

def _oci_image_impl(ctx):
    archive = ctx.actions.declare_file(ctx.label.name + ".tar")
    digest = ctx.actions.declare_file(ctx.label.name + ".digest")
    definition = ctx.actions.declare_file(ctx.label.name + ".definition.json")
    base = ctx.attr.base[OciImageInfo] if ctx.attr.base else None
    layers = (base.layers if base else []) + [layer[OciLayerInfo] for layer in ctx.attr.layers]
    environment = dict(base.environment if base else {}, **ctx.attr.environment)
    drift = depset(ctx.files.drift, transitive = [base.drift] if base else [])
    entrypoint = [ctx.attr.runs_under] + base.entrypoint if ctx.attr.runs_under else ctx.attr.entrypoint
    _check_major(ctx, base)
    labels = dict(ctx.attr.labels)
    revision = ctx.attr.revision[_RevisionInfo].revision if ctx.attr.revision else ""
    if revision:
        labels["org.opencontainers.image.revision"] = revision
    arm64 = ctx.attr._arm64[platform_common.ConstraintValueInfo]
    architecture = "arm64" if ctx.target_platform_has_constraint(arm64) else "amd64"
    ctx.actions.write(definition, json.encode(struct(
        architecture = architecture,
        entrypoint = entrypoint,
        environment = environment,
        healthcheck = ctx.attr.healthcheck,
        labels = labels,
        names = ctx.attr.image_names,
        ports = ctx.attr.ports,
        stop_signal = ctx.attr.stop_signal,
        user = ctx.attr.user,
        working_directory = ctx.attr.working_directory,
    )))

    args = ctx.actions.args()
    args.add("write")
    args.add("--definition", definition)
    inputs = [definition]
    for layer in layers:
        args.add("--layer", "%s=%s" % (layer.blob.path, layer.info.path))
        inputs += [layer.blob, layer.info]
    if ctx.file.spec:
        args.add("--spec", ctx.file.spec)
        args.add("--name-suffix", ctx.attr.name_suffix)
        inputs.append(ctx.file.spec)
    if base:
        args.add("--base-name", base.name)
        args.add("--base-digest", base.digest)
        inputs.append(base.digest)
    args.add_all(drift, before_each = "--drift")
    args.add("--out", archive)
    args.add("--digest", digest)
    ctx.actions.run(
        executable = ctx.executable._image,
        arguments = [args],
        inputs = depset(inputs, transitive = [drift]),
        outputs = [archive, digest],
        mnemonic = "OciImage",
        progress_message = "Making the image %s" % ctx.label,
    )
    return [
        DefaultInfo(
            files = depset([archive, digest]),
            runfiles = ctx.runfiles(files = [archive, digest]),
        ),
        OciImageInfo(
            architecture = architecture,
            archive = archive,
            digest = digest,
            drift = drift,
            entrypoint = entrypoint,
            environment = environment,
            layers = layers,
            name = ctx.attr.image_names[0] if ctx.attr.image_names else "",
        ),
        PackageSetInfo(sets = depset(transitive = [
            target[PackageSetInfo].sets
            for target in ([ctx.attr.base] if base else []) + ctx.attr.layers
        ])),
    ]

oci_image = rule(
    implementation = _oci_image_impl,
    doc = "Makes an image, NAME.tar, that docker, podman and skopeo read, and NAME.digest.",
    attrs = {
        "base": attr.label(providers = [OciImageInfo], doc = "Its layers come first, its environment is inherited, the labels name it."),
        "base_major": attr.string(doc = "The major version that the base must have; by default any."),
        "drift": attr.label_list(allow_files = True, doc = "Lists of packages that are not at the lock's version; a label says which."),
        "entrypoint": attr.string_list(),
        "environment": attr.string_dict(),
        "healthcheck": attr.string_list(doc = "A program and its arguments, by which engines see whether a container is well."),
        "image_names": attr.string_list(doc = "\"VENDOR/NAME:TAG\"; not needed with a spec."),
        "labels": attr.string_dict(),
        "layers": attr.label_list(mandatory = True, providers = [OciLayerInfo]),
        "name_suffix": attr.string(doc = "What distinguishes the tag from the spec's version, such as \"-alpine\"."),
        "ports": attr.string_list(doc = "\"10001/tcp\""),
        "revision": attr.label(providers = [_RevisionInfo], doc = "The setting that gives the label for the revision. Not for bases: their digest is to change with what they hold."),
        "runs_under": attr.string(doc = "A program of the layers that runs the base's entrypoint: an emulator."),
        "spec": attr.label(allow_single_file = [".yaml"], doc = "A plugin.spec.yaml: it gives name, tag and labels."),
        "stop_signal": attr.string(),
        "user": attr.string(),
        "working_directory": attr.string(),
        "_arm64": attr.label(default = "@platforms//cpu:aarch64"),
        "_image": _IMAGE_TOOL,
    },
)

def _oci_index_impl(ctx):
    archive = ctx.actions.declare_file(ctx.label.name + ".tar")
    digest = ctx.actions.declare_file(ctx.label.name + ".digest")
    images = [target[OciImageInfo] for target in ctx.attr.images]
    architectures = [image.architecture for image in images]
    if len(architectures) != len({architecture: None for architecture in architectures}):
        fail("%s: both images are for %s; build this without --config=arm64" % (ctx.label, architectures[0]))
    args = ctx.actions.args()
    args.add("index")
    args.add_all([image.archive for image in images], before_each = "--image")
    args.add("--out", archive)
    args.add("--digest", digest)
    ctx.actions.run(
        executable = ctx.executable._image,
        arguments = [args],
        inputs = [image.archive for image in images],
        outputs = [archive, digest],
        mnemonic = "OciIndex",
        progress_message = "Joining the images of %s" % ctx.label,
    )
    return [DefaultInfo(
        files = depset([archive, digest]),
        runfiles = ctx.runfiles(files = [archive, digest]),
    )]

_oci_index = rule(
    implementation = _oci_index_impl,
    doc = "Joins the images for several platforms to an image index, NAME.tar, and NAME.digest.",
    attrs = {
        "images": attr.label_list(mandatory = True, providers = [OciImageInfo]),
        "_image": _IMAGE_TOOL,
    },
)

def image_index(image, visibility = None):
    """Makes IMAGE_arm64, the image for arm64, and IMAGE_index, of that and the one for amd64.

    Args:
      image: name of an oci_image() of the same package.
      visibility: of both.
    """
    built_for_arm64(
        name = image + "_arm64",
        target = image,
        visibility = visibility,
    )
    _oci_index(
        name = image + "_index",
        images = [image, image + "_arm64"],
        tags = ARM64_TAGS,
        visibility = visibility,
    )

def _runfile(file):
    """The path of a file for a script that runs in the runfiles' main folder."""
    return file.short_path

def _executable(ctx, words, files, extra = "\"$@\""):
    """Makes the target's program: a script that runs words with its runfiles."""
    script = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.write(script, """#!/bin/bash
set -euo pipefail
cd "${RUNFILES_DIR:-$0.runfiles}/%s"
exec %s %s
""" % (ctx.workspace_name, " ".join(["'%s'" % word for word in words]), extra), is_executable = True)
    return [DefaultInfo(
        executable = script,
        runfiles = ctx.runfiles(files = files),
    )]

def _image_load_impl(ctx):
    image = ctx.attr.image[OciImageInfo].archive
    return _executable(ctx, [_runfile(ctx.file._load), _runfile(image)], [ctx.file._load, image])

_image_load = rule(
    implementation = _image_load_impl,
    executable = True,
    attrs = {
        "image": attr.label(mandatory = True, providers = [OciImageInfo]),
        "_load": attr.label(default = "//tools/image/run:load.sh", allow_single_file = True),
    },
)

def _web_files(ctx):
    return [ctx.executable.with_web, ctx.file.web] if ctx.file.web else []

def _run_words(ctx, images, message):
    words = [_runfile(ctx.executable._run)]
    if ctx.file.web:
        words = [_runfile(ctx.executable.with_web), _runfile(ctx.file.web)] + words
    for name, image in images:
        words += ["--image", "%s=%s" % (name, _runfile(image))]
    if message:
        words += ["--default-message", _runfile(message)]
    return words

def _image_try_impl(ctx):
    images = [
        (target.label.name[len("image_"):], target[OciImageInfo].archive)
        for target in ctx.attr.images
    ]
    message = ctx.file.message
    next = "Next: change %s and run this again, or give a message of your own: tools/bazelw run %s -- MESSAGE.json" % (
        message.short_path if message else "the message",
        str(ctx.label).lstrip("@"),
    )
    return _executable(
        ctx,
        _run_words(ctx, images, message) + ["--next", next],
        [ctx.executable._run] + _web_files(ctx) + [image for _, image in images] + ([message] if message else []),
    )

# What the plugin's requests are answered from, and the program that does it,
# which is for tests only.
_WEB_ATTRS = {
    "web": attr.label(allow_single_file = [".json"]),
    "with_web": attr.label(executable = True, cfg = "target"),
}
_WITH_WEB = "//sdk/testing/cases:with_web"

_RUN_TOOL = attr.label(
    default = "//tools/image/run:run_in_image",
    executable = True,
    # Not for an action, but for the user.
    cfg = "target",
)

_image_try = rule(
    implementation = _image_try_impl,
    executable = True,
    attrs = dict({
        "images": attr.label_list(mandatory = True, providers = [OciImageInfo], doc = "Targets called image_BASE; the first is the default."),
        "message": attr.label(allow_single_file = [".json"]),
        "_run": _RUN_TOOL,
    }, **_WEB_ATTRS),
)

def _image_check_test_impl(ctx):
    image = ctx.attr.image[OciImageInfo].archive
    words = [_runfile(ctx.executable._image), "check", _runfile(image)]
    words += ["--spec", _runfile(ctx.file.spec)]
    words += ["--entrypoint", ctx.attr.entrypoint]
    words += ["--most-bytes", str(ctx.attr.most_bytes)]
    words += ["--most-plugin-bytes", str(ctx.attr.most_plugin_bytes)]
    for file in ctx.attr.has_files:
        words += ["--has-file", file]
    for file in ctx.attr.lacks_files:
        words += ["--lacks-file", file]
    return _executable(ctx, words, [ctx.executable._image, image, ctx.file.spec])

_image_check_test = rule(
    implementation = _image_check_test_impl,
    test = True,
    attrs = {
        "entrypoint": attr.string(mandatory = True),
        "has_files": attr.string_list(),
        "image": attr.label(mandatory = True, providers = [OciImageInfo]),
        "lacks_files": attr.string_list(),
        "most_bytes": attr.int(mandatory = True),
        "most_plugin_bytes": attr.int(mandatory = True),
        "spec": attr.label(mandatory = True, allow_single_file = True),
        "_image": _IMAGE_TOOL,
    },
)

def _image_run_test_impl(ctx):
    image = ctx.attr.image[OciImageInfo].archive
    words = _run_words(ctx, [(ctx.label.name, image)], ctx.file.message)
    if ctx.attr.accepts_error:
        words.append("--accept-error")
    return _executable(ctx, words, [ctx.executable._run, image, ctx.file.message] + _web_files(ctx))

image_run_test = rule(
    implementation = _image_run_test_impl,
    test = True,
    doc = "Runs an image's entrypoint on a message; it must answer with ok.",
    attrs = dict({
        "accepts_error": attr.bool(doc = "An error envelope is an answer as well."),
        "image": attr.label(mandatory = True, providers = [OciImageInfo]),
        "message": attr.label(mandatory = True, allow_single_file = [".json"]),
        "_run": _RUN_TOOL,
    }, **_WEB_ATTRS),
)

def _layer_listing_test_impl(ctx):
    listing = ctx.actions.declare_file(ctx.label.name + ".txt")
    args = ctx.actions.args()
    args.add("list")
    args.add(ctx.attr.layer[OciLayerInfo].blob)
    args.add_all(ctx.attr.fold, before_each = "--fold")
    args.add("--out", listing)
    ctx.actions.run(
        executable = ctx.executable._image,
        arguments = [args],
        inputs = [ctx.attr.layer[OciLayerInfo].blob],
        outputs = [listing],
        mnemonic = "LayerListing",
    )
    return _executable(
        ctx,
        [
            _runfile(ctx.file._compare),
            _runfile(listing),
            _runfile(ctx.file.golden),
            str(ctx.label).lstrip("@"),
        ],
        [ctx.file._compare, listing, ctx.file.golden] + ctx.files.drift,
        extra = " ".join(["'%s'" % _runfile(file) for file in ctx.files.drift] + ["\"$@\""]),
    )

_layer_listing_test = rule(
    implementation = _layer_listing_test_impl,
    test = True,
    doc = "Compares a layer's listing with a file; `bazel run` of it with --update writes the file.",
    attrs = {
        "drift": attr.label_list(allow_files = True, doc = "If one says that packages drifted, the listing is not that of the lock, and is not compared."),
        "fold": attr.string_list(doc = "Directories of which only count and bytes are listed."),
        "golden": attr.label(mandatory = True, allow_single_file = True),
        "layer": attr.label(mandatory = True, providers = [OciLayerInfo]),
        "_compare": attr.label(default = "//tools/image:compare_listing.sh", allow_single_file = True),
        "_image": _IMAGE_TOOL,
    },
)

def layer_listing_test(name, layer, golden, arm64_golden, drift = [], arm64_drift = None, fold = []):
    """Tests of a layer's listing: NAME, and NAME_arm64 for arm64.

    Args:
      name: of the test.
      layer: the layer.
      golden: what its listing must be.
      arm64_golden: the same, for arm64.
      drift: see the rule.
      arm64_drift: the same; by default drift.
      fold: see the rule.
    """
    _layer_listing_test(
        name = name,
        drift = drift,
        fold = fold,
        golden = golden,
        layer = layer,
    )
    built_for_arm64(
        name = name + "_arm64_layer",
        target = layer,
    )
    _layer_listing_test(
        name = name + "_arm64",
        drift = drift if arm64_drift == None else arm64_drift,
        fold = fold,
        golden = arm64_golden,
        layer = name + "_arm64_layer",
        tags = ARM64_TAGS,
    )

def _no_image_impl(_ctx):
    return []

_no_image = rule(
    implementation = _no_image_impl,
    doc = "Stands where an image is not to be had, to say why by what it is compatible with. No oci_image, so that nobody who looks for images finds it.",
)

def _sbom_layer(name, image, visibility, **kwargs):
    """Makes IMAGE.cdx.json and IMAGE.spdx.json, and a layer with the first of them; returns its label."""
    sbom(
        name = image + "_sbom",
        cyclonedx = image + ".cdx.json",
        of_image = True,
        spdx = image + ".spdx.json",
        visibility = visibility,
        **kwargs
    )
    oci_layer(
        name = image + "_sbom_layer",
        created_by = "bill of materials",
        files = {image + ".cdx.json": "0644:%s/%s.cdx.json" % (_SBOM_FOLDER, name)},
    )
    return ":%s_sbom_layer" % image

def plugin_images(name, binary, spec, base = "debian_slim", message = None, needs_service = False, packages = [], licenses = LICENSE, revision = "//tools/image:revision", visibility = None):
    """Makes a plugin's images, one per base, and what is done with them.

    Targets: image_alpine, image_debian_slim, image_static (NAME.tar, NAME.digest and the bills of
    materials NAME.cdx.json and NAME.spdx.json of each; see docs/sbom.md), image
    (the one on `base`), image.load (loads it into podman or docker), try (runs the plugin in it); of each image the one for arm64, image_BASE_arm64, and an index of both,
    image_BASE_index, image_index of `base` (all three only when asked for; see docs/arm64.md);
    and tests: image_BASE_test and image_BASE_arm64_test (what is in it), image_BASE_run_test (it answers the message).

    Args:
      name: of the plugin; its program is /usr/local/bin/NAME in the image.
      binary: the static program.
      spec: the plugin.spec.yaml.
      base: of the default image, whose tag is the spec's version alone; the others' have a suffix.
        "alpine:1" also says for which major version of the base the plugin is made: with another
        the image does not build.
      message: a JSON file, what `try` sends; by default tests/try.json, if there is one. The plugin
        must answer it with ok; a plugin with a connection, or that needs_service, may answer
        with an error, unless tests/try_http.json or tests/try_tcp.json has what the service says: a
        list of exchanges, as a case's `http`, for URLs of http, or `tcp`.
      needs_service: that the plugin asks servers though it has no connection.
      packages: Debian packages, "extra" in tools/debian/packages.list, that the image on debian_slim
        has besides, with all that they depend on; the images on other bases are then incompatible.
      licenses: of the plugin's own code, an SPDX expression, for the image's label.
      revision: the setting, an image_revision(), that says which commit the images are of.
      visibility: of the images.
    """
    base, _, major = base.partition(":")
    if base not in _BASES:
        fail("plugin_images(%s): there is no base image \"%s\", only: %s" % (name, base, ", ".join(sorted(_BASES))))
    if packages and not _BASES[base].slim:
        fail("plugin_images(%s): packages are Debian's, so the base must be debian_slim, not %s" % (name, base))
    extras = extra_packages(packages, "plugin_images(%s)" % name)
    entrypoint = "/usr/local/bin/" + name
    if not message:
        message = "tests/try.json" if native.glob(["tests/try.json"], allow_empty = True) else None
    scripts = native.glob(["tests/try_http.json", "tests/try_tcp.json"], allow_empty = True)
    if len(scripts) > 1:
        fail("plugin_images(%s): of %s there may be one" % (name, " and ".join(scripts)))
    web = scripts[0] if scripts else None
    with_web = _WITH_WEB if web else None
    answers_offline = web or not (needs_service or native.glob(["connection.cc"], allow_empty = True))
    oci_layer(
        name = "image_layer",
        created_by = "plugin " + name,
        files = {
            binary: "0755:" + entrypoint,
            spec: "0644:/plugin.spec.yaml",
        },
    )
    if packages:
        oci_layer(
            name = "image_packages_layer",
            base = "//base_images/" + base,
            created_by = "packages " + " ".join(packages),
            debs = extras.debs,
            definitions = [_BASES[base].slim],
        )
    for other, promise in _BASES.items():
        image = "image_" + other
        if packages and not promise.slim:
            _no_image(
                name = image,
                target_compatible_with = [_PACKAGES_ARE_DEBIANS],
                visibility = visibility,
            )
            continue
        name_suffix = "" if other == base else "-" + other.replace("_", "-")
        below = [":image_packages_layer"] if packages else []
        sbom_layer = _sbom_layer(
            name,
            image,
            deps = [binary],
            installed = ["//base_images/" + other] + below,
            license = licenses,
            name_suffix = name_suffix,
            spec = spec,
            visibility = visibility,
        )
        oci_image(
            name = image,
            base = "//base_images/" + other,
            base_major = major if other == base else "",
            drift = ["//tools/third_party:drift"] + extras.drift,
            entrypoint = [entrypoint],
            environment = {
                "REQUESTS_CA_BUNDLE": "/etc/ssl/certs/ca-certificates.crt",
                "SSL_CERT_DIR": "/etc/ssl/certs",
                "SSL_CERT_FILE": "/etc/ssl/certs/ca-certificates.crt",
            },
            healthcheck = [entrypoint] + _CHECK,
            labels = {"org.opencontainers.image.licenses": licenses},
            # The plugin's own last: it is what changes most.
            layers = below + [sbom_layer, ":image_layer"],
            name_suffix = name_suffix,
            ports = ["10001/tcp"],
            revision = revision,
            spec = spec,
            stop_signal = "SIGTERM",
            user = "nobody",
            visibility = visibility,
            working_directory = "/",
        )
        image_index(image, visibility = visibility)
        for checked, tags in [
            # An instrumented program is not static, so no program for an image.
            (image, ["no-sanitizer"]),
            (image + "_arm64", ARM64_TAGS),
        ]:
            _image_check_test(
                name = checked + "_test",
                size = "small",
                entrypoint = entrypoint,
                has_files = promise.has_files,
                image = checked,
                lacks_files = promise.lacks_files,
                most_bytes = promise.most_bytes,
                most_plugin_bytes = _MOST_PLUGIN_BYTES,
                spec = spec,
                tags = tags,
            )
        if message:
            image_run_test(
                name = image + "_run_test",
                size = "small",
                accepts_error = not answers_offline,
                image = image,
                message = message,
                tags = ["no-sanitizer"],
                web = web,
                with_web = with_web,
            )
    native.alias(
        name = "image",
        actual = "image_" + base,
        visibility = visibility,
    )
    native.alias(
        name = "image_index",
        actual = "image_%s_index" % base,
        tags = ARM64_TAGS,
        visibility = visibility,
    )
    _image_load(
        name = "image.load",
        image = "image_" + base,
    )
    others = [other for other in sorted(_BASES) if other != base and not packages]
    _image_try(
        name = "try",
        images = ["image_" + other for other in [base] + others if other != "alpine" or base == "alpine"] + select({
            "//base_images/alpine:found": ["image_alpine"] if "alpine" in others else [],
            "//conditions:default": [],
        }),
        message = message,
        testonly = bool(web),
        web = web,
        with_web = with_web,
    )

_QEMU = "qemu-aarch64-static"

def image_under_qemu_test(name, image, message):
    """Runs the entrypoint of an image for arm64 under qemu-user, inside the image, on a message; it must answer with ok.

    Args:
      name: of the test.
      image: an image's label, of IMAGE_arm64.
      message: the message's file.
    """
    oci_layer(
        name = name + "_layer",
        testonly = True,
        files = {"@qemu_user//:usr/bin/" + _QEMU: "0755:/" + _QEMU},
        tags = ARM64_TAGS,
    )
    oci_image(
        name = name + "_image",
        testonly = True,
        base = image,
        image_names = ["check/%s:test" % name],
        layers = [name + "_layer"],
        runs_under = "/" + _QEMU,
        tags = ARM64_TAGS,
        user = "nobody",
        working_directory = "/",
    )
    image_run_test(
        name = name,
        size = "small",
        image = name + "_image",
        message = message,
        tags = ARM64_TAGS,
    )
