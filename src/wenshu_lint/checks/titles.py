"""Checks of the title: where its lines break, and whether it names the organ that signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ..analysis import words as segmenter
from ..diagnostic import Finding
from ..document import Document
from ..nodes import Element
from ..span import Span
from .elements import ElementCheck, lines_of

_GOOD_END = re.compile("(?:关于|印发|转发|批转|发布|同意|对|和|与|及|、|》|”|）|年|的)$")
_GOOD_START = re.compile("(?:关于|印发|转发|批转|发布|开展|做好|加强|召开|进一步|的(?:通知|意见|请示|报告|批复|函|通报|决定|复函)|[《“（])")
_NEVER_FIRST = "、，：》”）的"
_ISSUER = re.compile(r"(?P<organ>[\u4e00-\u9fff×]{2,30}?)(?:办公[厅室])?(?=关于|转发|批转|印发)")
_KIND = re.compile("(?:人民政府|委员会|[局厅部署院委会])(?:办公[厅室])?$|办公[厅室]$")
_BLANKS = re.compile(r"\s")


@dataclass(frozen=True)
class TitleBreak(ElementCheck):
    """Flag a line end inside a word of the title, or a line that begins with a mark that may not."""

    roles: tuple[str, ...] = ("标题",)

    def words(self) -> frozenset[str]:
        """``word`` is what the line end divides."""
        return frozenset({"word"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at each line end; the segmenter is asked about doubtful ones only."""
        for element in self.chosen(document):
            if "\n" not in element.span.of(document.text):
                continue
            rows = list(lines_of(document, element.span, 9))
            if any(" " in row.of(document.text).strip() for row in rows):
                continue
            texts = [_BLANKS.sub("", row.of(document.folded)) for row in rows]
            for place in range(1, len(rows)):
                word = _divided(texts, place)
                if word:
                    yield Finding(Span(rows[place - 1].end - 1, rows[place].start + 1), {"word": word})


def _divided(texts: list[str], place: int) -> str:
    """Return the word that the line end before ``texts[place]`` divides, empty for none."""
    before, after = texts[place - 1], texts[place]
    if after[0] in "、，：》”）":
        return before[-1] + after[0]
    if _GOOD_END.search(before) or _GOOD_START.match(after):
        return ""
    whole = "".join(texts)
    edge = sum(map(len, texts[:place]))
    cut = segmenter.cut(whole)
    for word, end in zip(cut, accumulate(map(len, cut)), strict=True):
        if end - len(word) < edge < end:
            return word
    return ""


@dataclass(frozen=True)
class OrganMismatch(ElementCheck):
    """Flag a 署名 that names another organ than the title, where both name exactly one.

    Short names are common in titles, so only organs of the same place whose last words
    differ count: 示例市教育局 and 示例市财政局, ××市人民政府 and its 办公室.
    """

    roles: tuple[str, ...] = ("发文机关署名",)

    def words(self) -> frozenset[str]:
        """``organ`` is the organ that the title or the head names."""
        return frozenset({"organ"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare 署名 and title of each part."""
        for element in self.chosen(document):
            title = document.element("标题", element.part)
            organ = _issuer(title, document) if title else ""
            signed = _BLANKS.sub("", element.span.of(document.folded))
            if title is None or not organ or "\n" in element.span.of(document.text):
                continue
            if _differ(organ, signed):
                yield Finding(element.span, {"organ": organ}, related=(title.span,))


def _issuer(title: Element, document: Document) -> str:
    words = _BLANKS.sub("", title.span.of(document.folded))
    match = _ISSUER.match(words)
    if match is None:
        return ""
    organ = match[0]
    return organ if _KIND.search(organ) and not re.search("等|、|和.*和|[局厅委]与", organ) else ""


def _differ(organ: str, signed: str) -> bool:
    kinds = _KIND.search(organ), _KIND.search(signed)
    if not all(kinds) or organ == signed or signed.endswith(organ) or organ.endswith(signed):
        return False
    shared = 0
    while shared < min(len(organ), len(signed)) and organ[shared] == signed[shared]:
        shared += 1
    if shared < 3:
        return False
    rest, other = organ[shared:], signed[shared:]
    if not rest or not other:  # one is the other and an office more
        return re.fullmatch("办公[厅室]", rest + other) is not None
    return not _abbreviates(rest, other) and not _abbreviates(other, rest)


def _abbreviates(short: str, full: str) -> bool:
    """Tell whether the characters of a name occur in another in the same order."""
    left = iter(full)
    return all(char in left for char in short)
