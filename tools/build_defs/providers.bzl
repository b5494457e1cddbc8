"""What the rules for images and bills of materials tell one another."""

OciLayerInfo = provider(
    doc = "A layer of an image.",
    fields = {
        "blob": "File: the gzipped tar archive.",
        "info": "File: digests and size, for //tools/image.",
    },
)

OciImageInfo = provider(
    doc = "An image.",
    fields = {
        "architecture": "string: as OCI calls it, \"amd64\" or \"arm64\".",
        "archive": "File: the image in one tar archive.",
        "digest": "File: one line, the digest of its manifest.",
        "drift": "depset of Files: which packages are not at the lock's version.",
        "entrypoint": "list of strings.",
        "environment": "dict of strings.",
        "layers": "list of OciLayerInfo, base first.",
        "name": "string: the first of its names; \"\" if its spec names it.",
    },
)

PackageSetInfo = provider(
    doc = "What the package files hold that a target is made of.",
    fields = {"sets": "depset of Files; see tools/sbom/package_set_json.h."},
)
