"""Writes how often each rule spoke, instead of what it said."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from ..report import FileReport
from .console import summary
from .display import width
from .options import Options
from .phrases import say
from .tally import Tally
from .wording import LEVELS


def statistics(reports: Iterable[FileReport], options: Options, form: str) -> Iterator[str]:
    """Yield counts per rule, the most frequent first.

    :param form: ``json`` for an array of objects, else lines for people.
    """
    tally = Tally()
    for report in reports:
        tally.add(report)
    rows = sorted(tally.rules.items(), key=lambda item: (-item[1], item[0]))
    if form == "json":
        yield json.dumps([_as_dict(tally, *row) for row in rows], ensure_ascii=False, indent=1) + "\n"
        return
    digits = len(str(rows[0][1])) if rows else 0
    names = max((len(rule) for rule, _ in rows), default=0)
    words = max((width(say(options.language, word)) for word in LEVELS.values()), default=0)
    for rule, count in rows:
        title, severity, _ = tally.about[rule]
        word = say(options.language, LEVELS[severity])
        pad = " " * (words - width(word))
        yield f"{count:>{digits}}  {word}{pad}  {rule:<{names}}  {title}\n"
    if not options.quiet:
        yield from (f"{line}\n" for line in summary(tally, options))


def _as_dict(tally: Tally, rule: str, count: int) -> dict[str, object]:
    title, severity, fixable = tally.about[rule]
    return {"code": rule, "name": title, "severity": severity.label, "count": count, "fixable": fixable}
