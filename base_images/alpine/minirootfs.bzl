"""Alpine's minimal root file system, the one thing that is no Debian package."""

_VERSION = "3.18.9"
_URL = "https://dl-cdn.alpinelinux.org/alpine/v3.18/releases/x86_64/alpine-minirootfs-%s-x86_64.tar.gz" % _VERSION
_SHA256 = "1d90362d504b1846488bda4d9fd11ea8b8f3a567eeba01d3d881a9c98e900c3f"

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
    result = repository_ctx.download(
        _URL,
        output = "alpine-minirootfs.tar.gz",
        sha256 = _SHA256,
        allow_fail = True,
    )
    if not result.success:
        # buildifier: disable=print
        print(_MISSING.format(
            name = repository_ctx.name,
            file = _URL.split("/")[-1],
            sha256 = _SHA256,
            url = _URL,
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
)
