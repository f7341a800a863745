"""Checks and repairs one draft at a time for the service; runs in a process of its own."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from ..api import annotated, document_of, linter_for
from ..config import Config, load_config
from ..config.value import ARGUMENTS
from ..diagnostic import Applicability, Diagnostic
from ..document import Document
from ..engine import Linter
from ..fixer import apply, chosen, fix
from ..particulars import particulars_of
from ..readers import MARKDOWN, WORD, read
from ..report import FileReport, Report, located
from ..reporters import Options, render
from ..source import ConfigError, Source, SourceError, blamed
from .told import Checked, Repaired
from .wording import checked, identity

Given = tuple[tuple[str, Any], ...]


class Setup(NamedTuple):
    """How the service was started; every request is answered under it."""

    config: str | None = None
    isolated: bool = False
    given: Given = ()
    """Settings of the command line, as :func:`~..config.load_config` takes them."""
    version: str = ""


class Order(NamedTuple):
    """What a request comes to."""

    kind: str
    """check · fix · sheet · annotate."""
    name: str
    draft: str | bytes
    """A text, or the bytes of a file."""
    given: Given = ()
    """Settings of the request; they win over those of the service."""
    whole: bool = False
    """Whether to answer with the text that was read."""
    trust: str = "safe"
    """How far a fix must be trusted to be made; empty makes none."""
    findings: tuple[str, ...] | None = None
    rules: tuple[str, ...] | None = None
    time: str = ""
    """What the 核稿单 gives as its time."""


class Desk:
    """Answers orders under one setup; linters are kept, so each is built once."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._config = lru_cache(maxsize=32)(self._read_config)

    def answer(self, order: Order) -> str | bytes:
        """Return the answer to an order: JSON, HTML for a 核稿单, the bytes of a Word file with comments.

        :raises SourceError: for a draft that cannot be read, or not be written.
        :raises ConfigError: for a choice of rules that cannot be used.
        """
        config = self.config(order.given).for_path(Path(order.name).name)
        linter = linter_for(config)
        document = _document(order, config)
        if order.kind == "fix":
            return _fixed(order, document, config, linter).model_dump_json()
        report = linter.lint(document)
        if order.kind == "annotate":
            trust = Applicability.SAFE if order.trust == "safe" else None
            return annotated(_source(order), report, trust).data
        if order.kind == "sheet":
            told = _told(report, config, linter, _data(order))
            return render("html", [told], Options(time=order.time, version=self._setup.version))
        return _checked(report, config, linter, _data(order), whole=order.whole).model_dump_json()

    def config(self, given: Given = ()) -> Config:
        """Return the configuration of the service with settings of a request laid over it."""
        return self._config(given)

    def _read_config(self, given: Given) -> Config:
        setup = self._setup
        settings = dict(setup.given) | dict(given)
        try:
            config = load_config(setup.config, start=Path(), isolated=setup.isolated, **settings)
            linter_for(config)
        except ConfigError as error:
            if given and error.file == ARGUMENTS:
                raise blamed(error, "请求") from error
            raise
        return config


@cache
def desk(setup: Setup) -> Desk:
    """Return the desk of a setup in this process."""
    return Desk(setup)


def _data(order: Order) -> bytes:
    if isinstance(order.draft, bytes):
        return order.draft
    return order.draft.encode("utf-8", "surrogatepass")


def _document(order: Order, config: Config) -> Document:
    if isinstance(order.draft, str):
        return document_of(order.draft, order.name, config)
    return read(_source(order), encoding=config.encoding, vocab=config.vocab)


def _source(order: Order) -> Source:
    data = _data(order)
    return Source(order.name, data, suffix_of(order.name, data))


def suffix_of(name: str, data: bytes) -> str:
    """Return the suffix that chooses the reader; without one, a packed file is taken for Word."""
    suffix = Path(name).suffix.lower()
    return ".docx" if not suffix and data.startswith(b"PK") else suffix


def suffixes() -> list[str]:
    """Return the suffixes of drafts that people have."""
    return sorted({".txt"} | MARKDOWN | WORD)


def _told(report: Report, config: Config, linter: Linter, data: bytes) -> FileReport:
    unchecked = [rule for rule, _ in (*report.skipped, *report.failures)]
    about = particulars_of(report.document, data, config.profile, linter.rules, unchecked)
    return located(report)._replace(particulars=about)


def _checked(report: Report, config: Config, linter: Linter, data: bytes, *, whole: bool) -> Checked:
    return checked(report, _told(report, config, linter, data), whole=whole)


def _fixed(order: Order, document: Document, config: Config, linter: Linter) -> Repaired:
    if document.is_word:
        raise SourceError(order.name, "Word 文件不就地改写；要批注和修订，请用 v1/annotate/file")

    def reread(text: str) -> Document:
        return document_of(text, order.name, config)

    if order.findings is None and order.rules is None:
        fixed = fix(linter, document, reread, Applicability[order.trust.upper()])
        text, count, report = fixed.text, fixed.count, fixed.report
    else:
        picked = _picked(order, linter.lint(document))
        edits = [edit for one in picked if one.fix for edit in one.fix.edits]
        text, count = apply(document.text, edits), len(picked)
        report = linter.lint(reread(text))
    data = text.encode("utf-8", "surrogatepass")
    told = _checked(report, config, linter, data, whole=order.whole)
    return Repaired(text=text, count=count, check=told)


def _picked(order: Order, report: Report) -> list[Diagnostic]:
    """Return the findings that were named and can be mended together."""
    names, rules = frozenset(order.findings or ()), frozenset(order.rules or ())
    named = (one for one in report if identity(one) in names or one.rule in rules)
    return chosen(named, Applicability.UNSAFE)
