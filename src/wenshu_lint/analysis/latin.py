"""Finds, in runs of Latin letters and digits, what is written by rules of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..lazy import pattern
from ..span import Span

_LETTER: Final = "A-Za-zÀ-ÖØ-öø-ɏ"

# A run of letters, digits and what may join them holds whatever is worth a closer look,
# so that Chinese without any costs one scan.
_JOINT: Final = r"!-~·∶—–≤≥±×÷√∑≈≠"
_RUN = pattern(rf"[0-9{_LETTER}/](?:[{_LETTER}{_JOINT}]| (?=[{_LETTER}!-~≤≥±×÷])|’(?=[A-Za-z]))*+")

_DOMAINS: Final = "com|cn|net|org|gov|edu|info|top|vip|io|int|hk|tw|mo|uk|us|jp|de|eu"
_FILES: Final = (
    "docx?|dotx?|wps|et|xlsx?|pptx?|pdf|ofd|txt|csv|jpe?g|png|gif|mp[34]|zip|rar|7z|html?|xml|json|py|exe|md"
)
_STANDARDS: Final = (
    "GBZ|GBJ|GB|GJB|DBJ?[0-9]{0,6}|T(?=/)|ISO|IEC|IEEE|ITU|ANSI|ASTM|EN|JJG|JJF|JGJ|JTG|JT|CJJ|CJ|GA|GF|GM"
    "|YY|YD|YC|HJ|CY|SL|TB|QB|SB|NY|LY|WS|AQ|MZ|DL|NB|DA|TD|MH|XF|SJ|QX|RB|WW|LS|LB|LD|JR|JY|SZ|MT|HG|HB"
)

# The order counts: what is tried first swallows what stands within it. Every repetition is
# bounded or possessive and begins at a border, so a run is read in linear time.
_SHAPES: Final = (
    # web address, mail address, domain
    r"(?:https?|ftp|file)://[!-~]+(?<![.,;:!?'\")\]}>])",
    r"(?<![._-])[A-Za-z0-9_][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}",
    rf"(?<![._-])(?i:(?:[A-Z0-9-]{{1,63}}\.){{1,8}}(?:{_DOMAINS})(?![A-Z0-9]))(?::[0-9]{{1,5}})?(?:/[!-~]*)?",
    # path and file name
    r"[A-Za-z]:\\[!-~]+",
    r"(?:/[\w~-][\w.~-]{0,255}){2,64}/?",
    rf"(?<![._-])[\w-][\w.-]{{0,120}}\.(?i:{_FILES})(?![A-Za-z0-9])",
    # number of a standard
    rf"(?:{_STANDARDS})(?:/[A-Z]{{1,8}})? ?[A-Z]?[0-9]{{1,6}}(?:[.-][0-9]{{1,3}}(?![0-9])){{0,4}}"
    r"(?:(?:——|[—–:-])[0-9]{4})?(?![0-9A-Za-z])",
    # date, version or IP address or number of a section, version
    r"[0-9]{4}(?:-[0-9]{1,2}-|/[0-9]{1,2}/|\.[0-9]{1,2}\.)[0-9]{1,2}(?![0-9])",
    r"[vV]?[0-9]+(?:\.[0-9]+){2,}(?:-[A-Za-z0-9]+)?",
    r"[vV][0-9]+(?:\.[0-9]+)?(?![A-Za-z0-9])",
    # thousands, time, ratio, decimal
    r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9]|,[0-9])",
    r"[0-9]{1,2}:[0-5][0-9](?::[0-5][0-9])?(?![0-9:])",
    r"(?<![表图件章条项款])[0-9]{1,9}(?:\.[0-9]{1,9})?(?:[:∶][0-9]{1,9}(?:\.[0-9]{1,9})?)+(?![0-9年月])",
    r"[0-9]+\.(?!(?:19|20)[0-9]{2}年)[0-9]+(?![0-9])",
    # identity card, telephone, code
    r"[0-9]{17}[0-9Xx](?![0-9A-Za-z])",
    r"0[0-9]{2,3}-[0-9]{7,8}(?:-[0-9]{1,6})?(?![0-9])",
    r"[0-9]{1,13}(?:-[0-9]{2,8}){2,8}(?![0-9])",
    r"[0-9]{11,}(?![A-Za-z])",
    # 3·15
    r"[0-9]{1,2}·[0-9]{1,2}(?![0-9])",
)
_SHAPE = pattern(r"(?<![0-9A-Za-z])(?:" + "|".join(_SHAPES) + ")", re.ASCII)

_TOKEN = pattern(r"[0-9A-Za-z]++(?:[-+/._][0-9A-Za-z]++)*+")
_UNIT: Final = (
    r"(?:[kcdmμn]?m|[km]?g|t|[kMG]?[Ww]h?|[kM]?[Pp]a|hm|h[ma]?|min|s|d|m?[lL]|k?V|k?A|k?J|[kMG]?Hz|mAh|k?cal|mol|[kMG]bps|[kMGT]B|dB"
    r"|KM|Km|CM|MM|KG|Kg|MG|ML|KW|Kw|KWH|Kwh|KV|KPa|KPA|MPA|HZ)[23]?"
)
_MEASURE = pattern(rf"[0-9]+(?:\.[0-9]+)?{_UNIT}(?:/{_UNIT})?")
_SWAPPED: Final = frozenset("0123456789OoIlXx")

_WORD: Final = rf"[0-9{_LETTER}][0-9{_LETTER}'’._%-]*+"
_FOREIGN = pattern(
    rf"(?<![0-9{_LETTER}])(?![0-9]){_WORD}(?:[\"')\]]?[,;:!?]? ?[&/+]? ?[\"'(\[]?{_WORD})++[.,;:!?]?"
)
_FOREIGN_WORD = pattern(rf"(?![Xx]+(?![{_LETTER}]))[{_LETTER}]+")

_SIDE: Final = r"[0-9A-Za-z.()%]{1,60}"
_OPERATORS: Final = frozenset("=<>≤≥±×÷√∑^≈≠")
_FORMULA = pattern(rf"(?<![0-9A-Za-z.)%]){_SIDE}(?: ?[=<>≤≥±×÷+*/^≈≠√∑-]+ ?{_SIDE})+")
_BRACKET = pattern(r"[()]")
_TAG = pattern(r"</?[A-Za-z]")


def latin_spans(text: str) -> Iterator[Span]:
    """Yield what a rule for Chinese text must leave alone, in no order; spans may overlap.

    Addresses, paths, numbers of standards, versions, dates in digits, times, ratios,
    decimals, telephone and identity numbers, model numbers (G60, 1+X), formulas, and two
    or more foreign words in a row. What may be a slip (2O24年, 20XX年, 5KM) is left out.
    """
    for run in _RUN.finditer(text):
        words = run[0]
        if words.isdigit() and len(words) < 11:
            continue
        if words.isalpha():
            continue
        # One character more, so that a look ahead sees what follows the run.
        yield from _in_run(text, words, run.start(), run.end() + 1)


def _in_run(text: str, words: str, start: int, end: int) -> Iterator[Span]:
    for match in _SHAPE.finditer(text, start, end):
        if not _misses_dot(text, match):
            yield Span(*match.span())
    for match in _TOKEN.finditer(text, start, end):
        if _is_model(match[0]):
            yield Span(*match.span())
    if " " in words:
        for match in _FOREIGN.finditer(text, start, end):
            if _is_foreign(match[0]):
                yield Span(match.start(), _without_mark(text, match.end()))
    if not _OPERATORS.isdisjoint(words) and not _TAG.search(words):
        for match in _FORMULA.finditer(text, start, end):
            if not _OPERATORS.isdisjoint(match[0]):
                yield Span(match.start(), match.start() + _balanced(match[0]))


def _balanced(words: str) -> int:
    """Return how much of a formula precedes the first bracket that closes nothing."""
    depth = 0
    for match in _BRACKET.finditer(words):
        depth += 1 if match[0] == "(" else -1
        if depth < 0:
            return match.start()
    return len(words)


def _misses_dot(text: str, match: re.Match[str]) -> bool:
    """Tell whether it is a date in quotation marks, “3.15”, which asks for a middle dot."""
    return (
        match.end() - match.start() <= 5
        and text[match.start() - 1 : match.start()] in {"“", '"'}
        and text[match.end() : match.end() + 1] in {"”", '"'}
        and match[0].replace(".", "", 1).isdigit()
    )


def _is_model(token: str) -> bool:
    """Tell whether letters and digits mix as in a model number, not as in a measure or a slip."""
    if token.isdigit() or token.isalpha():
        return False
    if not any(char.isdigit() for char in token) or not any(char.isalpha() for char in token):
        return False
    return not _SWAPPED.issuperset(token) and not _MEASURE.fullmatch(token)


def _is_foreign(words: str) -> bool:
    """Tell whether it is two words at least, not counting placeholders such as XX, spaced as words."""
    return " " in words and len(_FOREIGN_WORD.findall(words)) >= 2


def _without_mark(text: str, end: int) -> int:
    """Return the end without a last mark that stands before Chinese, where it should be Chinese."""
    if text[end - 1] in ".,;:!?" and text[end : end + 1] >= "\u2e80":
        return end - 1
    return end
