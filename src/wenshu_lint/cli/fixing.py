"""Repairs one draft, or shows what a repair would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..api import linter_for
from ..fixer import Fixed, fix
from ..nodes import Notice
from ..source import Source, SourceError
from ..span import _LINE_END
from ..writers import write

if TYPE_CHECKING:
    from ..config import Config
    from ..document import Document
    from .shared import Outcome, Shared

WORD = "Word 文档不就地修改，文件未动；wenshu-lint annotate --revise 另写一份，修改写成修订"


def repaired(
    shared: Shared, source: Source, document: Document, config: Config, standard_input: bool
) -> Outcome:
    """Repair a draft as its job says; a draft without repairs is not written at all.

    What cannot be written back is reported as it stands, with a serious notice.
    """
    linter = linter_for(config)
    if document.is_word:
        report = linter.lint(document)
        fixable = any(d.fix and d.fix.applicability >= shared.job.trust for d in report)
        return shared.outcome(report, config, *([Notice("unsupported", WORD)] if fixable else []))

    def reread(text: str) -> Document:
        written = Source(source.name, write(document, text), source.suffix)
        return shared.read(written, config, document.encoding)

    try:
        fixed = fix(linter, document, reread, shared.job.trust)
        fixed.report.document.notices = document.notices
        return _outcome(shared, source, document, fixed, config, standard_input)
    except SourceError as error:
        notice = Notice("unsupported", f"可自动修改的问题未改：{error.problem}", serious=True)
        return shared.outcome(linter.lint(document), config, notice)


def _outcome(
    shared: Shared, source: Source, document: Document, fixed: Fixed, config: Config, standard_input: bool
) -> Outcome:
    changed = fixed.text != document.text
    count = fixed.count if changed else 0
    if shared.job.change == "diff":
        diff = unified_diff(source.name, document.text, fixed.text) if changed else ""
        return shared.outcome(fixed.report, config, fixed=count, diff=diff)
    data = write(document, fixed.text) if changed else source.data
    if standard_input:
        return shared.outcome(fixed.report, config, fixed=count, repaired=data)
    if changed:
        from ..writers.files import replace_file

        replace_file(source.name, data)
    return shared.outcome(fixed.report, config, fixed=count)


def unified_diff(name: str, old: str, new: str) -> str:
    """Return the difference as ``diff -u`` shows it; empty where there is none."""
    from difflib import unified_diff as compare

    lines = list(compare(_lines(old), _lines(new), name, name))
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _lines(text: str) -> list[str]:
    """Cut after LF, CR LF and CR; the last two are shown by a plain line end."""
    ends = [match.end() for match in _LINE_END.finditer(text)]
    pieces = [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]
    return [piece for piece in pieces if piece]
