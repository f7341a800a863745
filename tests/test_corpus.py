"""The project's own documents: clean ones stay clean, flawed ones give what is expected.

``UPDATE_CORPUS=1 pytest tests/test_corpus.py`` writes ``NAME.findings.yml`` and
``NAME.fixed.txt`` anew; read every line of the difference before it is committed.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from wenshu_lint.api import check_file
from wenshu_lint.catalog.builtin import builtin_rules
from wenshu_lint.diagnostic import Diagnostic
from wenshu_lint.document import Document
from wenshu_lint.engine import Linter
from wenshu_lint.fixer import Fixed, fix
from wenshu_lint.readers import read
from wenshu_lint.report import Report
from wenshu_lint.source import Source
from wenshu_lint.writers import write

from . import corpus_docx
from .measure import census

CORPUS = Path(__file__).parents[1] / "corpus"
UPDATE = bool(os.environ.get("UPDATE_CORPUS"))
_FINDINGS, _FIXED = ".findings.yml", ".fixed.txt"
_CONTEXT = 8


def _drafts(folder: str) -> list[Path]:
    return sorted(path for path in (CORPUS / folder).iterdir() if not path.name.endswith((_FINDINGS, _FIXED)))


def _names(paths: Iterable[Path]) -> list[str]:
    return [path.name for path in paths]


CLEAN, FLAWED, DEMO = _drafts("clean"), _drafts("flawed"), _drafts("demo")
ALL = [*CLEAN, *FLAWED, *DEMO]
TEXTS = [path for path in ALL if path.suffix != ".docx"]
each_draft = pytest.mark.parametrize("path", ALL, ids=_names(ALL))
each_text = pytest.mark.parametrize("path", TEXTS, ids=_names(TEXTS))
each_flawed = pytest.mark.parametrize("path", FLAWED, ids=_names(FLAWED))


class Expected(NamedTuple):
    """A finding as a person would point it out: no offsets, so that a draft may grow."""

    rule: str
    words: str
    """The words flagged; for an insertion point the words before it."""
    nth: int = 1
    """Which occurrence of the words in the draft, from 1."""
    is_point: bool = False

    def __str__(self) -> str:
        after = "之后" if self.is_point else ""
        return f"{self.rule} 第 {self.nth} 处“{self.words}”{after}"


@cache
def _linter() -> Linter:
    return Linter(rule for rule in builtin_rules() if rule.default)


@cache
def _source(path: Path) -> Source:
    return Source.from_path(path)


@cache
def _report(path: Path) -> Report:
    return _linter().lint(read(_source(path)))


@cache
def _fixed(path: Path) -> Fixed:
    source = _source(path)
    document = read(source)

    def reread(text: str) -> Document:
        return read(source._replace(data=write(document, text)), encoding=document.encoding)

    return fix(_linter(), document, reread)


def _expected(document: Document, diagnostic: Diagnostic) -> Expected:
    """Describe a diagnostic without offsets."""
    start, end = diagnostic.span
    is_point = start == end
    if is_point:
        block = document.block_at(start)
        start = max(start - _CONTEXT, block.span.start if block else 0)
    words = document.text[start:end]
    nth = sum(document.text.startswith(words, place) for place in range(start + 1)) if words else 1
    return Expected(diagnostic.rule, words, nth, is_point)


def _load(path: Path) -> list[Expected]:
    entries = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else []
    return [Expected(e["rule"], e.get("words") or e["after"], e.get("nth", 1), "after" in e) for e in entries]


def _save(path: Path, findings: Iterable[Expected]) -> None:
    entries = []
    for rule, words, nth, is_point in findings:
        entry: dict[str, object] = {"rule": rule, "after" if is_point else "words": words}
        entries.append(entry | ({"nth": nth} if nth > 1 else {}))
    text = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, default_flow_style=None, width=1000)
    path.write_text(text, encoding="utf-8")


def _told(path: Path, diagnostic: Diagnostic) -> str:
    document = _report(path).document
    row, column = document.lines.position(diagnostic.span.start)
    return f"{path.name}:{row}:{column}: {_expected(document, diagnostic)}：{diagnostic.message}"


@pytest.mark.parametrize("path", CLEAN, ids=_names(CLEAN))
def test_clean_stays_clean(path: Path) -> None:
    """A finding on a well-made document is a false alarm, information included."""
    assert "\n".join(_told(path, diagnostic) for diagnostic in _report(path)) == ""


@pytest.mark.parametrize(
    "path", [path for path in CLEAN if path.name.startswith("台湾")], ids=lambda p: p.name
)
def test_clean_drafts_of_taiwan_stay_clean_under_their_profile(path: Path) -> None:
    """Saying that a draft is Taiwan's adds no alarm to one that is seen to be."""
    assert [d.message for d in check_file(path, profile="zh-TW")] == []


