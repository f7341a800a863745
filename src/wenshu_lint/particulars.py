"""What a 核稿单 says of a draft beside the findings: what was recognised, how each gate was watched."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .document import Document
from .lazy import pattern
from .nodes import Element
from .rule import GATES, Rule

_LONGEST = 120
"""How many characters of an element are shown."""
_LABEL = pattern("^密[ \u3000]*级[^：:]{0,6}[：:] ?")
_WHOLE = frozenset({"正文", "附件"})
"""Elements that are told by their length: their words are the draft itself."""


class Recognised(NamedTuple):
    """An element of GB/T 9704 and its words."""

    role: str
    words: str
    """On one line, cut where long; empty for an element that is told by its length."""
    characters: int
    row: int
    paragraph: int | None = None
    """Number of the paragraph in a Word file, from 0; there rows mean nothing."""


class Watch(NamedTuple):
    """How one gate was watched."""

    gate: str
    rules: int
    unchecked: int = 0
    """Rules among them that could not judge this draft, or that broke down."""


class Particulars(NamedTuple):
    """What is known of one draft and of the check; holds words of the draft."""

    digest: str
    """SHA-256 of the file, in hexadecimal."""
    profile: str
    characters: int
    """Characters without blanks."""
    genre: str
    direction: str
    issued: str
    """The 成文日期 as YYYY-MM-DD; empty where unknown."""
    dates: tuple[str, ...]
    """Dates written in the text, each once."""
    attachments: tuple[str, ...]
    """The first line of each attachment that follows the main text."""
    elements: tuple[Recognised, ...]
    watches: tuple[Watch, ...]
    """One for each of the six gates, in their order."""

    @property
    def secrecy(self) -> str:
        """The 密级和保密期限, without the label that some write before it; empty where there is none."""
        marks = (found.words for found in self.elements if found.role == "密级和保密期限")
        return "；".join(_LABEL.sub("", words) for words in marks)


def particulars_of(
    document: Document, data: bytes, profile: str, rules: Iterable[Rule], unchecked: Iterable[str]
) -> Particulars:
    """Return what is to be said of a draft.

    :param data: the bytes of the file.
    :param rules: the rules that ran.
    :param unchecked: ids of rules that were not checked on this draft; on one without words none is.
    """
    issued = document.issued
    rules, characters = tuple(rules), sum(map(len, document.text.split()))
    idle = frozenset(unchecked) if characters else frozenset(rule.id for rule in rules)
    return Particulars(
        digest=hashlib.sha256(data).hexdigest(),
        profile=profile,
        characters=characters,
        genre=document.genre,
        direction=document.direction,
        issued=issued.isoformat() if issued else "",
        dates=tuple(dict.fromkeys(_line(date.span.of(document.text)) for date in document.dates)),
        attachments=tuple(_attachments(document)),
        elements=tuple(_recognised(document, element) for element in document.elements),
        watches=tuple(_watches(rules, idle)),
    )


def _recognised(document: Document, element: Element) -> Recognised:
    words = element.span.of(document.text)
    origin = document.origin_at(element.span.start)
    return Recognised(
        element.role,
        "" if element.role in _WHOLE else _line(words),
        sum(map(len, words.split())),
        document.lines.position(element.span.start).row,
        origin[1] if origin else None,
    )


def _attachments(document: Document) -> Iterator[str]:
    for part in document.parts:
        if part.kind == "attachment":
            first = document.blocks[part.first : part.last][:1]
            yield from (_line(block.span.of(document.text)) for block in first)


def _line(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _watches(rules: Iterable[Rule], unchecked: frozenset[str]) -> Iterator[Watch]:
    gates = {rule.id: rule.gate for rule in rules}
    running = Counter(gates.values())
    idle = Counter(gate for rule, gate in gates.items() if rule in unchecked)
    yield from (Watch(gate, running[gate], idle[gate]) for gate in GATES)
