"""The command line: the one place that prints, asks and exits."""

from __future__ import annotations

import gc
import os

_OBJECTS = 50_000
"""New objects between two collections. The usual 700 would walk the modules and the rulebook again
and again while they load; a run makes hardly any cycles, so it has little to collect."""


def main() -> None:
    """Run the command ``wenshu-lint`` with the arguments of this process; never returns."""
    gc.set_threshold(_OBJECTS)
    from .frame import COMPLETING
    from .root import root
    from .terminal import prepare

    prepare()
    if COMPLETING in os.environ:
        from . import shells  # noqa: F401 - click finds there what it does not know by itself
    try:
        root.main(prog_name="wenshu-lint")
    finally:
        gc.freeze()  # the end of the process frees everything: it need not be searched for cycles first
