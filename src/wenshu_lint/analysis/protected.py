"""Finds what no text rule may touch: addresses, code, formulas, numbers of things, house terms."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Final

from ..lazy import pattern
from ..nodes import Block
from ..span import Regions, Span
from .latin import latin_spans

TRACE = pattern("[0-9A-Za-zÀ-ɏ/`&$〔·=＝\\[]")
"""Nothing in a line without one of these is protected, terms of the house and code apart."""
_INLINE_CODE = pattern(r"`[^`\n]+`")
_ENTITY = pattern(r"&(?:[A-Za-z]{2,8}|#[0-9]{2,5}|#x[0-9A-Fa-f]{2,5});")
_MATHS = pattern(r"\$(?=[^$\n]*[\\^_={}])[^$\n\u4e00-\u9fff]{1,200}\$")

_FILE_NUMBER = pattern(r"〔(?:19|20)[0-9]{2}〕[1-9][0-9]{0,4}[号號]")
_OFFICE = pattern(r"[\u4e00-\u9fffA-Za-z]{0,8}\Z")
_LEAD_IN = pattern(r".*(?:根据|按照|依据|遵照|参照|印发|[和与及以按见由]|據|與)")
_OFFICE_LENGTH: Final = 8

_SOURCE_KIND = pattern(r"\[(?:[MJDNSRPCGAZK]|EB|DB|CP)(?:/(?:OL|CD|DK|MT))?\]")
_ENTRY = pattern(r"[ \t\u3000]*(?:[\[［][0-9]{1,3}[\]］]|[0-9]{1,3}[.．、])")

_SMALL: Final = "一二三四五六七八九十〇"
_EQUATION_SIDE: Final = r"[\u4e00-\u9fff0-9A-Za-z()（）%％.+×÷*/－＋\-]{1,60}"
_BEFORE = pattern(_EQUATION_SIDE + r"\Z")
_AFTER = pattern(_EQUATION_SIDE)
_OPERATORS: Final = frozenset("+×÷*/－＋-%％")

_MANY_TERMS: Final = 100


def protected(text: str, blocks: Sequence[Block], vocab: Set[str] = frozenset()) -> Regions:
    """Return what rules for Chinese text leave alone.

    Addresses, paths, code, HTML entities, formulas, well-formed 发文字号 and numbers of standards, versions,
    dates in digits, times, ratios, decimals, telephone and identity numbers, model numbers,
    foreign words in a row, days such as 一二·九, entries of a bibliography, and the terms of
    the house. What is malformed is left out, so that it can be reported.

    :param vocab: terms that count as right wherever they stand.
    """
    return Regions(_spans(text, blocks, vocab))


def _spans(text: str, blocks: Sequence[Block], vocab: Set[str]) -> Iterator[Span]:
    yield from latin_spans(text)
    yield from (block.span for block in blocks if block.kind == "code")
    if "`" in text:
        yield from _matches(_INLINE_CODE, text)
    if "&" in text:
        yield from _matches(_ENTITY, text)
    if "$" in text:
        yield from _matches(_MATHS, text)
    if "〔" in text:
        yield from _file_numbers(text)
    if "·" in text:
        yield from _days(text)
    if "=" in text or "＝" in text:
        yield from _equations(text)
    if "[" in text:
        yield from _bibliography(text, blocks)
    if vocab:
        yield from terms(text, vocab)


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return (Span(*match.span()) for match in pattern.finditer(text))


def _file_numbers(text: str) -> Iterator[Span]:
    """Yield each well-formed 发文字号, with the 代字 before it as far as they can be told."""
    for match in _FILE_NUMBER.finditer(text):
        before = text[max(0, match.start() - _OFFICE_LENGTH) : match.start()]
        office = _OFFICE.search(before)
        letters = office[0] if office else ""
        lead_in = _LEAD_IN.match(letters)
        yield Span(match.start() - len(letters) + (lead_in.end() if lead_in else 0), match.end())


def _days(text: str) -> Iterator[Span]:
    """Yield days named by month and date with a middle dot: 一二·九."""
    for match in re.finditer("·", text):
        start, end = match.span()
        left = text[max(0, start - 2) : start]
        right = text[end : end + 2]
        before = len(left) - len(left.rstrip(_SMALL))
        after = len(right) - len(right.lstrip(_SMALL))
        if before and after:
            yield Span(start - before, end + after)


def _equations(text: str) -> Iterator[Span]:
    """Yield equations in words: 总分=基础分×80%+加分."""
    for match in re.finditer("[=＝]", text):
        start, end = match.span()
        if text[start - 1 : start].isascii() and text[end : end + 1].isascii():
            continue
        before = _BEFORE.search(text, max(0, start - 60), start)
        after = _AFTER.match(text, end)
        if before and after and not _OPERATORS.isdisjoint(before[0] + after[0]):
            yield Span(before.start(), after.end())


def _bibliography(text: str, blocks: Sequence[Block]) -> Iterator[Span]:
    """Yield the blocks that are entries of a list of sources: a number first, [M] or [J] later."""
    starts: list[int] = []
    for match in _SOURCE_KIND.finditer(text):
        starts = starts or [block.span.start for block in blocks]
        index = bisect_right(starts, match.start()) - 1
        if index >= 0 and _ENTRY.match(text, starts[index], blocks[index].span.end):
            yield blocks[index].span


def terms(text: str, vocab: Set[str]) -> Iterable[Span]:
    """Return every place of every term of the house."""
    if not vocab:
        return ()  # as in most houses: the characters of a long text are not gathered for nothing
    chars = set(text)
    possible = [term for term in vocab if term and chars.issuperset(term)]
    if len(possible) > _MANY_TERMS:
        try:
            return _terms_at_once(text, possible)
        except (ImportError, UnicodeEncodeError):
            pass
    return (Span(*match.span()) for term in possible for match in re.finditer(re.escape(term), text))


def _terms_at_once(text: str, terms: Sequence[str]) -> list[Span]:
    from ahocorasick_rs import AhoCorasick

    found = AhoCorasick(terms, store_patterns=False).find_matches_as_indexes(text, overlapping=True)
    return [Span(start, end) for _, start, end in found]
