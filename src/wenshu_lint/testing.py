"""Runs a rule's own examples, for our tests and for the authors of other packs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .diagnostic import Applicability
from .engine import Linter
from .fixer import fix
from .readers import read
from .rule import Rule, fields_of
from .source import Source

if TYPE_CHECKING:
    from .catalog.load import RuleFile
    from .catalog.model import ExampleModel
    from .document import Document


def problems(file: RuleFile, others: Linter | None = None) -> list[str]:
    """Return what is wrong with a rule's examples, one Chinese sentence each with its place; empty if sound.

    An example proves six things: the bad text is flagged; where it says; nowhere else;
    the fix gives the good text; the good text is quiet; and it is quiet under ``others`` too.

    :param others: the rules among which the good texts must be quiet, usually all default ones.
    """
    own = Linter([file.rule])
    found: list[str] = []
    for number, (example, line) in enumerate(zip(file.examples, file.lines, strict=True), 1):
        where = f"{file.path}:{line}：{file.rule.id} 例 {number}"
        found += [f"{where}：{problem}" for problem in _problems(file.rule, own, others, example)]
    return found


def told(file: RuleFile) -> tuple[str, str]:
    """Return message and hint of a rule as a reader meets them: those about its first bad example.

    Where it is not about an example, as in a Word file, dots stand for the names in braces.
    """
    rule = file.rule
    if not fields_of(rule.message) | fields_of(rule.hint):
        return rule.message, rule.hint
    own = Linter([rule._replace(genres=(), directions=(), scripts=())])
    bad = (_document(example, example.bad) for example in file.examples if example.bad is not None)
    for diagnostic in (found for document in bad for found in own.lint(document)):
        return diagnostic.message, diagnostic.hint
    return rule.message.format_map(_DOTS), rule.hint.format_map(_DOTS)


class _Dots(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "……"


_DOTS = _Dots()


def _problems(rule: Rule, own: Linter, others: Linter | None, example: ExampleModel) -> Iterator[str]:
    if example.bad is not None:
        yield from _bad(rule, own, example)
    if example.good is not None:
        document = _document(example, example.good)
        yield from _broken(own.lint(document).failures)
        for diagnostic in own.lint(document):
            yield f"无辜的文字被标出“{diagnostic.span.of(document.text)}”"
        if others is not None:
            for diagnostic in others.lint(_document(example, example.good)):
                if diagnostic.rule != rule.id:
                    yield f"好例被 {diagnostic.rule} 标出“{diagnostic.span.of(document.text)}”"


def _bad(rule: Rule, own: Linter, example: ExampleModel) -> Iterator[str]:
    assert example.bad is not None
    document = _document(example, example.bad)
    report = own.lint(document)
    yield from _broken(report.failures)
    flagged = [diagnostic.span.of(document.text) for diagnostic in report]
    if flagged != list(example.flag):
        marked = f"实标出{_quoted(flagged)}" if flagged else "没有标出"
        why = _reasons(report.skipped) + _kept_out(rule, document, example)
        yield f"应标出{_quoted(example.flag)}，{marked}{why}"
    if rule.fix is None or example.good is None:
        return
    fixed = fix(own, document, lambda text: _document(example, text), Applicability.DISPLAY)
    if fixed.text != example.good:
        yield f"改后应为“{example.good}”，实为“{fixed.text}”"


def _quoted(words: Sequence[str]) -> str:
    return "".join(f"“{word}”" for word in words)


def _broken(failures: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for _, error in failures:
        yield f"规则出错：{error}"


def _reasons(skipped: tuple[tuple[str, str], ...]) -> str:
    return "".join(f"（未查：{reason}）" for _, reason in skipped)


def _kept_out(rule: Rule, document: Document, example: ExampleModel) -> str:
    """Tell that the words stand where the rule does not look: a number of a project looks like a model."""
    if not rule.outside:
        return ""
    found = Linter([rule._replace(outside=())]).lint(document)
    if [diagnostic.span.of(document.text) for diagnostic in found] != list(example.flag):
        return ""
    places = "、".join(rule.outside)
    return f"（在 outside 不查的地方：{places}；编号、型号、网址算 protected，要查就改 outside）"


def _document(example: ExampleModel, text: str) -> Document:
    suffix = example.file[example.file.rfind(".") :]
    return read(Source(example.file, text.encode("utf-8", "surrogatepass"), suffix))
