"""Finds the words that a mistyped one was meant to be."""

from __future__ import annotations

from collections.abc import Iterable

_LATIN, _HAN = 0.6, 0.5
"""How alike two words are at least, from 0 to 1. Of two 汉字, one right is already much."""


def nearest(word: str, known: Iterable[str], most: int = 1) -> list[str]:
    """Return the known words that a word is most like, the nearest first; often none."""
    from difflib import get_close_matches

    return get_close_matches(word, list(known), most, _LATIN if word.isascii() else _HAN)


def nearest_rules(name: str, rules: Iterable[str], others: Iterable[str] = (), most: int = 1) -> list[str]:
    """Return the rules that were meant.

    Those of this name without its family come first, then others that begin alike, then those like it.

    :param rules: ids of rules, ``family/name``.
    :param others: further words that may have been meant, such as families.
    """
    ids, others = sorted(rules), list(others)
    ends = [rule for rule in ids if rule.endswith(f"/{name}")]
    begun = [] if name.isascii() else [other for other in others if other[:2] == name[:2]]
    return list(dict.fromkeys([*ends, *begun, *nearest(name, [*ids, *others], most)]))[:most]


def advice(near: Iterable[str]) -> str:
    """Return a half-sentence in Chinese that asks whether one of these words was meant; often empty."""
    words = "”“".join(near)
    return f"，是不是“{words}”" if words else ""
