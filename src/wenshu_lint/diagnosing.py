"""Makes a diagnostic of what a check found: its words, and edits that leave alone what is protected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from .analysis import marknames, protected
from .checks import identity
from .diagnostic import Applicability, Diagnostic, Edit, Finding, Fix, joined, lesser
from .document import Document
from .lazy import pattern
from .rule import Basis, Rule, fields_of
from .span import Regions, Span


def diagnostic_of(rule: Rule, document: Document, finding: Finding) -> Diagnostic:
    """Return what a rule says of a finding."""
    words = {**finding.words, "match": finding.words.get("match") or finding.span.of(document.text)}
    family = rule.family
    return Diagnostic(
        rule.id,
        rule.title,
        rule.severity,
        finding.span,
        _said(rule.message, words, family),
        family,
        rule.gate,
        _labels(rule.basis),
        _hint(rule, words) if "{" in rule.hint or "}" in rule.hint else rule.hint,
        _fix(rule, document, finding),
        finding.related,
    )


_MARKS: Final = frozenset("“”‘’")


def _said(template: str, words: Mapping[str, Any], family: str) -> str:
    """Fill a template in; quotation marks nest as GB/T 15834—2011 4.8.3.4 has them, “ ‘ ’ ”.

    Words that are one quotation take no further marks. Rules about marks show them as they are, but
    half a pair, and marks at an end, could not be read between such marks: they are named, or in brackets.
    Where there are no words for a remark that ends a clause, its mark goes too. Numbers that stand for
    a person are masked, whatever rule quotes them.
    """
    long = [key for key, word in words.items() if isinstance(word, str) and len(word) >= identity.SHORTEST]
    if long:
        words = {**words, **{key: identity.without_numbers(words[key]) for key in long}}
    empty = [key for key, word in words.items() if word == ""] if "" in words.values() else ()
    for key in empty:
        if f"{{{key}}}" in template:
            template = re.sub(rf"（{{{key}}}）|[，：；、]{{{key}}}(?=$|[，。；：、）])", "", template)
    for key, word in words.items():
        quoted = f"“{{{key}}}”"
        if not isinstance(word, str) or _MARKS.isdisjoint(word) or quoted not in template:
            continue
        if marknames.is_uneven(word) or (
            family == "punctuation" and (word[0] in _MARKS or word[-1] in _MARKS)
        ):
            template = template.replace(quoted, marknames.bracketed(word).replace(word, f"{{{key}}}"))
        elif family != "punctuation" and "“" in word and len(word) >= 3:
            if word.rfind("“") == 0 and word.find("”") == len(word) - 1:
                template = template.replace(quoted, f"{{{key}}}")
            else:
                words = {**words, key: word.replace("“", "‘").replace("”", "’")}
    return template.format_map(words)


def _hint(rule: Rule, words: Mapping[str, Any]) -> str:
    """Return the hint; nothing where it would show words that there are none of."""
    shown = all(words.get(name) != "" for name in fields_of(rule.hint))
    return _said(rule.hint, words, rule.family) if shown else ""


@lru_cache(maxsize=1024)
def _labels(basis: tuple[Basis, ...]) -> tuple[str, ...]:
    return tuple(one.label for one in basis)


def _fix(rule: Rule, document: Document, finding: Finding) -> Fix | None:
    edits = finding.edits
    if finding.replacement is not None:
        edits = (Edit(finding.span, finding.replacement),)
    if rule.fix is None or not edits:
        return None
    made = edits
    free = "protected" in rule.outside and _lie_in(edits, finding.span)  # in scope: the whole span is free
    if not free and any(_is_kept(rule, document, edit.span) for edit in made):
        made = tuple(small for edit in edits for small in lesser(edit, document.text))
        if any(_is_kept(rule, document, edit.span) for edit in made):
            return None
    return Fix(tuple(made), rule.fix, _told(sorted(edits), finding.span, document.text, rule.family))


def _lie_in(edits: Iterable[Edit], span: Span) -> bool:
    start, end = span
    return all(start <= low and high <= end for (low, high), _ in edits)


_FIGURE = pattern("[0-9A-Za-z一二三四五六七八九十·./-]{1,12}")
"""What is protected because it looks like a version or a model number, and may be a date or a unit."""


def _is_kept(rule: Rule, document: Document, span: Span) -> bool:
    """Tell whether a fix may not change what stands at a span, for it is protected.

    A rule that looks there on purpose, as at dates in digits, may offer a fix that a person looks at.
    Addresses, code, formulas, document numbers and the terms of the house no fix touches.
    """
    if not document.touches(("protected",), span):
        return False
    if rule.fix is Applicability.SAFE or "protected" in rule.outside:
        return True
    regions = (region.of(document.text) for region in document.protected if region.overlaps(span))
    if not all(_FIGURE.fullmatch(words) for words in regions):
        return True
    return Regions(protected.terms(document.text, document.vocab)).overlaps(span)


_SHOWN = 2


def _told(edits: Sequence[Edit], flagged: Span, text: str, family: str) -> str:
    """Say what edits do: those close together as one, of those far apart the first few."""
    whole = edits[0] if len(edits) == 1 else joined(edits, text)
    if whole is not None:
        return _one_told(whole.span.of(text), whole.text, family, is_flagged=whole.span == flagged)
    pairs = list(dict.fromkeys((span.of(text), new) for span, new in edits))
    shown = "，".join(_one_told(old, new, family) for old, new in pairs[:_SHOWN])
    more = "等" if len(pairs) > _SHOWN else ""
    return shown if len(edits) <= _SHOWN == len(pairs) else f"{shown}{more}，共 {len(edits)} 处"


@lru_cache(maxsize=1024)
def _one_told(old: str, new: str, family: str, *, is_flagged: bool = False) -> str:
    told = "补“{new}”" if new else "删去换行" if old in ("\n", "\r\n") else "删去“{old}”"
    if old and new:
        told = "改为“{new}”" if is_flagged else "把“{old}”改为“{new}”"
    return _said(told, {"new": new, "old": old}, family)
