"""Builds the documentation site.

Usage: ``python -m tests.site [FOLDER]``; the folder is ``build/site`` unless told. The result opens from a
folder, from any path of a web server, and asks nothing of the network.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from ..markdown import TOP
from .build import build


def main() -> int:
    """Build it and say what came out; 1 where a link leads nowhere."""
    parser = argparse.ArgumentParser(prog="python -m tests.site", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=TOP / "build" / "site")
    folder = parser.parse_args().folder
    started = time.perf_counter()
    site = build(TOP, folder)
    for complaint in site.broken:
        print(complaint, file=sys.stderr)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    print(
        f"{len(site.pages)} 页，{size:.1f} MB，用时 {time.perf_counter() - started:.1f} 秒，首页 {folder}/index.html"
    )
    return 1 if site.broken else 0


if __name__ == "__main__":
    sys.exit(main())
