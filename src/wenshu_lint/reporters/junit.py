"""Writes findings as test results in the XML of JUnit, which nearly every build server shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from ..diagnostic import Severity
from ..report import Entry, FileReport
from . import wording
from .display import visible
from .options import Options
from .phrases import say


def test_suites(reports: Iterable[FileReport], options: Options) -> Iterator[str]:
    """Yield one suite a file and one case a finding; a clean file is one case that passed.

    Errors and warnings failed, infos passed with a word; a file that could not be read and
    a rule that broke down are errors.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="wenshu-lint">\n'
    for report in reports:
        text = _suite(report, options)
        yield text if options.is_unicode else text.encode("ascii", "xmlcharrefreplace").decode()
    yield "</testsuites>\n"


def _suite(report: FileReport, options: Options) -> str:
    cases = [_case(report.name, entry, options) for entry in report.entries]
    broken = list(_errors(report, options))
    if not cases and not broken:
        cases = [_element("testcase", name=say(options.language, "没有发现问题"), classname=report.name)]
    failures = sum(entry.diagnostic.severity > Severity.INFO for entry in report.entries)
    tests = len(cases) + len(broken)
    head = _attributes(name=report.name, tests=tests, failures=failures, errors=len(broken))
    return f"<testsuite{head}>\n{''.join(cases + broken)}</testsuite>\n"


def _case(name: str, entry: Entry, options: Options) -> str:
    diagnostic, place = entry.diagnostic, entry.place
    words = "\n".join(map(visible, wording.remarks(entry, options)))
    if diagnostic.severity == Severity.INFO:
        inside = f"<system-out>{escape(words)}</system-out>"
    else:
        message = wording.message(diagnostic, options)
        told = _attributes(type=diagnostic.severity.label, message=message)
        inside = f"<failure{told}>{escape(words)}</failure>"
    title = f"{diagnostic.rule} {wording.place_words(place, options)}"
    return _element("testcase", inside, name=title, classname=name, file=name, line=place.start.row)


def _errors(report: FileReport, options: Options) -> Iterator[str]:
    if report.error:
        title = say(options.language, "未能检查")
        inside = _element("error", type="file", message=report.error)
        yield _element("testcase", inside.strip(), name=title, classname=report.name)
    for rule, error in report.failures:
        line = wording.failure_line(rule, report.name, error, options)
        inside = _element("error", type="rule", message=line)
        yield _element("testcase", inside.strip(), name=rule, classname=report.name)


def _element(tag: str, inside: str = "", **attributes: str | int) -> str:
    return f"<{tag}{_attributes(**attributes)}>{inside}</{tag}>\n"


def _attributes(**attributes: str | int) -> str:
    return "".join(f" {key}={quoteattr(visible(str(value)))}" for key, value in attributes.items())
