"""Writes findings for people: what, where, why and what to do, file by file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..diagnostic import Applicability, Severity
from ..report import Entry, FileReport, Place
from . import wording
from .display import degraded, marked, visible
from .options import Options
from .phrases import say
from .tally import Tally

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_BOLD, _DIM = "1", "2"
_FULL = 3
"""How many findings of one rule in one file are shown in full."""
_LISTED = 12
"""How many of the others are listed by place."""
_INDENT = "    "


def console(reports: Iterable[FileReport], options: Options) -> Iterator[str]:
    """Yield the report file by file, then a summary."""
    tally = Tally()
    for report in tally.watch(reports):
        text = degraded("".join(_file(report, options)), options.encoding)
        if text:
            yield text
    if not options.quiet:
        yield degraded("".join(f"{line}\n" for line in summary(tally, options)), options.encoding)


def summary(tally: Tally, options: Options) -> Iterator[str]:
    """Yield the closing lines: numbers, repairs, rules not checked, rules that failed."""
    language = options.language
    head = say(language, "检查了 {0} 个文件：", tally.files)
    if not tally.files:
        head = say(language, "没有检查任何文件")
    elif tally.severities:
        counts = (tally.severities[severity] for severity in sorted(Severity, reverse=True))
        head += say(language, "新增") if tally.earlier else ""
        head += say(language, "错误 {0}、警告 {1}、提示 {2}", *counts)
    else:
        clean = "没有新增问题" if tally.earlier else "没有发现问题"
        head += say(language, "有的规则没有查成，其余没有发现问题" if tally.failures else clean)
    safe, unsafe = tally.fixes[Applicability.SAFE], tally.fixes[Applicability.UNSAFE]
    if safe:
        head += say(language, "；可自动修改 {0} 处（--fix）", safe)
    if unsafe:
        head += say(language, "；另有 {0} 处改后须核对（--fix --unsafe-fixes）", unsafe)
    if tally.revisions:
        head += say(language, "；Word 文稿可写成修订 {0} 处（annotate --revise）", tally.revisions)
    if tally.suppressed:
        head += say(language, "；已忽略 {0} 处", tally.suppressed)
    yield _painted(head, _BOLD, options)
    if tally.earlier and (line := wording.earlier_line(tally.earlier, options)):
        yield line
    if tally.unread:
        yield say(language, "{0} 个文件未能检查", tally.unread)
    yield from _skipped(tally, options)
    yield from (wording.failure_line(*failure, options) for failure in tally.failures)


def _skipped(tally: Tally, options: Options) -> Iterator[str]:
    language = options.language
    if options.show_skipped:
        for reason, rules in tally.skipped.items():
            yield from (say(language, "未查 {0}：{1}", rule, reason) for rule in rules)
    elif tally.skipped:
        number = len({rule for rules in tally.skipped.values() for rule in rules})
        form = "{0} {1} 条" if tally.files == 1 else "{0} {1} 条（{2} 个文件）"
        reasons = [
            say(language, form, why, len(rules), tally.unfit[why]) for why, rules in tally.skipped.items()
        ]
        more = say(language, "（--show-skipped 列出）")
        yield say(language, "有 {0} 条规则未查：{1}{2}", number, say(language, "；").join(reasons), more)


def _file(report: FileReport, options: Options) -> Iterator[str]:
    totals = Counter(entry.diagnostic.rule for entry in report.entries)
    shown: Counter[str] = Counter()
    folded: dict[str, list[Entry]] = {}
    if not options.show_all:
        for entry in report.entries:
            folded.setdefault(entry.diagnostic.rule, []).append(entry)
    for entry in report.entries:
        rule = entry.diagnostic.rule
        shown[rule] += 1
        if options.show_all or shown[rule] <= _FULL:
            yield from (f"{line}\n" for line in _entry(report.name, entry, options))
        if shown[rule] == _FULL < totals[rule] and not options.show_all:
            yield f"{_INDENT}{_rest(folded[rule][_FULL:], options)}\n"
    if not options.quiet:
        name = _painted(visible(report.name), _BOLD, options)
        yield from (f"{name} {wording.notice_line(notice, options)}\n" for notice in report.notices)


def _entry(name: str, entry: Entry, options: Options) -> Iterator[str]:
    diagnostic, language = entry.diagnostic, options.language
    separator = ":" if entry.place.paragraph is None else " "
    where = _painted(f"{visible(name)}{separator}{wording.place_words(entry.place, options)}", _BOLD, options)
    word = _painted(
        say(language, wording.LEVELS[diagnostic.severity]), _COLOURS[diagnostic.severity], options
    )
    yield f"{where} {word} {diagnostic.rule} {visible(wording.message(diagnostic, options))}"
    if not options.redact and entry.excerpt.strip():
        room = options.columns - len(_INDENT)
        line, marks = marked(entry.excerpt, entry.excerpt_at, room, options.ambiguous)
        yield f"{_INDENT}{line}"
        yield f"{_INDENT}{_painted(marks, _COLOURS[diagnostic.severity], options)}"
    repair = wording.repair(entry, options)
    if repair:
        yield f"{_INDENT}{repair}"
    if diagnostic.hint and not options.redact:
        yield f"{_INDENT}{say(language, '建议：{0}', visible(diagnostic.hint))}"
    if diagnostic.basis:
        basis = say(language, "依据：{0}", say(language, "；").join(diagnostic.basis))
        yield f"{_INDENT}{_painted(basis, _DIM, options)}"


def _rest(entries: list[Entry], options: Options) -> str:
    places = [_brief(entry.place, options) for entry in entries[:_LISTED]]
    listed = say(options.language, "、").join(places) + ("…" if len(entries) > _LISTED else "")
    return say(options.language, "同一规则另有 {0} 处：{1}（--show-all 全列）", len(entries), listed)


def _brief(place: Place, options: Options) -> str:
    if place.paragraph is None:
        return f"{place.start.row}:{place.start.column}"
    if place.cell is not None:
        where = say(options.language, "表 {0} 行 {1} 列 {2}", *(number + 1 for number in place.cell))
    else:
        where = say(options.language, "{0} 段 {1}", place.paragraph + 1, place.start.column)
    kind = wording.part_words(place, options)
    return f"{kind} {where}" if kind else where


def _painted(text: str, code: str, options: Options) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if options.colour else text
