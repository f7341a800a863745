"""Turns the errors of the library and the notices of its readers into English, phrase by phrase."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from .english_errors import ENGLISH

if TYPE_CHECKING:
    from ..report import FileReport

_DEEP: Final = 4
"""How far phrases may stand in each other; those of the library stand three deep."""
_PLACE: Final = re.compile(r"\{(\d)(?:!(\w))?\}")
_WHERE: Final = (
    (re.compile(r"第 (\d+) 行第 (\d+) 字节附近"), r"line \1, near byte \2"),
    (re.compile(r"第 (\d+) 行"), r"line \1"),
    (re.compile(r" 第 (\d+) 项"), r" #\1"),
    (re.compile("："), ": "),
)
"""What may stand before a problem besides names: rows and bytes of texts, items of lists."""


def in_english(text: str, names: Iterable[str] = ()) -> str:
    """Return what the library says in English; what is not known, and names, as they are.

    :param text: name, place and problem as errors join them, one error a line; or a notice.
    :param names: those with which lines begin, of files.
    """
    known = sorted(filter(None, names), key=len, reverse=True)
    return "\n".join(_line(line, known) for line in text.split("\n"))


def report_in_english(report: FileReport) -> FileReport:
    """Return a report whose notices, and whose reasons not to check, are in English."""
    notices = tuple(notice._replace(message=in_english(notice.message)) for notice in report.notices)
    skipped = tuple(skip._replace(reason=in_english(skip.reason)) for skip in report.skipped)
    return report._replace(notices=notices, skipped=skipped)


def _line(line: str, names: Sequence[str]) -> str:
    name = next(filter(line.startswith, names), None)
    if name is None:
        return _said(line, _DEEP)
    rest = line[len(name) :]
    said = _said(rest, _DEEP)
    return name + (said if said != rest else rest.replace("：", ": ", 1))


def _said(text: str, deep: int) -> str:
    """Return a text in which the longest known phrase at its end, after a colon, is English."""
    if not deep:
        return text
    for start in (0, *(colon.end() for colon in re.finditer("：", text))):
        phrase = _phrase(text[start:], deep)
        if phrase is not None:
            where = text[:start]
            for pattern, words in _WHERE:
                where = pattern.sub(words, where)
            return where + phrase
    return text


def _phrase(text: str, deep: int) -> str | None:
    """Return a phrase in English, ``None`` where it is not known."""
    if text in ENGLISH:
        return ENGLISH[text]
    for chinese in _templates():
        if text.startswith(chinese.partition("{")[0]):
            match = _pattern(chinese).fullmatch(text)
            if match:
                return _PLACE.sub(lambda place: _filled(match, place, deep), ENGLISH[chinese])  # noqa: B023
    return None


@cache
def _templates() -> list[str]:
    """Return the phrases with places, those of the most words first."""
    return sorted(filter(_PLACE.search, ENGLISH), key=lambda chinese: -len(_PLACE.sub("", chinese)))


@cache
def _pattern(chinese: str) -> re.Pattern[str]:
    words = map(re.escape, _PLACE.sub("\0", chinese).split("\0"))
    return re.compile("(.*?)".join(words))


def _filled(match: re.Match[str], place: re.Match[str], deep: int) -> str:
    words = match[int(place[1]) + 1]
    if place[2] == "r":
        return repr(words)
    if place[2] == "l":
        return ", ".join(_listed(words))
    if place[2] == "o":
        *others, last = _listed(words)
        return f"{', '.join(others)} or {last}" if others else last
    return words if place[2] == "v" else _said(words, deep - 1)


def _listed(words: str) -> list[str]:
    """Return the words of a list, which are quoted where one holds the mark that parts them."""
    if words.startswith("“") and words.endswith("”"):
        return words[1:-1].split("”“")
    return words.split("、")