@each_flawed
def test_flawed_gives_what_is_expected(path: Path) -> None:
    """Each fault is found where it stands; nothing else is."""
    file = path.with_name(path.name + _FINDINGS)
    report = _report(path)
    found = [_expected(report.document, diagnostic) for diagnostic in report]
    if UPDATE:
        _save(file, found)
    expected = _load(file)
    missing, extra = Counter(expected) - Counter(found), Counter(found) - Counter(expected)
    told = [f"少报：{path.name}: {finding}" for finding in missing]
    told += [f"多报：{_told(path, d)}" for d in report if _expected(report.document, d) in extra]
    assert "\n".join(told) == ""
    assert found == expected, "same findings, another order"


@each_flawed
def test_safe_fixes_give_the_expected_text(path: Path) -> None:
    """What the default repair makes of a draft is written down, to be read as a whole."""
    file = path.with_name(path.name + _FIXED)
    if path.suffix == ".docx":
        assert not file.exists()
        return
    fixed, original = _fixed(path).text, _report(path).document.text
    if UPDATE:
        file.unlink(missing_ok=True)
        if fixed != original:
            file.write_bytes(fixed.encode())
    assert fixed == (file.read_bytes().decode() if file.exists() else original)


@each_text
def test_fixing_twice_changes_nothing(path: Path) -> None:
    """After a repair nothing is left that the repair would still do."""
    fixed = _fixed(path)
    document = fixed.report.document
    again = fix(_linter(), document, lambda text: read(_source(path)._replace(data=text.encode())))
    assert (again.text, again.count) == (fixed.text, 0)


@each_text
def test_writing_without_edits_is_identity(path: Path) -> None:
    """Encoding, mark and line ends of a draft come back byte for byte."""
    document = _report(path).document
    assert write(document, document.text) == _source(path).data


@each_draft
def test_spans_lie_in_one_block(path: Path) -> None:
    """A finding lies in one paragraph or is an insertion point; a title may cross lines."""
    assert list(_astray(_report(path))) == []


def _astray(report: Report) -> Iterator[str]:
    document = report.document
    titles = [element.span for element in document.elements if element.role == "标题"]
    for diagnostic in report:
        edits = diagnostic.fix.edits if diagnostic.fix else ()
        for span in (diagnostic.span, *(edit.span for edit in edits)):
            block = document.block_at(span.start)
            inside = block is not None and span.end <= block.span.end
            if not inside and span.start != span.end and span not in titles:
                yield f"{diagnostic.rule} {span} “{span.of(document.text)}”"


@each_draft
def test_findings_come_in_a_stable_order(path: Path) -> None:
    """By place, then by rule; a second check says the same; no rule breaks down."""
    report = _report(path)
    assert report.failures == ()
    assert report.diagnostics == sorted(report.diagnostics, key=lambda d: (d.span, d.rule))
    again = _linter().lint(read(_source(path)))
    assert again.diagnostics == report.diagnostics


def test_flawed_documents_exercise_every_family() -> None:
    """No family of rules goes without a whole document that shows it at work."""
    spoken = {diagnostic.family for path in FLAWED for diagnostic in _report(path)}
    assert {rule.family for rule in builtin_rules()} - spoken == set()


def test_every_expectation_belongs_to_a_draft() -> None:
    """No file of findings or repaired text is left over from a draft that is gone."""
    beside = {path.name for path in (CORPUS / "flawed").iterdir()} - set(_names(FLAWED))
    assert {
        name for name in beside if name.removesuffix(_FINDINGS).removesuffix(_FIXED) not in _names(FLAWED)
    } == set()


def test_word_drafts_are_what_their_sources_say() -> None:
    """``python -m tests.corpus_docx`` gives the committed Word files byte for byte."""
    made = dict(corpus_docx.drafts())
    assert set(made) == {path for path in ALL if path.suffix == ".docx"}
    assert [path.name for path, data in made.items() if path.read_bytes() != data] == []


def test_demo_shows_much_in_little() -> None:
    """The first thing a newcomer runs shows errors, warnings, information and a safe fix."""
    text, word = (_report(CORPUS / "demo" / name) for name in ("通知.txt", "请示.docx"))
    assert {diagnostic.severity.label for diagnostic in text} == {"error", "warning", "info"}
    assert 10 <= len(text) <= 14
    assert 5 <= len(word) <= 8
    assert _fixed(CORPUS / "demo" / "通知.txt").count > 0


def test_the_census_tells_how_far_each_rule_reaches() -> None:
    """A rule that speaks more or less often in our documents shows in ``corpus/census.tsv``.

    ``python -m tests.measure.census --write`` records it.
    """
    reach = {rule: int(row["own"]) for rule, row in census.recorded().items()}
    found = census.own()
    assert reach == {rule.id: found[rule.id] for rule in builtin_rules()}
