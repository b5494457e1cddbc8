"""What each base image is made into, and tested by: base_image()."""

load("//tools/build_defs:images.bzl", "image_index", "image_run_test", "layer_listing_test", "oci_image", "oci_layer")

def _inside_test(base, program):
    """A test that looks at a base image from inside, with a program as its plugin."""
    oci_layer(
        name = "check_layer",
        testonly = True,
        files = {program: "0755:/check_inside"},
    )
    oci_image(
        name = "check_image",
        testonly = True,
        base = base,
        entrypoint = ["/check_inside"],
        image_names = ["check/%s:test" % base],
        layers = [":check_layer"],
        user = "nobody",
        working_directory = "/",
    )
    image_run_test(
        name = "inside_test",
        size = "small",
        image = ":check_image",
        message = "//base_images:empty.json",
        tags = ["no-sanitizer"],
    )

def base_image(name, title, holds, repository, version, drift, fold, amd64_drift = None, arm64_drift = None, check = "check_inside.sh"):
    """Makes a base image of the package's layer, and its tests.

    Targets: NAME (NAME.tar, NAME.digest), NAME_arm64 and NAME_index (see docs/arm64.md), and tests:
    listing_test (what is in the layer is what listing.txt says; listing_test_arm64 and
    listing.arm64.txt are the same for arm64) and inside_test (runs `check` in the image).

    Args:
      name: of the image.
      title: what people call it, such as "Alpine".
      holds: what is in it, for its description.
      repository: the image's name without a tag; it gets those of the version and of its major.
      version: "MAJOR.MINOR".
      drift: the lists of packages that are not at the lock's version, as an image has it.
      fold: directories of which only count and bytes are listed.
      amd64_drift: for the listings, where `drift` is another for each architecture.
      arm64_drift: the same.
      check: the program that looks at the image from inside.
    """
    oci_image(
        name = name,
        drift = drift,
        environment = {
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        },
        image_names = [
            "%s:%s" % (repository, tag)
            for tag in [version, version.partition(".")[0]]
        ],
        labels = {
            "org.opencontainers.image.description": "Base of InsightConnect plugins in C++: " + holds,
            "org.opencontainers.image.title": "InsightConnect C++ plugin base (%s)" % title,
            "org.opencontainers.image.vendor": "rapid7",
            "org.opencontainers.image.version": version,
        },
        layers = [":layer"],
        visibility = ["//visibility:public"],
    )
    image_index(
        image = name,
        visibility = ["//visibility:public"],
    )
    layer_listing_test(
        name = "listing_test",
        arm64_drift = arm64_drift,
        arm64_golden = "listing.arm64.txt",
        drift = drift if amd64_drift == None else amd64_drift,
        fold = fold,
        golden = "listing.txt",
        layer = ":layer",
    )
    _inside_test(name, check)
