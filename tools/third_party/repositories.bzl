"""The repositories of outside code.  One BUILD file per library lies beside this file."""

load("//tools/debian:debian.bzl", "debian_packages", "differ_by_architecture")

# Whether a library is in /lib or /usr/lib is its package's affair.
_LIBRARIES_IN_ONE_FOLDER = "mkdir -p all && cp -P lib/*/*.so.* usr/lib/*/*.so.* all && rm -rf lib usr/lib && mv all lib"

# NAME -> lines of shell that arrange what was unpacked.
_ARRANGED = {
    "container_tools": [_LIBRARIES_IN_ONE_FOLDER],
    "nginx": [_LIBRARIES_IN_ONE_FOLDER],
}

# NAME -> packages.  All static libraries and headers.  Where they are compiled,
# @NAME_arm64 has those of arm64; static_library.bzl chooses.
LINKED_INTO_PLUGINS = {
    "bzip2": ["libbz2-dev"],
    "libarchive": ["libarchive-dev"],
    "libdeflate": ["libdeflate-dev"],
    "libidn2": ["libidn2-dev", "libunistring-dev"],
    "lzma": ["liblzma-dev"],
    "nettle": ["nettle-dev", "libgmp-dev"],
    "nlohmann_json": ["nlohmann-json3-dev"],
    "openssl": ["libssl-dev"],
    "public_suffix_list": ["publicsuffix"],
    "re2": ["libre2-dev"],
    "tzdata": ["tzdata"],
    "yaml_cpp": ["libyaml-cpp-dev"],
    "zlib": ["zlib1g-dev"],
    "zstd": ["libzstd-dev"],
}

_ONLY_IN_TOOLS_AND_TESTS = {
    "cli11": ["libcli11-dev"],
    "container_tools": [
        "libassuan0",
        "libdevmapper1.02.1",
        "libgpg-error0",
        "libgpgme11",
        "libpcre2-8-0",
        "libselinux1",
        "libudev1",
        "oci-image-tool",
        "skopeo",
        "umoci",
    ],
    "docker_registry": ["docker-registry"],
    "googletest": ["googletest"],
    "json_schema_test_suite": ["json-schema-test-suite"],
    "nginx": [
        "libcrypt1",
        "libpcre2-8-0",
        "libssl3",
        "nginx",
        "zlib1g",
    ],
    "qemu_user": ["qemu-user-static"],
}

def _bazel_rules():
    debian_packages(
        name = "rules_cc",
        commands = [
            "mv usr/share/bazel/rules/cc/* . && rm -rf usr",
            # Bazel 4.2's @bazel_tools has find_cpp_toolchain, but not use_cpp_toolchain.
            """sed -i 's/, "use_cpp_toolchain")/)/; s/use_cpp_toolchain()/["@bazel_tools\\/\\/tools\\/cpp:toolchain_type"]/' cc/private/rules_impl/{compiler_flag,cc_flags_supplier}.bzl""",
        ],
        packages = ["bazel-rules-cc"],
        section = "build",
    )

    # Not used by us; any C++ target makes Bazel look for it.
    debian_packages(
        name = "rules_java",
        commands = ["mv usr/share/bazel/rules/java/* . && rm -rf usr"],
        packages = ["bazel-rules-java"],
        section = "build",
    )
    debian_packages(
        name = "bazel_skylib",
        commands = ["mv usr/share/bazel/tools/skylib/* . && rm -rf usr"],
        packages = ["bazel-skylib"],
        section = "build",
    )

def _libraries_for_arm64():
    for name, packages in LINKED_INTO_PLUGINS.items():
        if differ_by_architecture(packages, "ship"):
            debian_packages(
                name = name + "_arm64",
                build_file = "//tools/third_party:%s.BUILD" % name,
                packages = packages,
                section = "ship-arm64",
            )

def third_party_repositories():
    """Makes all of them; Bazel fetches those that something needs."""
    _bazel_rules()
    for section, libraries in [("ship", LINKED_INTO_PLUGINS), ("build", _ONLY_IN_TOOLS_AND_TESTS)]:
        for name, packages in libraries.items():
            debian_packages(
                name = name,
                build_file = "//tools/third_party:%s.BUILD" % name,
                commands = _ARRANGED.get(name, []),
                packages = packages,
                section = section,
            )

    _libraries_for_arm64()

    # Debian's binary package has a header split from a shared library.
    debian_packages(
        name = "cpp_httplib",
        build_file = "//tools/third_party:cpp_httplib.BUILD",
        commands = ["cd cpp-httplib && /usr/bin/python3 ./split.py"],
        section = "ship",
        sources = ["cpp-httplib"],
    )
