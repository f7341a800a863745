"""wenshu_lint: a linter for Chinese official documents (公文).

Two verbs do the work::

    import wenshu_lint as wl

    report = wl.check_file("draft.txt", profile="通知")
    for diagnostic in report:
        print(diagnostic.rule, diagnostic.message)
    wl.fix_file("draft.txt")

The names in ``__all__`` are public and lasting; every other module is private by promise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .api import annotate_file, check_file, check_text, fix_file, fix_text, rules
    from .config import Config, load_config
    from .diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
    from .document import Document
    from .engine import Linter
    from .many import check_many
    from .readers import read
    from .report import FileReport, Report
    from .rule import Rule, RuleError
    from .source import ConfigError, Source, SourceError, WenshuError
    from .span import Span
    from .writers import write

__version__ = "0.1.0"

__all__ = [
    "Applicability",
    "Config",
    "ConfigError",
    "Diagnostic",
    "Document",
    "Edit",
    "FileReport",
    "Fix",
    "Linter",
    "Report",
    "Rule",
    "RuleError",
    "Severity",
    "Source",
    "SourceError",
    "Span",
    "WenshuError",
    "annotate_file",
    "check_file",
    "check_many",
    "check_text",
    "fix_file",
    "fix_text",
    "load_config",
    "read",
    "rules",
    "write",
]

_HOMES = {
    "api": ("annotate_file", "check_file", "check_text", "fix_file", "fix_text", "rules"),
    "config": ("Config", "load_config"),
    "diagnostic": ("Applicability", "Diagnostic", "Edit", "Fix", "Severity"),
    "document": ("Document",),
    "engine": ("Linter",),
    "many": ("check_many",),
    "readers": ("read",),
    "report": ("FileReport", "Report"),
    "rule": ("Rule", "RuleError"),
    "source": ("ConfigError", "Source", "SourceError", "WenshuError"),
    "span": ("Span",),
    "writers": ("write",),
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that importing the package stays cheap."""
    for home, names in _HOMES.items():
        if name in names:
            from importlib import import_module

            found: object = getattr(import_module(f".{home}", __name__), name)
            globals()[name] = found
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
