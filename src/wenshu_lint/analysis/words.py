"""Cuts the run of text around a place into words, exactly as jieba does.

The fast way is ``rjieba`` without its hidden Markov model, and jieba's own model on what
stays unknown; where rjieba has no wheel, plain jieba gives the same words more slowly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from threading import Lock
from typing import Any, Final

from ..lazy import pattern
from ..span import Span

Cut = Callable[[str], list[str]]

# jieba never joins what this class does not hold, so words inside one run are exact.
_RUN = pattern(r"[\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]+")
_BREAK = pattern(r"[^\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]")
_REACH: Final = 512
"""A run is followed this many characters at least to either side, and at most thrice as many."""

_NEAR: Final = 40
"""How far to look for the beginning of a run at first: most are shorter."""

# jieba reads its files through pkg_resources where it can: 80 ms for what open() does as well.
_ABSENT: Any = None
_ONE_AT_A_TIME = Lock()

_LATIN = pattern(r"[a-zA-Z0-9]{2,}")
_BLANK_OR_CHAR = pattern(r"\r\n|.", re.DOTALL)


def words_around(text: str, span: Span) -> tuple[Span, ...]:
    """Return the words, as spans, of the run of text in which a span stands.

    The run reaches to the next mark or blank on either side; the words cover it without
    gaps. A span that crosses marks gets each of its runs cut, a mark being a word of its own.
    """
    left = _left(text, span.start)
    return tuple(_spans(text[left : _right(text, span.end)], left))


def on_edges(text: str, span: Span) -> bool:
    """Tell whether a word begins where the span begins and one ends where it ends."""
    left = _left(text, span.start)
    run = text[left : _right(text, span.end)]
    edges = _edges(run)
    return span.start - left in edges and span.end - left in edges


def cut(text: str) -> tuple[str, ...]:
    """Return the words of a short text; joined together they are the text."""
    found: list[str] = []
    place = 0
    for run in _RUN.finditer(text):
        found += _BLANK_OR_CHAR.findall(text, place, run.start())
        found += _cut_run(run[0])
        place = run.end()
    found += _BLANK_OR_CHAR.findall(text, place)
    return tuple(found)


def pieces(run: str) -> list[str]:
    """Return the words of a run of text that the dictionary has; what it does not have stays single.

    A wrong character often falls out of its word this way, where :func:`cut` would guess a name.
    """
    return _dictionary()(run)


@cache
def frequencies() -> dict[str, int]:
    """Return how often each word of the dictionary was counted, names of persons left out.

    Read when first needed, 0.3 s.
    """
    with _jieba().Tokenizer().get_dict_file() as lines:
        rows = (line.split() for line in lines.read().decode("utf-8").splitlines())
        return {word: int(count) for word, count, kind in rows if len(word) == 1 or kind[:2] != "nr"}


def _spans(run: str, start: int) -> Iterator[Span]:
    for word in _cut(run):
        yield Span(start, start + len(word))
        start += len(word)


@lru_cache(maxsize=4096)
def _cut(run: str) -> tuple[str, ...]:
    return cut(run)


@lru_cache(maxsize=4096)
def _edges(run: str) -> frozenset[int]:
    return frozenset([0, *(word.end for word in _spans(run, 0))])


def _left(text: str, place: int) -> int:
    """Return where the run begins that holds the character before ``place``."""
    near = [match.end() for match in _BREAK.finditer(text, max(0, place - _NEAR), place)]
    if near:
        return near[-1]
    # Starting on a grid keeps the piece, and so its cached words, the same for neighbours.
    low = max(0, place // _REACH * _REACH - _REACH)
    return max((match.end() for match in _BREAK.finditer(text, low, place)), default=low)


def _right(text: str, place: int) -> int:
    """Return where the run ends that holds the character at ``place``."""
    high = place // _REACH * _REACH + 2 * _REACH
    found = _BREAK.search(text, place, high)
    return found.start() if found else min(high, len(text))


def _cut_run(run: str) -> list[str]:
    return _segmenter()(run)


@cache
def _segmenter() -> Cut:
    """Return what cuts one run: loaded when first needed, 0.2 s or with plain jieba 1 s."""
    dictionary = _rjieba()
    return _fast(dictionary) if dictionary else _plain().lcut


@cache
def _dictionary() -> Cut:
    """Return what cuts one run by the dictionary alone."""
    dictionary = _rjieba()
    if dictionary:
        return lambda run: dictionary.cut(run, False)
    return lambda run: _plain().lcut(run, HMM=False)


@cache
def _rjieba() -> Any:
    try:
        from rjieba import Jieba
    except ImportError:
        return None
    return Jieba()


@cache
def _jieba() -> Any:
    """Import jieba without its warnings and its log on the error stream."""
    import logging
    import sys
    import warnings

    with _ONE_AT_A_TIME:  # filters of warnings and the list of modules belong to all threads
        absent = sys.modules.setdefault("pkg_resources", _ABSENT)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                import jieba
                import jieba.finalseg
        finally:
            if absent is _ABSENT:
                del sys.modules["pkg_resources"]
    jieba.setLogLevel(logging.CRITICAL)
    return jieba


@cache
def _plain() -> Any:
    """Return jieba itself, its dictionary read afresh: no cache file that others could plant."""
    tokenizer = _jieba().Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer


def _fast(dictionary: Any) -> Cut:
    """Return jieba's cut rebuilt from the dictionary of rjieba and the model of jieba."""
    guess = lru_cache(maxsize=65536)(lambda unknown: tuple(_jieba().finalseg.cut(unknown)))

    def unknown_words(chars: list[str]) -> tuple[str, ...] | list[str]:
        joined = "".join(chars)
        if len(chars) == 1 or dictionary.has_word(joined):
            return chars
        return guess(joined)

    def cut_run(run: str) -> list[str]:
        found: list[str] = []
        single: list[str] = []
        for word in dictionary.cut(run, False):
            if len(word) == 1:
                single.append(word)
            elif _LATIN.fullmatch(word):
                # No word of the dictionary is all Latin: rjieba joined single letters here.
                single += word
            else:
                if single:
                    found += unknown_words(single)
                    single = []
                found.append(word)
        if single:
            found += unknown_words(single)
        return found

    return cut_run
