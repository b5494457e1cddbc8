"""Tests that are shell scripts."""

def sdk_sh_test(name, size = "small", tags = [], **kwargs):
    """A Bash test of one script.  Runs no code that sanitizers could see."""
    native.sh_test(
        name = name,
        size = size,
        tags = tags + ["no-sanitizer"],
        **kwargs
    )
