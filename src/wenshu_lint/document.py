"""A draft: one immutable text and what is recognised in it, each view computed when first asked for."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from . import analysis
from .lazy import pattern, view
from .nodes import Block, DateMention, Element, Heading, Notice, Part
from .span import Regions, Span
from .text import Text

if TYPE_CHECKING:
    from .analysis.marks import Mark
    from .analysis.sequence import Fault
    from .analysis.shortnames import ShortName
    from .analysis.taiwan import Field

_LEFT_OUT = pattern(r"…+|\.{3,}|[。·]{3,}|[（(][前中下]?略[）)]")
_EXCERPT = pattern("节选|节录|摘要|摘登|摘录|摘编|选登")
_VIEWS = {"protected": "protected", "quotation": "quotations", "book-title": "book_titles"}


class Document(Text):
    """A draft as read: nothing trimmed, nothing converted.

    Every place is an offset in :attr:`text`, counted in code points. Views are
    properties; a view that nobody asks for costs nothing.

    :param text: the draft's words, exactly as decoded or extracted.
    :param name: what to call the draft in messages, usually its path.
    :param blocks: paragraphs and cells in order; by default the lines that are not blank.
    :param notices: what the reader has to tell the user about this file.
    :param vocab: names and terms of the house that count as right.
    :param is_word: True for a text extracted from Word, whose lines are paragraphs.
    :param encoding: how the file was encoded, as a Python codec; empty where the bytes cannot be had back.
    :param bom: the mark the file began with; it is not part of the text.
    :param extra_protected: spans the reader knows to be no prose: code, link targets, formulas.
    """

    def __init__(
        self,
        text: str,
        *,
        name: str = "<text>",
        blocks: Iterable[Block] | None = None,
        notices: Iterable[Notice] = (),
        vocab: frozenset[str] = frozenset(),
        is_word: bool = False,
        is_markdown: bool = False,
        encoding: str = "utf-8",
        bom: bytes = b"",
        extra_protected: Iterable[Span] = (),
    ) -> None:
        super().__init__(text, blocks)
        self.name = name
        self.notices = tuple(notices)
        self.vocab = vocab
        self.is_word = is_word
        self.is_markdown = is_markdown
        self.encoding = encoding
        self.bom = bom
        self._extra_protected = tuple(extra_protected)
        self._regions: dict[str, Regions] = {}

    # --- structure ------------------------------------------------------------

    @view
    def parts(self) -> tuple[Part, ...]:
        """The documents in this file: main text, attachments, items of a compilation."""
        return analysis.parts.parts_of(self.folded, self.blocks, self.line_edges)

    def part_index(self, offset: int) -> int:
        """Return the index of the part in which an offset lies."""
        return max(0, bisect_right([part.span.start for part in self.parts], offset) - 1)

    @view
    def headings(self) -> tuple[Heading, ...]:
        """Numbered headings and items that open a block, in order."""
        return analysis.outline.headings(self.folded, self.blocks, self.parts, self.line_edges)

    def heading_at(self, block: int) -> Heading | None:
        """Return the heading that opens a block, by the index of the block, if one does."""
        return self._heading_of.get(block)

    @view
    def _heading_of(self) -> dict[int, Heading]:
        return {heading[5]: heading for heading in reversed(self.headings)}

    @view
    def heading_levels(self) -> frozenset[int]:
        """The levels of the headings that there are."""
        return frozenset([heading[2] for heading in self.headings])

    def headed(self, heading: Heading) -> Span:
        """Return the number of a heading with the clause or line that it heads."""
        end = analysis.outline.headed(self.folded, self.blocks[heading.block], heading.end)
        return Span(heading.start, end)

    def fills_block(self, heading: Heading) -> bool:
        """Tell whether a heading is the whole of its block: no text runs on in it."""
        return analysis.outline.fills(self.folded, self.blocks[heading.block], heading.end)

    @view
    def headings_by_form(self) -> dict[str, list[Heading]]:
        """The headings that have a number in the text, by its form without blanks."""
        return analysis.outline.by_form(self.headings)

    @view
    def sequence_faults(self) -> tuple[Fault, ...]:
        """Numbers of the outline that are out of order; see :mod:`.analysis.sequence`."""
        return analysis.sequence.faults(self.headings, self.block_texts, lambda: self.quotations)

    @view
    def sentences(self) -> tuple[Span, ...]:
        """Sentences, closing marks and quotes included; none crosses a block."""
        return analysis.sentences.sentences(self.text, self.blocks)

    @view
    def elements(self) -> tuple[Element, ...]:
        """The elements of GB/T 9704—2012 that were recognised with certainty, in order."""
        return analysis.elements.elements(self.folded, self.blocks, self.parts, self.line_edges)

    @view
    def elements_by_role(self) -> dict[str, list[Element]]:
        """The recognised elements of each role, in order; roles without one are left out."""
        return analysis.elements.by_role(self.elements)

    def roles_of(self, part: int) -> frozenset[str]:
        """Return the roles that are recognised in a part."""
        return frozenset([element.role for element in self.elements if element.part == part])

    def element(self, role: str, part: int = 0) -> Element | None:
        """Return the first element with this role in a part, if it was recognised."""
        return next((e for e in self.elements_by_role.get(role, ()) if e.part == part), None)

    @view
    def title(self) -> str:
        """The words of the main title on one line, without blanks; empty where unknown."""
        found = self.element("标题")
        return "" if found is None else "".join(found.span.of(self.folded).split())

    @view
    def genre(self) -> str:
        """The 文种 that the title names (通知, 请示, 讲话 …), empty where it cannot be known."""
        return analysis.genre.genre_of(self.title)

    @view
    def is_hong_kong_form(self) -> bool:
        """Whether it is written in 繁体 for Hong Kong or Macao: its title, head or signature names one."""
        if self.script != "Hant":
            return False
        roles = ("标题", "发文机关署名", "发文机关标志")
        head = [block.span for block in self.blocks[:1]]
        head += [element.span for role in roles for element in self.elements_by_role.get(role, ())]
        return any(place in span.of(self.folded) for span in head for place in ("香港", "澳门"))

    @view
    def omissions(self) -> tuple[int, ...]:
        """The blocks that hold nothing but …… or （略）: what stood there is left out."""
        return tuple(n for n, words in enumerate(self.block_texts) if _LEFT_OUT.fullmatch(words.strip()))

    @view
    def is_excerpt(self) -> bool:
        """Whether its title says that it is an extract of another text: 节选, 摘登."""
        return _EXCERPT.search(self.title) is not None

    @view
    def is_taiwan_form(self) -> bool:
        """Whether the draft is laid out in the form of Taiwan: 主旨, 說明 (or 公告事項), 辦法."""
        return self.script != "Hans" and analysis.taiwan.is_taiwan_form(self.folded)

    @view
    def is_taiwan_statute(self) -> bool:
        """Whether it is set out in articles as the laws of Taiwan are: 第 1 條, or 1 and a blank."""
        return self.script == "Hant" and analysis.taiwan.is_statute(self.text, self.headings)

    @view
    def taiwan_fields(self) -> tuple[Field, ...]:
        """The named fields and paragraphs of a letter in the form of Taiwan, in order."""
        return analysis.taiwan.fields(self.folded)

    @view
    def direction(self) -> str:
        """上行 · 平行 · 下行, empty where it cannot be known."""
        return analysis.genre.direction_of(self.genre, self.folded, self.elements)

    @view
    def marks(self) -> tuple[Mark, ...]:
        """Secrecy marks, well and badly formed; mentions in running text are none."""
        return analysis.marks.marks(
            self.folded, self.blocks, self.parts, lambda: Regions([*self.quotations, *self.book_titles])
        )

    @view
    def short_names(self) -> tuple[ShortName, ...]:
        """The short names that the draft declares in brackets with 以下简称."""
        return analysis.shortnames.short_names(self.folded, lambda span: self.touches(("quotation",), span))

    # --- regions that rules look at or leave out --------------------------------

    def region(self, name: str) -> Regions:
        """Return the places with this name.

        ``protected`` · ``quotation`` · ``book-title`` · ``heading`` · ``articles`` · ``table`` · ``code`` ·
        or an element of GB/T 9704 such as ``标题``.
        """
        if name not in self._regions:
            self._regions[name] = self._region(name)
        return self._regions[name]

    def touches(self, regions: Iterable[str], span: Span) -> bool:
        """Tell whether a span touches one of the regions; most are not gathered, the line rules them out."""
        index = self.block_index(span.start) if regions else -1
        line = self.blocks[index].span if index >= 0 and span.end <= self.blocks[index].span.end else None
        for name in regions:
            if not (line and self._rules_out(line, name, span.end)) and self.region(name).overlaps(span):
                return True
        return False

    def _rules_out(self, line: Span, region: str, end: int) -> bool:
        """Tell whether a line shows that nothing in it up to ``end`` lies in a region."""
        if region == "protected":
            known = self._blocks is None and not self.vocab and not self._extra_protected
            return known and not analysis.protected.TRACE.search(self.text, *line)
        opener = analysis.quotes.OPENERS.get(region) if "broken" not in self.pairing else None
        return opener is not None and not opener.search(self.text, line.start, end)

    def _region(self, name: str) -> Regions:
        if name in _VIEWS:
            return cast("Regions", getattr(self, _VIEWS[name]))
        if name == "heading":
            return Regions(map(self.headed, self.headings))
        if name == "articles":
            return analysis.outline.articles(self.headings, len(self.text))
        if name in ("table", "code"):
            kind, blocks = "cell" if name == "table" else name, self._blocks or ()  # lines are neither
            return Regions(block.span for block in blocks if block.kind == kind)
        return Regions(element.span for element in self.elements_by_role.get(name, ()))

    # --- words and spans that rules share -------------------------------------

    @view
    def quotations(self) -> Regions:
        """What stands between quotation marks, marks included; may cross paragraphs."""
        return analysis.quotes.quotations(self.text, self.blocks)

    @view
    def book_titles(self) -> Regions:
        """What stands between 《 and 》, marks included."""
        return analysis.quotes.book_titles(self.text, self.blocks)

    @view
    def protected(self) -> Regions:
        """URL, mail, path, code, formula, 发文字号, version, model number, house vocabulary."""
        found: Regions = analysis.protected.protected(self.text, self.blocks, self.vocab)
        return Regions([*found, *self._extra_protected]) if self._extra_protected else found

    @view
    def long_numbers(self) -> tuple[Span, ...]:
        """Runs of ten digits or more, groups joined: numbers of cards, telephones, accounts."""
        return analysis.longnumbers.long_numbers(self.text, self.plain, self.unusual)

    @view
    def dates(self) -> tuple[DateMention, ...]:
        """Dates written in the text, impossible ones included."""
        return analysis.dates.dates(self.folded)

    @view
    def issued(self) -> datetime.date | None:
        """The date of the draft: its 成文日期, or ``None`` where it has none."""
        found = self.element("成文日期")
        if found is None:
            return None
        return next((d.date for d in self.dates if found.span.start <= d.span.start < found.span.end), None)

    @view
    def stated(self) -> datetime.date | None:
        """The date the draft gives as its own: :attr:`issued`, or that of head, title or last article."""
        return self.issued or analysis.dating.stated(self.folded, self.title, self.blocks, self.dates)

    @view
    def dated(self) -> datetime.date | None:
        """The date that decides which names were in force: :attr:`stated`, or the earliest there can be."""
        return self.stated or analysis.dating.latest(self.folded)

    def on_word_edges(self, span: Span) -> bool:
        """Tell whether words begin and end where the span does.

        This asks the segmenter, so ask it last, about a candidate only.
        """
        return analysis.words.on_edges(self.folded, span)

    def words_of(self, span: Span) -> tuple[Span, ...]:
        """Return the words (as spans) of the run of text around a span."""
        return analysis.words.words_around(self.folded, span)
