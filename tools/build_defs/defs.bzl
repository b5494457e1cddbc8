"""The only file that BUILD files load."""

load("//tools/build_defs:cases.bzl", _plugin_cases_test = "plugin_cases_test")
load(
    "//tools/build_defs:cc.bzl",
    _sdk_cc_binary = "sdk_cc_binary",
    _sdk_cc_library = "sdk_cc_library",
    _sdk_cc_test = "sdk_cc_test",
)

sdk_cc_binary = _sdk_cc_binary
sdk_cc_library = _sdk_cc_library
sdk_cc_test = _sdk_cc_test
plugin_cases_test = _plugin_cases_test
