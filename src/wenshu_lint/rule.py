"""A rule at work: who it is, what it says, and the check that finds."""

from __future__ import annotations

from typing import NamedTuple

from .checks.base import Check
from .diagnostic import Applicability, Severity
from .source import WenshuError, counted

STRENGTHS: tuple[str, ...] = ("规定", "一般", "推荐", "可以", "实务")
"""How binding a clause is; only 规定 may be an error by default."""

GATES: tuple[str, ...] = (
    "政治关",
    "政策法律关",
    "事实关",
    "结构和文字关",
    "文体格式关",
    "密级、发放范围、用印关",
)
"""The six gates of manuscript review, in their usual order."""


MAINLAND = "大陆"
NORMS: dict[str, bool] = {MAINLAND: False, "台湾": True, "台湾公文": True}
"""Norm of a rule → whether it judges drafts laid out in the form of Taiwan, or only the others."""


class RuleError(WenshuError):
    """A rule that cannot be used; the message names file, line, key and what was expected."""

    def __init__(self, file: str, problem: str, *, line: int = 0, key: str = "") -> None:
        self.file, self.problem, self.line, self.key = file, problem, line, key
        place = f"{file}:{line}" if line else file
        super().__init__("：".join(filter(None, (place, counted(key), problem))))


class Basis(NamedTuple):
    """What a rule rests on: a document, a clause in it, and how binding that is."""

    source: str
    clause: str = ""
    strength: str = "实务"

    @property
    def label(self) -> str:
        """The form used in reports: ``GB/T 9704—2012 7.2.5（规定）``."""
        return f"{self.source} {self.clause}".strip() + f"（{self.strength}）"


class Rule(NamedTuple):
    """One judgement that somebody may want to switch off, with one reason."""

    id: str
    """``family/name``: the path of its file; public and lasting."""
    title: str
    message: str
    severity: Severity
    check: Check
    gate: str = "结构和文字关"
    basis: tuple[Basis, ...] = ()
    hint: str = ""
    fix: Applicability | None = None
    default: bool = True
    """False for a rule that speaks only when it is selected by name."""
    mandatory: bool = False
    """True for the notice about handling that nothing may silence."""
    language: str = "zh"
    """``zh`` for rules about Chinese text, ``any`` for rules that hold for every text."""
    scripts: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    outside: tuple[str, ...] = ("protected",)
    aliases: tuple[str, ...] = ()
    norm: str = ""
    """Whose norms it rests on, where not every draft follows them: a key of :data:`NORMS`."""
    since: str = ""
    """``YYYY-MM-DD``, the day its basis came into force: drafts known to be older are not judged."""

    @property
    def family(self) -> str:
        """The folder the rule lives in: ``numbering`` of ``numbering/gap``."""
        return self.id.partition("/")[0]


def fields_of(template: str) -> frozenset[str]:
    """Return the names that a message uses; raise ``ValueError`` for a broken template."""
    from string import Formatter

    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name is not None)
