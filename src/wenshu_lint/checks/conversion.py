"""Finds characters that a conversion to traditional script left as they were: 关于 as 關于."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from ..analysis import script as forms_of
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Check, Occasion
from .lexical import excepted
from .patterns import blocks_with
from .script import leaning, region_of

REGIONS: Final = ("s2tw", "s2t", "s2hk")
"""The traditional norms a draft may follow; a form that one of them has is right."""

_HAN: Final = "\u3400-\u9fff"
_NOTE = pattern(r"(?<=[\u3400-\u9fff])[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ]{1,7}[)）]")
_NAMED_BEFORE = pattern(r"(?:^|[、，,；;：:（(\s])$")
_NAMED_AFTER = pattern(
    rf"[{_HAN}]{{1,2}}(?:$|[、，,；;（()）\s])"
    rf"|[{_HAN}]{{0,2}}(?:先生|女士|小姐|同志|教授|老[师師]|[主委]任|[局处處科院校省市县縣]?[长長])|某|氏|姓"
)


class Plain(NamedTuple):
    """A character that one word keeps and another changes: 干 in 干涉 and 干部."""

    plain: str
    members: tuple[str, ...] = ()
    """The words (in simplified characters) in which it changes; all that the phrases say where empty."""
    exceptions: tuple[str, ...] = ()
    """Words in which it stays, whatever the phrases say."""
    surname: str = ""
    """Anything where the character is a surname too: it is innocent as a name, unless a member matches."""
    note: str = ""
    source: str = ""


class Unconverted(Check):
    """Flag a character of a traditional draft that stands where its word has another form.

    The phrases of OpenCC decide, by the norms of Taiwan, Hong Kong and its own; what one of
    them keeps is right. Rows name the characters to look at and narrow the decision.
    """

    rows: tuple[Plain, ...] = ()

    @cached_property
    def _rows(self) -> dict[str, Plain]:
        return {row[0]: Plain(*row) for row in self.rows}

    @cached_property
    def _class(self) -> re.Pattern[str]:
        return re.compile(f"[{''.join(self._rows)}]")

    @cached_property
    def _alone(self) -> frozenset[str]:
        """The characters that have to be looked at wherever they stand."""
        return frozenset(plain for plain, row in self._rows.items() if not row.members)

    @cached_property
    def _pairs(self) -> frozenset[str]:
        """What the others stand in at least: two characters of a member, or one and the bracket of a note."""
        pairs = {
            member[at : at + 2]
            for plain, row in self._rows.items()
            for member in row.members
            for at in range(len(member) - 1)
            if plain in member[at : at + 2]
        }
        noted = {
            pair for plain in self._rows for pair in (plain + "(", plain + "（", ")" + plain, "）" + plain)
        }
        return frozenset(pairs | noted)

    def words(self) -> frozenset[str]:
        """``fix`` is the form wanted, ``word`` the word it stands in."""
        return frozenset({"fix", "word"})

    def occasions(self) -> Iterable[Occasion]:
        """Traditional characters."""
        return [("script", "folded")]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at each row's character in a traditional draft."""
        if leaning(document) != "Hant":
            return
        looked_for = self._class
        folded, alone, pairs = document.folded, self._alone, self._pairs
        seen = [
            Span(at, at + 1)
            for at in map(re.Match.start, looked_for.finditer(document.text))
            if folded[at] in alone or folded[at : at + 2] in pairs or folded[at - 1 : at + 1] in pairs
        ]
        for index in blocks_with(document, seen):
            start, end = document.blocks[index].span
            text, simple = document.text[start:end], document.folded[start:end]
            bare, places = without_notes(text)
            if len(bare) < len(text):
                simple = "".join(map(simple.__getitem__, places))
            found = [(m.start(), self._word(bare, simple, m.start())) for m in looked_for.finditer(bare)]
            wanted = [(at, word) for at, word in found if word]
            for at, word, right in _unlike(simple, bare, wanted, document):
                place = start + places[at]
                yield Finding(Span(place, place + 1), {"fix": right, "word": word}, right)

    def _word(self, bare: str, simple: str, at: int) -> str:
        """Return the word in which the character may have to change, empty where it stays."""
        row = self._rows[bare[at]]
        if excepted(simple, Span(at, at + 1), row.exceptions):
            return ""
        for member in row.members:
            found = simple.find(member, max(0, at - len(member) + 1), at + len(member))
            if found >= 0:
                return bare[found : found + len(member)]
        return "" if row.members or (row.surname and _is_name(bare, at)) else _around(bare, at)


def _unlike(
    simple: str, bare: str, wanted: Sequence[tuple[int, str]], document: Document
) -> Iterator[tuple[int, str, str]]:
    """Yield the places where no norm has the character as typed, with the form of the draft's region."""
    if not wanted:
        return
    forms = {name: forms_of.to_traditional(simple, name) for name in REGIONS}
    if any(len(form) != len(bare) for form in forms.values()):
        return
    region = region_of(document)
    for at, word in wanted:
        if all(form[at] != bare[at] for form in forms.values()):
            yield at, word, forms[region][at]


def without_notes(text: str) -> tuple[str, Sequence[int]]:
    """Return a text without the pinyin after its characters, and where each character stood."""
    notes = [match.span() for match in _NOTE.finditer(text)] if "(" in text or "（" in text else []
    if not notes:
        return text, range(len(text))
    places: list[int] = []
    end = 0
    for start, stop in notes:
        places += range(end, start)
        end = stop
    places += range(end, len(text))
    return "".join(map(text.__getitem__, places)), places


def _is_name(text: str, at: int) -> bool:
    return bool(_NAMED_BEFORE.search(text, max(0, at - 1), at) and _NAMED_AFTER.match(text, at + 1))


def _around(text: str, at: int) -> str:
    """The character with a neighbour on each side, as far as they are Han."""
    left = text[at - 1] if at and "\u3400" <= text[at - 1] <= "\u9fff" else ""
    right = text[at + 1 : at + 2] if not left and "\u3400" <= text[at + 1 : at + 2] <= "\u9fff" else ""
    return left + text[at] + right
