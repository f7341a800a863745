"""Checks of the title: where its lines break."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from .. import analysis
from ..diagnostic import Finding
from ..document import Document
from ..lazy import pattern
from ..span import Span
from .base import Occasion
from .elements import ElementCheck, lines_of

_GOOD_END = pattern("(?:关于|印发|转发|批转|发布|同意|对|和|与|及|、|》|”|）|年|的)$")
_GOOD_START = pattern(
    "(?:关于|印发|转发|批转|发布|开展|做好|加强|召开|进一步|[《“（]"
    "|的(?:通知|意见|请示|报告|批复|函|通报|决定|复函))"
)
_BLANKS = pattern(r"\s")


class TitleBreak(ElementCheck):
    """Flag a line end inside a word of the title, or a line that begins with a mark that may not."""

    roles: tuple[str, ...] = ("标题",)

    def words(self) -> frozenset[str]:
        """``word`` is what the line end divides."""
        return frozenset({"word"})

    def occasions(self) -> Iterable[Occasion]:
        """A title on several lines."""
        return [("title", "\n")] if self.roles == ("标题",) else super().occasions()

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
    if after[0] in "、，：》”）" or (after[0] == "的" and not _GOOD_START.match(after)):
        return before[-1] + after[0]
    if _GOOD_END.search(before) or _GOOD_START.match(after):
        return ""
    whole = "".join(texts)
    edge = sum(map(len, texts[:place]))
    cut = analysis.words.cut(whole)
    for word, end in zip(cut, accumulate(map(len, cut)), strict=True):
        if end - len(word) < edge < end:
            return word
    return ""
