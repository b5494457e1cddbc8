"""The only file that BUILD files load."""

load(
    "//tools/build_defs:arm64.bzl",
    _arm64_test = "arm64_test",
    _built_for_arm64 = "built_for_arm64",
    _program_under_qemu = "program_under_qemu",
    _select_architecture = "select_architecture",
)
load("//tools/build_defs:base_images.bzl", _base_image = "base_image")
load("//tools/build_defs:cases.bzl", _plugin_cases_test = "plugin_cases_test")
load(
    "//tools/build_defs:cc.bzl",
    _sdk_cc_binary = "sdk_cc_binary",
    _sdk_cc_library = "sdk_cc_library",
    _sdk_cc_test = "sdk_cc_test",
)
load("//tools/build_defs:created_plugin.bzl", _created_plugin_test = "created_plugin_test")
load("//tools/build_defs:fuzz.bzl", _sdk_fuzz_corpus_test = "sdk_fuzz_corpus_test")
load(
    "//tools/build_defs:images.bzl",
    _image_revision = "image_revision",
    _image_run_test = "image_run_test",
    _image_under_qemu_test = "image_under_qemu_test",
    _oci_image = "oci_image",
    _oci_layer = "oci_layer",
    _plugin_images = "plugin_images",
)
load(
    "//tools/build_defs:insight_plugin.bzl",
    _insight_plugin = "insight_plugin",
    _plugin_sources = "plugin_sources",
)
load(
    "//tools/build_defs:sbom.bzl",
    _linked_package_sets = "linked_package_sets",
    _sbom = "sbom",
)
load("//tools/build_defs:sh.bzl", _sdk_sh_test = "sdk_sh_test")
load("//tools/build_defs:test_prelude.bzl", _precompiled_header = "precompiled_header")

insight_plugin = _insight_plugin
created_plugin_test = _created_plugin_test
base_image = _base_image
arm64_test = _arm64_test
built_for_arm64 = _built_for_arm64
image_revision = _image_revision
image_run_test = _image_run_test
image_under_qemu_test = _image_under_qemu_test
linked_package_sets = _linked_package_sets
oci_image = _oci_image
oci_layer = _oci_layer
plugin_images = _plugin_images
plugin_sources = _plugin_sources
precompiled_header = _precompiled_header
program_under_qemu = _program_under_qemu
sbom = _sbom
select_architecture = _select_architecture
sdk_cc_binary = _sdk_cc_binary
sdk_cc_library = _sdk_cc_library
sdk_cc_test = _sdk_cc_test
sdk_fuzz_corpus_test = _sdk_fuzz_corpus_test
sdk_sh_test = _sdk_sh_test
plugin_cases_test = _plugin_cases_test
