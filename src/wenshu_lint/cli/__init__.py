"""The command line: the one place that prints, asks and exits."""

from __future__ import annotations

_OBJECTS = 50_000
"""New objects between two collections. The usual 700 would walk the whole rulebook again and
again while it loads; a run makes hardly any cycles, so it has little to collect."""


def main() -> None:
    """Run the command ``wenshu-lint`` with the arguments of this process; never returns."""
    import gc

    from .root import root
    from .terminal import prepare

    gc.set_threshold(_OBJECTS)
    prepare()
    root.main(prog_name="wenshu-lint")
