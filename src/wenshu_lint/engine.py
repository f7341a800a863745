"""Runs rules over a document: one scan for all literals, then each rule alone."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property

from .diagnostic import Diagnostic, Edit, Finding, Fix
from .document import Document
from .report import Failure, Report, Skipped
from .rule import Rule
from .scanning import Scanner
from .span import Span
from .suppress import UNUSED, Suppressions, suppressions_of


class Linter:
    """A set of rules made ready to run; immutable, safe to share between documents.

    :param rules: the rules to run, as chosen by a configuration.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules: tuple[Rule, ...] = tuple(sorted(rules, key=lambda rule: rule.id))
        self._numbered = tuple(enumerate(self.rules))
        self._always = frozenset(slot for slot, rule in self._numbered if not tuple(rule.check.literals()))

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
        """
        skipped: list[Skipped] = []
        failures: list[Failure] = []
        found: list[Diagnostic] = []
        buckets = self._hits(document)
        for slot in sorted(self._always | buckets.keys()):
            rule = self.rules[slot]
            reason = _unfit(rule, document)
            if reason:
                skipped.append(Skipped(rule.id, reason))
                continue
            try:
                found.extend(_diagnose(rule, document, buckets.get(slot, ())))
            except Exception as error:
                failures.append(Failure(rule.id, f"{type(error).__name__}: {error}"))
        skipped.extend(self._never_reached(document, buckets))
        suppressions = suppressions_of(document)
        kept = [d for d in found if not suppressions.silences(d)]
        silenced = len(found) - len(kept)
        kept.extend(self._unused(suppressions, document))
        kept.sort(key=lambda d: (d.span, d.rule))
        return Report(document, kept, tuple(skipped), tuple(failures), silenced)

    def _hits(self, document: Document) -> dict[int, list[Span]]:
        if document.folded is document.text:
            return self._plain.hits(document.text)
        return self._folded.hits(document.folded) | self._raw.hits(document.text)

    def _never_reached(self, document: Document, reached: Container[int]) -> Iterator[Skipped]:
        """Rules without a hit are clean, unless the document as a whole is not for them."""
        if document.language != "other":
            return
        for slot, rule in self._numbered:
            if slot not in reached and slot not in self._always and rule.language == "zh":
                yield Skipped(rule.id, NOT_CHINESE)

    def _unused(self, suppressions: Suppressions, document: Document) -> Iterator[Diagnostic]:
        rule = next((rule for rule in self.rules if rule.id == UNUSED), None)
        if rule is None:
            return
        known = frozenset(rule.id for rule in self.rules)
        for span, words in suppressions.unused(known):
            yield _diagnostic(rule, document, Finding(span, {"rules": words}))


NOT_CHINESE = "全文不是中文，中文规则未查"


def _unfit(rule: Rule, document: Document) -> str:
    """Return why a rule cannot judge a document, empty where it can."""
    if rule.language == "zh" and document.language == "other":
        return NOT_CHINESE
    if rule.check.needs == "word" and not document.is_word:
        return "需要 Word 文件，纯文本没有这些信息"
    if rule.scripts and document.script not in (*rule.scripts, "mixed", "none"):
        return "不适用于这种字体（简体或繁体）的文稿"
    if rule.genres and document.genre not in rule.genres:
        return "不适用于这一文种"
    if rule.directions and document.direction not in rule.directions:
        return "不适用于这一行文方向"
    return ""


def _diagnose(rule: Rule, document: Document, hits: Sequence[Span]) -> Iterator[Diagnostic]:
    seen: set[Span] = set()
    for finding in rule.check.find(document, hits):
        span = finding.span
        if span in seen or any(document.region(name).overlaps(span) for name in rule.outside):
            continue
        if rule.within and not any(document.region(name).covers(span) for name in rule.within):
            continue
        seen.add(span)
        yield _diagnostic(rule, document, finding)


def _diagnostic(rule: Rule, document: Document, finding: Finding) -> Diagnostic:
    words = {**finding.words, "match": finding.words.get("match") or finding.span.of(document.text)}
    return Diagnostic(
        rule=rule.id,
        name=rule.title,
        severity=rule.severity,
        span=finding.span,
        message=rule.message.format_map(words),
        family=rule.family,
        gate=rule.gate,
        basis=tuple(basis.label for basis in rule.basis),
        hint=rule.hint.format_map(words),
        fix=_fix(rule, document, finding),
        related=finding.related,
    )


def _fix(rule: Rule, document: Document, finding: Finding) -> Fix | None:
    edits = finding.edits
    if finding.replacement is not None:
        edits = (Edit(finding.span, finding.replacement),)
    if rule.fix is None or not edits:
        return None
    if any(document.protected.overlaps(edit.span) for edit in edits):
        return None
    if len(edits) == 1:
        old, new = edits[0].span.of(document.text), edits[0].text
        message = f"改为“{new}”" if old and new else f"补“{new}”" if new else f"删去“{old}”"
    else:
        message = f"改 {len(edits)} 处"
    return Fix(tuple(edits), rule.fix, message)
