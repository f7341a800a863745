"""What a planted mistake is, and the few ways in which a mutator plants one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from random import Random

from wenshu_lint.span import Regions, Span

HAN = "[一-龥]"
QUOTED = re.compile(r"《[^》\n]*》|“[^”\n]*”|「[^」\n]*」")
"""Words of others: a mistake there may be theirs, so nothing is planted unless asked."""
SHORT = 30
"""Characters; what ends before may be a heading."""
_MARKED = re.compile(r"⟦([^⟦⟧]*)⟧")
_SENTENCE_END = re.compile(rf"(?<={HAN}。)(?={HAN}|\n)")

Site = re.Match[str]
New = str | tuple[str, ...] | Callable[[Site, Random], str | None]
Words = str | Callable[[Random], str]


@dataclass(frozen=True)
class Planted:
    """A text with one mistake, and where it may fairly be reported: at any one of ``places``."""

    text: str
    places: tuple[Span, ...]


Act = Callable[[str, Random], Planted | None]


@dataclass(frozen=True)
class Mutator:
    """A class of mistake: its name, the rows of the standard that forbid it, and how it is planted.

    ``grade`` is what the standard proposes for the row: ``E`` error, ``W`` warning, ``H`` hint.
    ``host`` names the texts to plant it in: a group of published documents or a frame.
    """

    name: str
    row: str
    grade: str
    act: Act
    host: str = "gov"


def swap(pattern: str, new: New, *, quoted: bool = False, at: str = "") -> Act:
    """Change one match of ``pattern``, chosen at random; the whole match is the place.

    Only the group ``x`` is changed where the pattern has one. ``new`` is a template, several to
    choose from, or a function that may refuse a site. ``at`` finds further fair places in the
    new text, for what is missing altogether.
    """
    compiled = re.compile(pattern, re.MULTILINE)
    group: int | str = "x" if "x" in compiled.groupindex else 0

    def act(text: str, rng: Random) -> Planted | None:
        others = Regions() if quoted else Regions(Span(*m.span()) for m in QUOTED.finditer(text))
        sites = [m for m in compiled.finditer(text) if not others.overlaps(Span(*m.span(group)))]
        for site in rng.sample(sites, len(sites)):
            made = _made(site, new, rng)
            if made is not None and made != site[group]:
                start, end = site.span(group)
                changed = text[:start] + made + text[end:]
                grown = len(made) - (end - start)
                place = _visible(Span(site.start(), site.end() + grown), changed)
                return Planted(changed, (place, *_matches(at, changed)))
        return None

    return act


def say(*sentences: Words, unless: str = "") -> Act:
    """Add one of the sentences to a paragraph; what stands in ⟦ ⟧ is the place, else all of it.

    ``unless`` names paragraphs in which the words would be no mistake.
    """

    def act(text: str, rng: Random) -> Planted | None:
        sites = list(_ends_of_sentences(text, unless))
        if not sites:
            return None
        return _inserted(text, rng.choice(sites), _words(rng.choice(sentences), rng))

    return act


def add(*lines: Words, after: str = r"^.{60,}[。]$") -> Act:
    """Add one of the texts as a paragraph of its own below a line that matches ``after``."""
    compiled = re.compile(after, re.MULTILINE)

    def act(text: str, rng: Random) -> Planted | None:
        sites = [m.end() for m in compiled.finditer(text)]
        if not sites:
            return None
        return _inserted(text, rng.choice(sites), "\n" + _words(rng.choice(lines), rng))

    return act


def unmark(words: str) -> tuple[str, list[Span]]:
    """Take the ⟦ ⟧ away and say where they stood; all of the words where there are none."""
    places: list[Span] = []
    plain = ""
    end = 0
    for match in _MARKED.finditer(words):
        plain += words[end : match.start()]
        places.append(Span(len(plain), len(plain) + len(match[1])))
        plain += match[1]
        end = match.end()
    plain += words[end:]
    return plain, places or [Span(0, len(plain))]


def _made(site: Site, new: New, rng: Random) -> str | None:
    if callable(new):
        return new(site, rng)
    return site.expand(new if isinstance(new, str) else rng.choice(new))


def _words(words: Words, rng: Random) -> str:
    return words if isinstance(words, str) else words(rng)


def _inserted(text: str, at: int, words: str) -> Planted:
    plain, places = unmark(words)
    moved = tuple(Span(start + at, end + at) for start, end in places)
    return Planted(text[:at] + plain + text[at:], moved)


def _ends_of_sentences(text: str, unless: str) -> Iterator[int]:
    """Yield where a sentence of a long paragraph ends: not behind a heading, not in a quotation."""
    others = Regions(Span(*m.span()) for m in QUOTED.finditer(text))
    for match in _SENTENCE_END.finditer(text):
        at = match.end()
        start = text.rfind("\n", 0, at) + 1
        paragraph = text[start : text.find("\n", at)]
        wrong = others.overlaps(Span(at, at + 1)) or (unless and re.search(unless, paragraph))
        if at - start >= SHORT and not wrong:
            yield at


def _matches(pattern: str, text: str) -> Iterable[Span]:
    found = re.finditer(pattern, text, re.MULTILINE) if pattern else ()
    return [Span(*match.span()) for match in found]


def _visible(place: Span, text: str) -> Span:
    """Where something was taken away the neighbours are the place."""
    if place.start < place.end:
        return place
    return Span(max(0, place.start - 1), min(len(text), place.end + 1))
