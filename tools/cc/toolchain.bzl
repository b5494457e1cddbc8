"""The targets of a toolchain's repository, see gcc12.bzl."""

load("@bazel_tools//tools/cpp:unix_cc_toolchain_config.bzl", "cc_toolchain_config")
load("@rules_cc//cc:defs.bzl", "cc_toolchain")

# In the order they are searched.
_INCLUDES = [
    "usr/include/c++/12",
    "usr/include/{target}/c++/12",
    "usr/include/c++/12/backward",
    "usr/lib/gcc/{target}/12/include",
    "usr/include/{target}",
    "usr/include",
]

def gcc_toolchain(target, cpu):
    """Declares all targets of the repository, which is called as the toolchain is.

    Args:
      target: GNU's name of the machine that is compiled for, such as "x86_64-linux-gnu".
      cpu: Bazel's name of it.
    """
    repository = native.repository_name().lstrip("@")
    includes = [folder.format(target = target) for folder in _INCLUDES]

    # Folders as inputs, not 3,000 files: a sandbox then makes a handful of links.
    # Bazel tracks what is in them by -DBAZEL_TRACK_SOURCE_DIRECTORIES=1 in .bazelrc.
    native.filegroup(
        name = "all_files",
        srcs = ["bin", "lib", "lib64", "libexec", "usr"],
    )
    native.filegroup(name = "empty")
    for tool in ["gcov", "objcopy", "strip", "readelf", "nm"]:
        native.filegroup(
            name = "bin_" + tool,
            srcs = ["bin/" + tool],
        )
    cc_toolchain_config(
        name = "config",
        abi_libc_version = "glibc_2.36",
        abi_version = "gcc",
        compile_flags = [
            "-nostdinc",
            "-fstack-protector-strong",
            "-fno-omit-frame-pointer",
        ],
        compiler = "gcc",
        coverage_compile_flags = ["--coverage"],
        coverage_link_flags = ["--coverage"],
        cpu = cpu,
        cxx_builtin_include_directories = includes,
        cxx_flags = ["-std=c++20", "-nostdinc++"],
        dbg_compile_flags = ["-g"],
        host_system_name = "x86_64-linux-gnu",
        link_flags = ["-Wl,-z,relro,-z,now", "-Wl,--build-id=sha1", "-pass-exit-codes"],
        link_libs = ["-lstdc++", "-lm"],
        opt_compile_flags = [
            "-g0",
            "-O2",
            "-U_FORTIFY_SOURCE",
            "-D_FORTIFY_SOURCE=2",
            "-DNDEBUG",
            "-ffunction-sections",
            "-fdata-sections",
        ],
        opt_link_flags = ["-Wl,--gc-sections"],
        supports_start_end_lib = False,
        target_libc = "glibc_2.36",
        target_system_name = target,
        tool_paths = {
            "ar": "bin/ar",
            "cpp": "bin/gcc",
            "dwp": "/bin/false",
            "gcc": "bin/gcc",
            "gcov": "bin/gcov",
            "ld": "bin/ld",
            "llvm-cov": "/bin/false",
            "nm": "bin/nm",
            "objcopy": "bin/objcopy",
            "objdump": "bin/objdump",
            "strip": "bin/strip",
        },
        toolchain_identifier = repository,
        # After the targets' own -I and -isystem flags.
        unfiltered_compile_flags = ["-idirafterexternal/%s/%s" % (repository, folder) for folder in includes] + [
            "-Wno-builtin-macro-redefined",
            "-D__DATE__=\"redacted\"",
            "-D__TIMESTAMP__=\"redacted\"",
            "-D__TIME__=\"redacted\"",
        ],
    )
    cc_toolchain(
        name = repository,
        all_files = ":all_files",
        ar_files = ":all_files",
        as_files = ":all_files",
        compiler_files = ":all_files",
        coverage_files = ":all_files",
        dwp_files = ":empty",
        linker_files = ":all_files",
        objcopy_files = ":all_files",
        strip_files = ":all_files",
        supports_header_parsing = 0,
        supports_param_files = 1,
        toolchain_config = ":config",
        toolchain_identifier = repository,
    )
