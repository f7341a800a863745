"""What may be said of a finding: all of it, or, redacted, nothing from the draft."""

from __future__ import annotations

from ..diagnostic import Applicability, Diagnostic, Severity
from ..nodes import Notice
from ..report import Earlier, Entry, Place
from .display import visible
from .options import Options
from .phrases import say

PAGES = "docs/rules/"
"""Where the pages of the rules are, seen from the project's top."""

LEVELS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}

_PARTS = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注", "comments": "批注"}
_FULL = {
    Applicability.SAFE: "可{0}（可自动修改）",
    Applicability.UNSAFE: "可{0}（自动修改后须核对）",
    Applicability.DISPLAY: "可{0}（供参考，须人工修改）",
}
_IN_WORD = {
    Applicability.SAFE: "可{0}（可写成修订）",
    Applicability.UNSAFE: "可{0}（可写成修订，须核对）",
    Applicability.DISPLAY: _FULL[Applicability.DISPLAY],
}
_REDACTED = {
    Applicability.SAFE: "可自动修改",
    Applicability.UNSAFE: "可自动修改，改后须核对",
    Applicability.DISPLAY: "须人工修改",
}


def url(diagnostic: Diagnostic) -> str:
    """Return where the rule is explained, relative to the project."""
    return f"{PAGES}{diagnostic.rule}.md"


def place_words(place: Place, options: Options) -> str:
    """Return a place for people: ``3:5``, or in a Word file paragraph or table cell, and character."""
    if place.paragraph is None:
        return f"{place.start.row}:{place.start.column}"
    kind = part_words(place, options)
    if place.cell is None:
        where = say(options.language, "第 {0} 段第 {1} 字", place.paragraph + 1, place.start.column)
    else:
        counted = (*(number + 1 for number in place.cell), place.start.column)
        where = say(options.language, "表格 {0} 第 {1} 行第 {2} 列第 {3} 字", *counted)
    return f"{kind} {where}" if kind else where


def part_words(place: Place, options: Options) -> str:
    """Return what people call the part of a Word file in which a place lies; empty for the body."""
    file = place.part.rpartition("/")[2]
    kind = next((words for name, words in _PARTS.items() if file.startswith(name)), "")
    return say(options.language, kind) if kind else ""


def message(diagnostic: Diagnostic, options: Options) -> str:
    """Return the message, or the rule's title where the draft must not show."""
    return diagnostic.name if options.redact else diagnostic.message


def repair(entry: Entry, options: Options) -> str:
    """Return what can be done about it and how far it may be trusted; empty where nothing.

    A Word file is not repaired in place: a copy can hold the repair as a tracked change.
    """
    fix = entry.diagnostic.fix
    if fix is None:
        return ""
    is_word = entry.place.paragraph is not None
    if options.redact:
        return say(options.language, _REDACTED[Applicability.DISPLAY if is_word else fix.applicability])
    table = _IN_WORD if is_word else _FULL
    return say(options.language, table[fix.applicability], visible(fix.message))


def remarks(entry: Entry, options: Options) -> list[str]:
    """Return what a finding says: in Word where it is, then what is wrong, then what can be done."""
    words = [message(entry.diagnostic, options), repair(entry, options)]
    if entry.place.paragraph is not None:
        words.insert(0, place_words(entry.place, options))
    return [word for word in words if word]


def offered(entry: Entry, options: Options) -> tuple[tuple[Place, str], ...]:
    """Return the edits that a program may offer to make: none in Word, none that a person has to type."""
    fix = entry.diagnostic.fix
    if fix is None or options.redact or entry.place.paragraph is not None:
        return ()
    return entry.edits if fix.applicability > Applicability.DISPLAY else ()


def notice_line(notice: Notice, options: Options) -> str:
    """Return what a reader has to tell, or only that it has."""
    words = notice.message
    if options.redact:
        words = f"{say(options.language, '读取时有情况需要说明')} ({notice.code})"
    return say(options.language, "注意：{0}" if notice.serious else "说明：{0}", visible(words))


def earlier_line(earlier: Earlier, options: Options) -> str:
    """Return how many findings are left out because they are no news, and how many are mended.

    Empty where nothing is left out and nothing was compared.
    """
    if earlier == Earlier(0):
        return ""
    if earlier.mended is None:
        return say(options.language, "改动以外的问题有 {0} 处，没有列出", earlier.remaining)
    words = "上一稿的问题，仍有 {0} 处，没有列出；已改好 {1} 处"
    return say(options.language, words, earlier.remaining, earlier.mended)


def failure_line(rule: str, name: str, error: str, options: Options) -> str:
    """Return the line about a rule that broke down; an error's words may quote the draft."""
    words = error.partition(":")[0] if options.redact else error
    return say(options.language, "规则 {0} 检查 {1} 时出错：{2}", rule, visible(name), visible(words))
