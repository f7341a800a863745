"""Runs rules over a document: one scan for all literals, then each rule alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator
from functools import cached_property
from operator import add

from . import occasions
from .diagnosing import diagnostic_of
from .diagnostic import Diagnostic, Finding
from .document import Document
from .report import Failure, Report, Skipped
from .rule import MAINLAND, NORMS, Rule
from .scanning import Scanner
from .source import MissingError, expect
from .span import Span
from .suppress import UNKNOWN, UNUSED, Suppressions, suppressions_of


class Linter:
    """A set of rules made ready to run; immutable, safe to share between documents and threads.

    What it makes late may be made twice by two threads, never half. It cannot be sent to another
    process: send the configuration, and make a linter there.

    :param rules: the rules to run, as chosen by a configuration.
    :param known: ids of all rules there are; by default a directive may name any.
    """

    def __init__(self, rules: Iterable[Rule], *, known: Iterable[str] = ()) -> None:
        self._known = frozenset(known)
        given = tuple(rules)
        for rule in given:
            expect("rules 的一项", rule, Rule)
        self.rules: tuple[Rule, ...] = tuple(sorted(given, key=lambda rule: rule.id))
        self._numbered = tuple(enumerate(self.rules))
        self._occasions, always = _waiting(self._numbered)
        self._begun = _by_beginning(self._occasions.get("title", ()))
        self._always = frozenset(always)
        self._conditional = tuple(item for item in self._numbered if _has_conditions(item[1]))
        self._unfits: dict[tuple[object, ...], dict[int, str]] = {}

    @cached_property
    def _plain(self) -> Scanner:
        """For texts without traditional characters: what is typed is what is folded."""
        return Scanner(item for item in self._numbered if item[1].scripts != ("Hant",))

    @cached_property
    def _folded(self) -> Scanner:
        return Scanner(item for item in self._numbered if not item[1].check.raw)

    @cached_property
    def _raw(self) -> Scanner:
        return Scanner(item for item in self._numbered if item[1].check.raw)

    def lint(self, document: Document) -> Report:
        """Check a document.

        A rule that raises is recorded in ``report.failures`` and the others go on; a rule
        that cannot judge this document is recorded in ``report.skipped``.

        :raises TypeError: for what is no document.
        """
        expect("document", document, Document)
        skipped: list[Skipped] = []
        failures: list[Failure] = []
        found: list[Diagnostic] = []
        buckets = self._hits(document)
        unfit = self._unfit(document)
        rules, due = self.rules, sorted({*self._always, *buckets, *self._called(document)})
        for slot in due:
            rule = rules[slot]
            if slot in unfit:
                if unfit[slot]:
                    skipped.append(Skipped(rule.id, unfit[slot]))
                continue
            try:
                for finding in rule.check.find(document, buckets.get(slot, ())):
                    if rule.since and _is_older(document, rule.since):
                        break  # the date of a draft costs much, so only a finding asks for it
                    if _in_scope(rule, document, finding.span):
                        found.append(diagnostic_of(rule, document, finding))
            except MissingError as error:
                failures.append(Failure(rule.id, str(error)))
            except Exception as error:
                failures.append(Failure(rule.id, f"{type(error).__name__}: {error}"))
        found = _once(found) if len(found) > 1 else found
        if document.language == "other":
            skipped.extend(self._never_reached(frozenset(due)))
        suppressions = suppressions_of(document)
        kept = [d for d in found if not suppressions.silences(d)] if suppressions.directives else found
        silenced = len(found) - len(kept)
        kept.extend(self._unused(suppressions, document))
        if len(kept) > 1:
            kept = _without_echoes(kept, document.text)
            kept.sort(key=lambda d: (d.span, d.rule))
        return Report(document, kept, tuple(skipped), tuple(failures), silenced)

    def _hits(self, document: Document) -> dict[int, list[Span]]:
        if document.folded is document.text:
            return self._plain.hits(document.text)
        return self._folded.hits(document.folded) | self._raw.hits(document.text)

    def _called(self, document: Document) -> set[int]:
        """Return the rules without literals for which the document has an occasion."""
        called: set[int] = set()
        for kind, waiting in self._occasions.items():
            present = occasions.present(document, kind)
            if present:
                names = self._named(present) if isinstance(present, str) else waiting.keys() & present
                for name in names:
                    called.update(waiting[name])
        return called

    def _named(self, titles: str) -> list[str]:
        """Return what rules wait for in a title and what stands in one: few begin as any of its words."""
        begun, known = {*titles, *map(add, titles, titles[1:])}, self._begun
        return [name for start in known.keys() & begun for name in known[start] if name in titles]

    def _unfit(self, document: Document) -> dict[int, str]:
        """Return the rules that cannot judge this document, and why; few kinds of document differ here."""
        kind = (document.language, document.is_word, document.script)
        norm = (document.is_taiwan_form, document.is_taiwan_statute)
        key = (*kind, *norm, document.genre, document.direction)
        found = self._unfits.get(key)
        if found is None:
            rules = self._numbered if document.language == "other" else self._conditional
            reasons = ((slot, _unfit(rule, document)) for slot, rule in rules)
            found = self._unfits[key] = {slot: reason for slot, reason in reasons if reason is not None}
        return found

    def _never_reached(self, reached: Container[int]) -> Iterator[Skipped]:
        """Rules without a hit are clean, unless the document as a whole is not for them."""
        for slot, rule in self._numbered:
            if slot not in reached and rule.language == "zh":
                yield Skipped(rule.id, NOT_CHINESE)

    def _unused(self, suppressions: Suppressions, document: Document) -> Iterator[Diagnostic]:
        if not suppressions.comments:
            return
        ran = {rule.id: rule for rule in self.rules}
        if UNUSED in ran:
            for span, words in suppressions.unused(frozenset(ran)):
                yield diagnostic_of(ran[UNUSED], document, Finding(span, {"rules": words}))
        if UNKNOWN in ran:
            for span, word, advice in suppressions.misspelt(self._known):
                yield diagnostic_of(ran[UNKNOWN], document, Finding(span, {"word": word, "advice": advice}))


NOT_CHINESE = "全文不是中文，中文规则未查"


def _waiting(rules: Iterable[tuple[int, Rule]]) -> tuple[dict[str, dict[str, list[int]]], list[int]]:
    """Sort the rules not left to their literals: those that wait for an occasion, those that always run."""
    waiting: dict[str, dict[str, list[int]]] = {}
    always: list[int] = []
    for slot, rule in rules:
        if not rule.check.either and tuple(rule.check.literals()):
            continue
        occasions = tuple(rule.check.occasions())
        for kind, name in occasions:
            waiting.setdefault(kind, {}).setdefault(name, []).append(slot)
        if not occasions:
            always.append(slot)
    return waiting, always


def _by_beginning(names: Iterable[str]) -> dict[str, list[str]]:
    """Sort names by their first two characters."""
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(name[:2], []).append(name)
    return found


def _has_conditions(rule: Rule) -> bool:
    return bool(rule.scripts or rule.genres or rule.directions or rule.norm or rule.check.needs)


def _unfit(rule: Rule, document: Document) -> str | None:
    """Return why a rule cannot judge a document: ``None`` where it can, empty where it does not apply."""
    if rule.language == "zh" and document.language == "other":
        return NOT_CHINESE
    if rule.check.needs == "word" and not document.is_word:
        return "需要 Word 文件，纯文本没有这些信息"
    applies = (
        (not rule.scripts or document.script in (*rule.scripts, "mixed", "none"))
        and (not rule.genres or document.genre in rule.genres)
        and (not rule.directions or document.direction in rule.directions)
        and (not rule.norm or NORMS[rule.norm] == document.is_taiwan_form)
        and not (rule.norm == MAINLAND and document.is_taiwan_statute)
    )
    return None if applies else ""


def _is_older(document: Document, day: str) -> bool:
    """Tell whether a draft says itself that it was written before a day, ``YYYY-MM-DD``."""
    return document.stated is not None and document.stated.isoformat() < day


def _in_scope(rule: Rule, document: Document, span: Span) -> bool:
    if document.touches(rule.outside, span):
        return False
    return not rule.within or any(document.region(name).covers(span) for name in rule.within)


def _once(found: list[Diagnostic]) -> list[Diagnostic]:
    """A rule speaks once about a place."""
    return list({(d.rule, d.span): d for d in reversed(found)}.values())[::-1]


_PARTICULAR = ("format", "genre", "classification", "numbering")
"""Families that know what a place is for; what the others say of the same mark adds nothing."""


def _without_echoes(found: list[Diagnostic], text: str) -> list[Diagnostic]:
    """Where two rules would write the same at one place, keep the one that knows the place better.

    What it rewrites as a whole (二○二四年三月五日 as 2024年3月5日) needs no word on its parts (○).
    """
    edited: dict[tuple[Span, str], list[Diagnostic]] = {}
    for diagnostic in found:
        if diagnostic.fix is not None and len(diagnostic.fix.edits) == 1:
            edit = diagnostic.fix.edits[0]
            edited.setdefault((edit.span, edit.text), []).append(diagnostic)
    wholes = sorted([key for key, same in edited.items() for d in same if d.family in _PARTICULAR])
    if (not wholes or len(edited) < 2) and all(len(same) == 1 for same in edited.values()):
        return found
    echoes: set[int] = set()
    for (span, _), same in edited.items():
        best = same[0]
        if len(same) > 1:
            best = max(same, key=lambda d: (d.family in _PARTICULAR, d.severity, d.rule))
        moot = best.family not in _PARTICULAR and _is_part(span, wholes, text)
        echoes.update(id(diagnostic) for diagnostic in same if moot or diagnostic is not best)
    return [diagnostic for diagnostic in found if id(diagnostic) not in echoes]


def _is_part(span: Span, wholes: list[tuple[Span, str]], text: str) -> bool:
    """Tell whether one of the edits, in order, replaces the words at a span along with others."""
    place = bisect_left(wholes, (Span(span.start + 1, 0), "")) - 1
    if place < 0:
        return False
    whole, written = wholes[place]
    return span.start < span.end <= whole.end and span.of(text) not in written
