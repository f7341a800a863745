"""One immutable text as characters and places: what can be told without reading it as a draft."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING

from . import analysis
from .lazy import view
from .nodes import Block
from .source import expect
from .span import LineIndex, Span

if TYPE_CHECKING:
    from .analysis.blocks import Edges, Lines


class Text:
    """A text, its characters, its lines and blocks; each view is computed once, when first asked for.

    :param text: the words, exactly as decoded or extracted.
    :param blocks: paragraphs and cells in order; by default the lines that are not blank.
    """

    def __init__(self, text: str, blocks: Iterable[Block] | None = None) -> None:
        expect("text", text, str)
        self.text = text
        self._blocks = None if blocks is None else tuple(blocks)

    # --- characters -----------------------------------------------------------

    @view
    def plain(self) -> bytes:
        """What remains of the text without the characters beyond ASCII: little, as a rule."""
        return self.text.encode("ascii", "ignore")

    @view
    def ascii(self) -> frozenset[str]:
        """The ASCII characters that occur: the cheapest test whether a rule can apply."""
        return frozenset(self.plain.decode("ascii"))

    @view
    def chars(self) -> frozenset[str]:
        """All characters that occur. This costs as much as a dozen searches: ask it late."""
        return frozenset(self.text)

    @view
    def unusual(self) -> frozenset[str]:
        """The characters that are neither ASCII, common Han nor usual marks: few or none."""
        return analysis.unusual.unusual(self.text, self._usual_until)

    @view
    def _usual_until(self) -> int:
        return analysis.script.usual_until(self.text)

    @view
    def folded(self) -> str:
        """The text with traditional characters simplified one by one: same length, same offsets.

        The very same object as :attr:`text` where there is nothing to simplify.
        """
        return analysis.script.fold(self.text, self.unusual, self._usual_until)

    @view
    def script(self) -> str:
        """``Hans``, ``Hant``, ``mixed`` or ``none``, by the characters that tell them apart."""
        return analysis.script.script_of(self.text, self.folded is self.text)

    @view
    def language(self) -> str:
        """``zh`` for Chinese, ``other`` for a text in another language, ``none`` without words."""
        return analysis.language.language_of(self.text, self.plain, self.unusual)

    def in_script(self, original: str, simplified: str) -> str:
        """Return a simplified replacement in the script in which ``original`` is written."""
        return analysis.script.like(original, simplified, self.script)

    # --- places ---------------------------------------------------------------

    @view
    def lines(self) -> LineIndex:
        """Rows and columns of the text."""
        return LineIndex(self.text)

    @view
    def blocks(self) -> tuple[Block, ...]:
        """Paragraphs, cells or lines: ordered, disjoint, not blank, never crossing a line end."""
        return self._lines_of_text.blocks if self._blocks is None else self._blocks

    @view
    def _lines_of_text(self) -> Lines:
        return analysis.blocks.lines_of(self.text)

    @view
    def _block_starts(self) -> list[int]:
        return self._lines_of_text.starts if self._blocks is None else [b.span.start for b in self._blocks]

    def block_index(self, offset: int) -> int:
        """Return the index of the block at or before an offset; -1 before the first."""
        return bisect_right(self._block_starts, offset) - 1

    def block_indexes(self, spans: Iterable[Span]) -> list[int]:
        """Return for each span the index of the block in which it begins, as :meth:`block_index`."""
        starts = self._block_starts
        return [bisect_right(starts, start) - 1 for start, _ in spans]

    def block_at(self, offset: int) -> Block | None:
        """Return the block that contains an offset (its end counts), if any."""
        index = self.block_index(offset)
        block = self.blocks[index] if index >= 0 else None
        return block if block is not None and offset <= block.span.end else None

    def origin_at(self, offset: int) -> tuple[str, int, int] | None:
        """Return part, paragraph and run of a Word file for an offset; ``None`` for other drafts.

        The run is -1 where the block has none. Numbers count from 0, as in :class:`~.nodes.Origin`.
        """
        block = self.block_at(offset)
        return None if block is None or block.origin is None else block.origin.run_at(offset)

    @view
    def block_texts(self) -> tuple[str, ...]:
        """The folded words of each block, in the order of :attr:`blocks`."""
        folded = self.folded
        if folded is self.text and self._blocks is None:
            return self._lines_of_text.words
        return tuple([folded[start:end] for (start, end), _, _, _ in self.blocks])

    @view
    def line_edges(self) -> Edges:
        """The first and the last character of each block that is no blank, in the order of :attr:`blocks`."""
        if self.folded is self.text and self._blocks is None:
            return self._lines_of_text.edges
        return analysis.blocks.edges_of(self.block_texts)

    @view
    def has_loose_blank(self) -> bool:
        """True where an ASCII blank stands between characters other than behind 第X条: in few drafts."""
        return analysis.blocks.has_loose_blank(self.text)

    @view
    def pairing(self) -> tuple[str, ...]:
        """What may be amiss with brackets, quotation marks, 书名号: ``nested`` in their kind, ``broken``."""
        return analysis.quotes.pairing(self.text)

    @view
    def bracket_pairs(self) -> tuple[tuple[int, int], ...]:
        """Where round brackets open and close, in the blocks that hold a half-width one."""
        return analysis.quotes.bracket_pairs(self.text, self.blocks)
