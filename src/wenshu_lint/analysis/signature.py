"""Finds the signature of a document and the date below it."""

from __future__ import annotations

from collections.abc import Sequence

from ..lazy import pattern
from ..nodes import Block
from . import lines
from .lines import line_of

_FLOW = frozenset({"paragraph", "heading"})
_LAST_LINES = 6
_LAST_DATE_LINES = 16
_LONGEST = 80
_PAGE_LINE = 14
"""Characters of the longest line 第3页，共12页."""
_REMAINS = pattern("[ \u3000]*&[a-z]{2,8};$")
_DATE_END = pattern(f"[{''.join(sorted(lines.DATE_ENDS))}]")
_FOLLOWING = frozenset(lines.BRACKET_STARTS + "抄分主附")
"""With what a sentence below a date can begin that is no text."""
_SEAL = pattern("[（(](?:印章?|盖章|公章|章)[)）]$")


def signed_on(text: str, blocks: Sequence[Block], ends: str, first: int, last: int) -> int | None:
    """Return the block with the 成文日期 among ``blocks[first:last]``, if there is one.

    It is the first line that is a date below a signature; failing that, a date in one of
    the last lines, with nothing below it but a note, attachments or the 版记.

    :param ends: the last character of each block that is no blank.
    """
    lone = None
    for end in _DATE_END.finditer(ends, first + 1, last):
        index = end.start()
        start, stop = blocks[index].span
        if stop - start > _LONGEST or blocks[index].kind not in _FLOW:
            continue
        if not lines.is_date(line_of(text, blocks, index).words):
            continue
        if _is_signed(text, blocks, first, index):
            return index
        if last - index <= _LAST_LINES and "年" in text[start:stop]:
            lone = index
    if lone is not None and all(_may_follow(text, blocks, index) for index in range(lone + 1, last)):
        return lone
    return _oddly_dated(text, blocks, first, last)


def _oddly_dated(text: str, blocks: Sequence[Block], first: int, last: int) -> int | None:
    """Return the block right below a signature that must be the date, though it is not written as one."""
    for index in range(last - 1, max(first, last - _LAST_DATE_LINES), -1):
        start, stop = blocks[index].span
        if stop - start > _PAGE_LINE and text.startswith("第", start):
            return None  # an article: most drafts without a date have nothing else there
        words = line_of(text, blocks, index).words if stop - start <= _LONGEST else ""
        if words and lines.is_odd_date(words) and length(line_of(text, blocks, index - 1).words):
            return index if blocks[index].kind in _FLOW else None
        if not words or not _may_follow(text, blocks, index):
            return None
    return None


def length(words: str) -> int:
    """Return how many characters at the start of a line are a signature, 0 for none.

    A signature is one organ or several, or a post and a name; （印章） and web remains
    behind it do not count.
    """
    if "&" in words:
        words = _REMAINS.sub("", words)
    if not 2 <= len(words) <= 80 or words[-1] in lines.CLOSING:
        return 0
    if lines.is_organ(words):
        return len(_SEAL.sub("", words))
    return len(words) if lines.is_post_and_name(words) else 0


def _is_signed(text: str, blocks: Sequence[Block], first: int, index: int) -> bool:
    for other in range(index - 1, max(first - 1, index - 3), -1):
        start, end = blocks[other].span
        if end - start > 120:
            return False
        words = line_of(text, blocks, other).words
        if length(words):
            return True
        if not lines.is_bracketed(words):
            return False
    return False


def _may_follow(text: str, blocks: Sequence[Block], index: int) -> bool:
    words = line_of(text, blocks, index).words
    if words[-1] in lines.CLOSING and words[0] not in _FOLLOWING and "印" not in words:
        return False
    return bool(
        lines.is_bracketed(words)
        or lines.is_copies(words)
        or ("印" in words and lines.ISSUED_ON.search(words))
        or lines.is_organ(words)
        or lines.PAGE_NUMBER.fullmatch(words)
        or words.startswith("附")
    )
