"""The clean texts that mistakes are planted in: published documents by group, and frames."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from .kinds import FRAMES

LONGEST = 12_000
"""Characters; longer documents would only make the run slower."""
MOST = 150
"""Documents of a group that are looked at."""
YOUNG = 2013
"""The year before which a text is no host: most standards of today are in force since 2012."""
_DATED = re.compile(
    r"^[ \u3000]*((?:19|20|１９|２０)\d\d|[一二][〇○零一二三四五六七八九]{3})年\w{1,3}月\w{1,3}日[ \u3000]*$",
    re.MULTILINE,
)
_IN_FORCE = re.compile(
    r"自((?:19|20|１９|２０)\d\d|[一二][〇○零一二三四五六七八九]{3})年[^，。\n]{1,10}起(?:施行|实施|执行)"
)
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_PUBLIC = "（此件公开发布）"


class Hosts:
    """Texts by the name that a mutator gives as its host.

    ``gov`` are documents of governments, ``recent`` and ``latest`` those since 2021 and 2025, ``open``
    those that are published in full; ``law`` and ``tw`` are statutes. Other names are frames. Texts
    older than the standards are left out: what is planted there was no mistake then.

    :param folder: holds ``manifest.tsv`` and the documents it lists; without it only frames are given.
    :param clean: tells whether a published document may be used: one in which nothing is wrong yet.
    """

    def __init__(self, folder: Path | None, clean: Callable[[str], bool] = bool) -> None:
        self._folder, self._clean = folder, clean
        self._groups: dict[str, list[str]] = {}

    def of(self, name: str, number: int, seed: str) -> list[str]:
        """Return ``number`` texts, spread evenly over the documents of a group; fewer where there are fewer."""
        if name in FRAMES:
            return [FRAMES[name](Random(f"{seed}:{i}")) for i in range(number)]
        if name not in self._groups:
            self._groups[name] = list(self._chosen(name))
        return spread(self._groups[name], number)

    def _chosen(self, name: str) -> Iterator[str]:
        since = {"recent": 2021, "latest": 2025}.get(name, 0)
        group = name if name in ("law", "tw") else "gov"
        for text in spread(list(_documents(self._folder, group)) if self._folder else [], MOST):
            if (
                (year(text) or YOUNG) >= YOUNG
                and year(text) >= since
                and (name != "open" or _PUBLIC in text)
                and self._clean(text)
            ):
                yield text


def year(text: str) -> int:
    """Return the year of the last line that is a date, or that from which a law is in force; 0 for none."""
    found = _DATED.findall(text) or _IN_FORCE.findall(text)
    return int(found[-1].translate(_DIGITS)) if found else 0


def spread(texts: Sequence[str], number: int) -> list[str]:
    """Choose evenly, from the first to the last."""
    number = min(number, len(texts))
    return [texts[i * len(texts) // number] for i in range(number)]


def _documents(folder: Path, group: str) -> Iterator[str]:
    with (folder / "manifest.tsv").open(encoding="utf-8", newline="") as lines:
        entries = sorted(csv.DictReader(lines, delimiter="\t"), key=lambda entry: entry["file"])
    for entry in entries:
        if entry["group"] == group:
            text = (folder / entry["file"]).read_text(encoding="utf-8")
            if len(text) <= LONGEST:
                yield text
