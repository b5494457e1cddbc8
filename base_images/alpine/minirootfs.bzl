"""Alpine's minimal root file system, the one thing that is no Debian package."""

_VERSION = "3.18.9"
_URL = "https://dl-cdn.alpinelinux.org/alpine/v3.18/releases/{architecture}/alpine-minirootfs-{version}-{architecture}.tar.gz"

# By Alpine's names of architectures.
_SHA256 = {
    "aarch64": "4fa61f93ccc32c1e6097982a6f50effd9cba8139ea64aa3cfcfab3fab0851d33",
    "x86_64": "1d90362d504b1846488bda4d9fd11ea8b8f3a567eeba01d3d881a9c98e900c3f",
}

_MISSING = """@{name}: no {file} (SHA-256 {sha256}).
It was neither in a folder given with --distdir nor to be had from
{url}
Targets on Alpine are skipped; all else builds. To have them, put the file into a folder, name that
with --distdir=FOLDER (in .bazelrc.user: "common --distdir=FOLDER"), and run: tools/bazelw sync --only={name}"""

_BUILD = """
filegroup(
    name = "archive",
    srcs = ["alpine-minirootfs.tar.gz"],
    visibility = ["//visibility:public"],
)

# For select(): whether there is an archive.
alias(
    name = "found",
    actual = "@insight//base_images/alpine:{found}",
    visibility = ["//visibility:public"],
)
"""

def _alpine_minirootfs_impl(repository_ctx):
    architecture = repository_ctx.attr.architecture
    url = _URL.format(architecture = architecture, version = _VERSION)
    sha256 = _SHA256[architecture]
    result = repository_ctx.download(
        url,
        output = "alpine-minirootfs.tar.gz",
        sha256 = sha256,
        allow_fail = True,
    )
    if not result.success:
        # buildifier: disable=print
        print(_MISSING.format(
            name = repository_ctx.name,
            file = url.split("/")[-1],
            sha256 = sha256,
            url = url,
        ))

        # Never read, since its users are incompatible; but they look at its name
        # before Bazel looks at that.
        repository_ctx.file("alpine-minirootfs.tar.gz", "", executable = False)
    repository_ctx.file("BUILD", _BUILD.format(
        found = "always" if result.success else "never",
    ))

alpine_minirootfs = repository_rule(
    implementation = _alpine_minirootfs_impl,
    doc = """Fetches the archive; where it can't be had, makes an empty target, and says so.

:found, for select(), tells which.  Bazel itself looks in --distdir and in its repository cache before it asks the network.""",
    attrs = {"architecture": attr.string(mandatory = True, values = _SHA256.keys())},
)
