"""Finds many literals in one pass: one automaton for all word lists and pattern anchors."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Sequence

Hit = tuple[int, int, int]
"""Start, end, index of the literal."""

Scan = Callable[[str], Iterable[Hit]]

_BACKENDS = ("daachorse", "ahocorasick_rs", "plain")


def matcher(literals: Sequence[str], backend: str = "", prose: Sequence[str] = ()) -> Scan:
    """Return a function that yields every occurrence of every literal, overlapping ones too.

    The fastest automaton that is installed is used; without any, a table of first pairs.

    :param literals: distinct, none of them empty.
    :param backend: ``daachorse``, ``ahocorasick_rs`` or ``plain``, to insist on one.
    :param prose: texts such as those to be searched: what they pass through is laid close together.
    """
    if not literals:
        return lambda _text: ()
    for name in (backend,) if backend else _BACKENDS:
        try:
            return _safe(_MAKERS[name](literals, prose))
        except ImportError:
            if backend:
                raise
    raise AssertionError("the plain matcher needs nothing")  # pragma: no cover


def _safe(scan: Scan) -> Scan:
    """Let texts with lone surrogates pass: the automata refuse them, our callers may not."""

    def scan_any(text: str) -> Iterable[Hit]:
        try:
            return scan(text)
        except UnicodeEncodeError:
            return scan("".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text))

    return scan_any


def _daachorse(literals: Sequence[str], prose: Sequence[str]) -> Scan:
    automaton = importlib.import_module("daachorse").CharwiseDoubleArrayAhoCorasick(
        list(literals), corpus=list(prose)
    )
    found: Scan = automaton.find_overlapping
    return found


def _ahocorasick(literals: Sequence[str], _prose: Sequence[str]) -> Scan:
    module = importlib.import_module("ahocorasick_rs")
    automaton = module.AhoCorasick(
        literals, store_patterns=False, implementation=module.Implementation.ContiguousNFA
    )

    def scan(text: str) -> Iterable[Hit]:
        return [(s, e, i) for i, s, e in automaton.find_matches_as_indexes(text, overlapping=True)]

    return scan


def _plain(literals: Sequence[str], _prose: Sequence[str]) -> Scan:
    single: dict[str, int] = {}
    pairs: dict[str, list[tuple[str, int]]] = {}
    for index, literal in enumerate(literals):
        if len(literal) == 1:
            single[literal] = index
        else:
            pairs.setdefault(literal[:2], []).append((literal, index))

    def scan(text: str) -> Iterable[Hit]:
        text.encode()  # refuse lone surrogates as the automata do
        hits: list[Hit] = []
        for start, char in enumerate(text):
            if char in single:
                hits.append((start, start + 1, single[char]))
            for literal, index in pairs.get(text[start : start + 2], ()):
                if text.startswith(literal, start):
                    hits.append((start, start + len(literal), index))
        return hits

    return scan


_MAKERS: dict[str, Callable[[Sequence[str], Sequence[str]], Scan]] = {
    "daachorse": _daachorse,
    "ahocorasick_rs": _ahocorasick,
    "plain": _plain,
}
