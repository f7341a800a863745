"""Checks that hold a text to its 文种: words that belong to another, an announcement without content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..analysis import addressee
from ..diagnostic import Finding
from ..document import Document
from ..lazy import compiled, pattern
from ..span import Span
from .anchors import anchors_of
from .base import Check
from .elements import ElementCheck, lines_of

_AHEAD = pattern(
    r"(?:如下|以下(?:事项|内容|意见|决定|要求|情况|措施|问题)|下列(?:事项|内容|要求))[^。；：，]{0,4}[：:]$"
)


class GenreWord(ElementCheck):
    """Flag a formula that names another 文种 than the title: 特此通报 in a 通知.

    The group ``at`` of ``pattern`` is the word to compare; ``allowed`` says, for each
    文种, which words fit it, as a pattern. A 文种 that is not named there is left alone.
    """

    roles: tuple[str, ...] = ("正文",)
    pattern: str = ""
    allowed: dict[str, str] | None = None
    lines: int = -3

    def words(self) -> frozenset[str]:
        """``genre`` is the 文种 of the title, ``fix`` the word that fits it."""
        return frozenset({"genre", "fix"})

    def literals(self) -> Iterable[str]:
        """What every formula holds."""
        return anchors_of(self.pattern)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare the formulas in the first or last lines with the title."""
        fitting = (self.allowed or {}).get(document.genre)
        if fitting is None:
            return
        fix = fitting.partition("|")[0]
        for element in self.chosen(document):
            for line in lines_of(document, element.span, self.lines):
                for match in compiled(self.pattern).finditer(line.of(document.folded)):
                    if compiled(fitting).fullmatch(match["at"]):
                        continue
                    span = Span(line.start + match.start("at"), line.start + match.end("at"))
                    right = document.in_script(span.of(document.text), fix)
                    yield Finding(span, {"genre": document.genre, "fix": right}, right)


class NothingFollows(ElementCheck):
    """Flag 现通知如下： where the text ends there."""

    roles: tuple[str, ...] = ("正文",)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at the end of the text; a table below it is what was announced."""
        for element in self.chosen(document):
            last = list(lines_of(document, element.span, -1))
            match = _AHEAD.search(last[0].of(document.folded)) if last else None
            following = document.block_index(element.span.end - 1) + 1
            if match is None or (
                following < len(document.blocks) and document.blocks[following].kind == "cell"
            ):
                continue
            yield Finding(Span(last[0].start + match.start(), last[0].start + match.end()))


class AddresseePerson(ElementCheck):
    """Flag a 主送机关 that is a person: 王市长, 各位领导."""

    roles: tuple[str, ...] = ("主送机关",)
    unless: str = ""
    """Nothing is flagged where the text holds this pattern."""

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Look at the addressee."""
        for element in self.chosen(document):
            if not addressee.is_personal(element.span.of(document.folded)):
                continue
            if not (self.unless and compiled(self.unless).search(document.folded)):
                yield Finding(element.span)


class PeerAddressed(ElementCheck):
    """Flag a document that a department sends to another of the same government: 示例市教育局 to 市财政局.

    Only departments that no other department is over are named in ``departments``. A place
    before the level must be the same, or left out.
    """

    roles: tuple[str, ...] = ("主送机关",)
    departments: str = ""
    """A pattern for the names of departments, without place and level."""

    def words(self) -> frozenset[str]:
        """``organ`` is who sends it."""
        return frozenset({"organ"})

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare the addressee with the signature."""
        named = compiled(rf"(?P<place>\p{{Han}}*)(?P<level>[省市县区州旗])(?P<name>{self.departments})")
        for element in self.chosen(document):
            signed = document.element("发文机关署名", element.part)
            organ = signed.span.of(document.folded) if signed else ""
            addressed = element.span.of(document.folded).rstrip("：: ")
            issuer, other = named.fullmatch(organ), named.fullmatch(addressed)
            if issuer is None or other is None or issuer["name"] == other["name"]:
                continue
            if issuer["level"] == other["level"] and other["place"] in ("", issuer["place"]):
                yield Finding(element.span, {"organ": organ})


_ASKING = ("申请", "请求", "恳请")


class SeveralRequests(Check):
    """Flag a heading of a 请示 that asks for a thing of another kind than one before it asks for.

    Both must begin with 申请, 请求, 恳请 (关于 may stand before it), be numbered alike, and ask for a thing
    of one kind alone.
    """

    kinds: dict[str, str] | None = None
    """What may be asked for: name of the kind → pattern."""
    unless_title: str = ""
    """Nothing is flagged under a title that holds this pattern: one matter may need several things."""

    def words(self) -> frozenset[str]:
        """``first`` is the heading that asks for the other thing."""
        return frozenset({"first"})

    def literals(self) -> Iterable[str]:
        """The mark of a number and the word of asking behind it."""
        return [f"{mark}{about}{word}" for mark in "、）.．" for about in ("", "关于") for word in _ASKING]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Compare the headings that ask with the first of their form."""
        if self.unless_title and compiled(self.unless_title).search(document.title):
            return
        first: dict[tuple[int, str], tuple[str, Span]] = {}
        for index in sorted({*document.block_indexes(hits)}):
            heading = document.heading_at(index)
            if heading is None:
                continue
            span = Span(heading.end, document.headed(heading).end)
            words = span.of(document.folded).strip()
            kind = self._kind(words)
            if not kind or not words.removeprefix("关于").startswith(_ASKING):
                continue
            known, other = first.setdefault((heading.part, heading.form), (kind, span))
            if known != kind:
                yield Finding(span, {"first": other.of(document.text).strip("。； ")}, related=(other,))

    def _kind(self, words: str) -> str:
        """Return the one kind of thing that a heading asks for, empty where there are none or several."""
        kinds = [kind for kind, shape in (self.kinds or {}).items() if compiled(shape).search(words)]
        return kinds[0] if len(kinds) == 1 else ""
