"""What a new version of a draft adds to the findings of the previous one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from .diagnostic import Diagnostic
from .document import Document
from .nodes import Block
from .report import Report

_ALIKE = 0.5
"""How much two paragraphs must share (Dice, over pairs of characters) to be versions of one."""
_PIECE = 10
"""From how many characters on a paragraph may be a piece of another."""
_LONGEST = 4000
"""Paragraphs up to this length are compared character by character."""


class Comparison(NamedTuple):
    """What is new, and what became of the old findings."""

    report: Report
    """The report on the new version, with the findings that it adds."""
    remaining: int
    """Findings of the previous version that are still there."""
    mended: int
    """Findings of the previous version that are gone."""


class _Key(NamedTuple):
    block: int
    """Index of the paragraph; -1 for a finding in none."""
    rule: str
    words: str


_Places = dict[_Key, list[int]]
"""The indexes of findings by what makes them the same."""


def compared(old: Report, new: Report, *, mandatory: Collection[str] = ()) -> Comparison:
    """Return what the new version adds.

    A finding is old when the previous version has one of the same rule on the same words in the
    corresponding paragraph; of several like ones as many are old as there were. Where the paragraph of
    an old finding was deleted, one of the same rule on the same words in an unchanged paragraph is old
    too: what is said once of a whole draft is said elsewhere then. Blanks make no difference.

    :param mandatory: ids of rules whose findings are always reported, and counted nowhere.
    """
    before, after = _paragraphs(old.document), _paragraphs(new.document)
    links = counterparts(before, after)
    theirs, ours = _by_key(old, mandatory), _by_key(new, mandatory)
    total = sum(map(len, theirs.values()))
    known = _still_there(old, new, links, theirs, ours)
    unchanged = {index for index, link in enumerate(links) if any(before[at] == after[index] for at in link)}
    gone = set(range(len(before))).difference(*links)
    known |= _said_elsewhere(theirs, ours, gone, unchanged, known)
    kept = [diagnostic for index, diagnostic in enumerate(new.diagnostics) if index not in known]
    return Comparison(_with(new, kept), len(known), total - len(known))


def on_lines(report: Report, lines: Iterable[tuple[int, int]], *, mandatory: Collection[str] = ()) -> Report:
    """Return the report with the findings that stand on some lines, if only in part.

    :param lines: first and last lines, from 1, in order; a line ends with LF, as Git counts.
    :param mandatory: ids of rules whose findings are always reported.
    """
    starts = [0, *(match.end() for match in re.finditer("\n", report.document.text))]
    firsts, lasts = zip(*lines, strict=True) if (lines := list(lines)) else ((), ())

    def touched(diagnostic: Diagnostic) -> bool:
        start, end = diagnostic.span
        hunk = bisect_right(firsts, bisect_right(starts, max(start, end - 1))) - 1
        return hunk >= 0 and lasts[hunk] >= bisect_right(starts, start)

    return _with(report, [d for d in report.diagnostics if d.rule in mandatory or touched(d)])


def counterparts(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, ...]]:
    """Return for each new paragraph the indexes of the old ones that it stands for: one, as a rule.

    Unchanged ones are aligned in order, then those that moved are found, then those that were edited;
    at last the pieces of a paragraph that was divided, and the whole of several that were joined.
    """
    links: list[tuple[int, ...]] = [()] * len(new)
    free = dict.fromkeys(range(len(old)))
    for a, b, size in SequenceMatcher(None, old, new).get_matching_blocks():
        for step in range(size):
            links[b + step] = (a + step,)
            del free[a + step]
    places: dict[str, list[int]] = {}
    for index in reversed(free):
        places.setdefault(old[index], []).append(index)
    for index, words in enumerate(new):
        if not links[index] and places.get(words):
            links[index] = (places[words].pop(),)
            del free[links[index][0]]
    _link_edited(old, new, links, free)
    return links


def _link_edited(
    old: Sequence[str], new: Sequence[str], links: list[tuple[int, ...]], free: dict[int, None]
) -> None:
    """Link edited paragraphs, the likest first, each to one; then pieces to what they are pieces of."""
    pairs = sorted(_alike(old, free, new, [index for index, link in enumerate(links) if not link]))
    for unlike, _, theirs, ours in pairs:
        if theirs in free and not links[ours] and unlike <= 1 - _ALIKE:
            links[ours] = (theirs,)
            del free[theirs]
    for _, _, theirs, ours in pairs:
        if min(len(old[theirs]), len(new[ours])) < _PIECE:
            continue
        divided, joined = new[ours] in old[theirs], old[theirs] in new[ours]
        if (divided and not links[ours]) or (joined and theirs in free):
            links[ours] = (*links[ours], theirs)
            free.pop(theirs, None)


def _alike(
    old: Sequence[str], mine: Iterable[int], new: Sequence[str], others: Iterable[int]
) -> Iterator[tuple[float, int, int, int]]:
    """Yield pairs that may belong together: how unlike they are, how far apart, old and new index."""
    sizes: dict[int, int] = {}
    holders: dict[str, list[int]] = {}
    for index in mine:
        pairs = _pairs(old[index])
        sizes[index] = len(pairs)
        for pair in pairs:
            holders.setdefault(pair, []).append(index)
    for index in others:
        pairs = _pairs(new[index])
        shared: Counter[int] = Counter()
        for pair in pairs:
            shared.update(holders.get(pair, ()))
        for theirs, count in shared.items():
            unlike = 1 - 2 * count / (sizes[theirs] + len(pairs))
            if unlike <= 1 - _ALIKE or count == min(sizes[theirs], len(pairs)):
                yield unlike, abs(theirs - index), theirs, index


def _pairs(words: str) -> set[str]:
    return set(map("".join, pairwise(words)))


def _paragraphs(document: Document) -> list[str]:
    return [_plain(document, block) for block in document.blocks]


def _plain(document: Document, block: Block) -> str:
    """The words of a paragraph as they compare across formats: with its number, without blanks."""
    return "".join((block.label + block.span.of(document.text)).split())


def _still_there(
    old: Report, new: Report, links: Sequence[tuple[int, ...]], theirs: _Places, ours: _Places
) -> set[int]:
    """Return the findings that are in the counterpart of their paragraph; take those out of the old."""
    known: set[int] = set()
    for (block, rule, words), group in ours.items():
        keys = [_Key(index, rule, words) for index in (links[block] if block >= 0 else (-1,))]
        found = [(key, index) for key in keys for index in theirs.get(key, ())][: len(group)]
        known.update(_most_likely(old, new, [index for _, index in found], group))
        for key, index in found:
            theirs[key].remove(index)
    return known


def _said_elsewhere(
    theirs: _Places, ours: _Places, gone: set[int], unchanged: set[int], known: set[int]
) -> set[int]:
    """Return the findings of unchanged paragraphs that the previous version had in a deleted one."""
    left: Counter[tuple[str, str]] = Counter()
    for key, group in theirs.items():
        if key.block in gone and key.words:
            left[key.rule, key.words] += len(group)
    found: set[int] = set()
    for key, group in ours.items():
        fresh = [index for index in group if index not in known] if key.block in unchanged else []
        fresh = fresh[: left[key.rule, key.words]]
        left[key.rule, key.words] -= len(fresh)
        found.update(fresh)
    return found


def _by_key(report: Report, mandatory: Collection[str]) -> _Places:
    """The indexes of the findings of a report by what makes them the same."""
    found: _Places = {}
    for index, diagnostic in enumerate(report.diagnostics):
        if diagnostic.rule not in mandatory:
            found.setdefault(_key(report.document, diagnostic), []).append(index)
    return found


def _key(document: Document, diagnostic: Diagnostic) -> _Key:
    start, end = diagnostic.span
    block = document.block_at(start)
    index = -1 if block is None else document.block_index(start)
    if start == end and block is not None:
        if block.label and start == block.span.start:
            return _Key(index, diagnostic.rule, "".join(block.label.split()))
        start, end = max(block.span.start, start - 1), min(block.span.end, end + 1)
    return _Key(index, diagnostic.rule, "".join(document.text[start:end].split()))


def _most_likely(old: Report, new: Report, theirs: Sequence[int], ours: Sequence[int]) -> list[int]:
    """Return which of like findings of the new version are the old ones: as many as there were.

    Where there are more now, those count as old around which nothing changed.
    """
    if len(theirs) == len(ours) or not theirs:
        return list(ours[: len(theirs)])
    places = {place for index in theirs for place in _moved_to(old, index, new, ours[0])}
    settled = [index for index in ours if new.diagnostics[index].span.start in places]
    rest = [index for index in ours if index not in settled]
    return (settled + rest)[: len(theirs)]


def _moved_to(old: Report, theirs: int, new: Report, ours: int) -> Iterator[int]:
    """Yield where the place of an old finding is in the new paragraph, if it is still there."""
    spans = old.diagnostics[theirs].span, new.diagnostics[ours].span
    before, after = old.document.block_at(spans[0].start), new.document.block_at(spans[1].start)
    if before is None or after is None:
        return
    texts = before.span.of(old.document.text), after.span.of(new.document.text)
    if max(map(len, texts)) > _LONGEST:
        return
    place = spans[0].start - before.span.start
    for a, b, size in SequenceMatcher(None, *texts, autojunk=False).get_matching_blocks():
        if a <= place < a + size:
            yield after.span.start + b + place - a


def _with(report: Report, diagnostics: list[Diagnostic]) -> Report:
    return Report(report.document, diagnostics, report.skipped, report.failures, report.suppressed)
