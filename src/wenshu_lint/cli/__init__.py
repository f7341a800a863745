"""The command line: the one place that prints, asks and exits."""

from __future__ import annotations


def main() -> None:
    """Run the command ``wenshu-lint`` with the arguments of this process; never returns."""
    from .root import root
    from .terminal import prepare

    prepare()
    root.main(prog_name="wenshu-lint")
