"""One draft on the 核稿单: its head, what was recognised, the six gates, the findings, room to sign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from ...analysis.dating import in_words
from ...diagnostic import Severity
from ...nodes import ROLES
from ...particulars import Particulars, Recognised
from ...report import FileReport
from .. import wording
from ..options import Options
from ..wording import LEVELS
from .findings import findings
from .gates import gates
from .markup import BREAK, Inside, Markup, el, join, lines

HANDLING = "classification/handling"
"""The rule that finds a mark of a state secret; nothing may silence it."""
_DATES = 12
"""How many dates are shown."""


def draft(report: FileReport, options: Options, prefix: str, filters: Markup | None = None) -> Markup:
    """Return the part of the page about one draft.

    :param prefix: what its anchors begin with; unlike that of every other draft on the page.
    :param filters: the form that filters findings, where the page has no other draft.
    """
    name = el("h2", report.name, id=prefix)
    if report.error:
        told = el("p", "未能核稿：", _trouble(report, options), class_="notice serious")
        return el("article", name, told, class_="draft", aria_labelledby=prefix)
    about = report.particulars
    return el(
        "article",
        lines(
            name,
            _notices(report, options),
            _section("基本情况", _head(report, about, options)) if about else None,
            _section("处数", _counts(report, about)) if about else None,
            _section("六关", gates(report, about, prefix)) if about else None,
            _section("逐处意见", filters, findings(report, options, prefix)),
            _section("认出的公文要素", _elements(about, options)) if about else None,
            _signing(),
        ),
        class_="draft",
        aria_labelledby=prefix,
    )


def _trouble(report: FileReport, options: Options) -> str:
    """Return why a file could not be read; redacted, only that it could not."""
    return "文件读不出来" if options.redact else report.error


def secrecy(report: FileReport, options: Options, what: str = "本核稿单") -> Markup | None:
    """Return the notice that a draft with the mark of a state secret must carry on top.

    :param what: what the page calls itself.
    """
    found = next((e.diagnostic for e in report.entries if e.diagnostic.rule == HANDLING), None)
    if found is None:
        return None
    paper = "" if options.redact else f"{what}摘有文稿文字，按文稿的密级管理。"
    return el(
        "div",
        el("p", el("strong", found.name)),
        el("p", "只能在符合保密要求的涉密信息系统和设备上处理；请立即核对本机是否为涉密设备。", paper),
        el("p", "依据：", "；".join(found.basis), class_="basis"),
        class_="secrecy",
        role="note",
        aria_label="保密提醒",
    )


def _section(title: str, *inside: Inside) -> Markup:
    return el("section", el("h3", title), BREAK, inside)


def _notices(report: FileReport, options: Options) -> Markup | None:
    told = [
        el("p", wording.notice_line(notice, options), class_="notice serious" if notice.serious else "notice")
        for notice in report.notices
    ]
    broken = (wording.failure_line(f.rule, report.name, f.error, options) for f in report.failures)
    told += [el("p", line, class_="notice serious") for line in broken]
    return join(told) if told else None


def _head(report: FileReport, about: Particulars, options: Options) -> Markup:
    facts: list[tuple[str, Inside]] = [
        ("字数", f"{about.characters:,}（不计空白）"),
        ("文种配置", about.profile),
        (
            "规则库",
            f"{options.rulebook}，查用 {sum(watch.rules for watch in about.watches)} 条",
        ),
        ("已忽略", f"{report.suppressed} 处（免检标记、存量问题）" if report.suppressed else ""),
        ("SHA-256", el("code", about.digest, class_="digest")),
    ]
    return join(_facts(facts), _recognised(about, options))


def _facts(facts: Iterable[tuple[str, Inside]]) -> Markup:
    rows = (el("div", el("dt", name), el("dd", words)) for name, words in facts if words)
    return el("dl", rows, class_="facts")


def _counts(report: FileReport, about: Particulars) -> Markup:
    """Return how many findings of each severity there are, and how many per 1,000 characters."""
    found = Counter(entry.diagnostic.severity for entry in report.entries)
    columns = [(LEVELS[level], level.label, found[level]) for level in sorted(Severity, reverse=True)]
    columns.append(("合计", "total", found.total()))
    head = [el("td"), *(el("th", name, scope="col", class_=kind) for name, kind, _ in columns)]
    counts = [el("th", "处数", scope="row"), *(el("td", number) for _, _, number in columns)]
    rates = [
        el("th", "每千字", scope="row"),
        *(el("td", _per_thousand(number, about)) for _, _, number in columns),
    ]
    return el(
        "table", el("thead", el("tr", head)), el("tbody", el("tr", counts), el("tr", rates)), class_="counts"
    )


def _per_thousand(number: int, about: Particulars) -> str:
    return f"{1000 * number / about.characters:.1f}" if about.characters else "—"


def _recognised(about: Particulars, options: Options) -> Markup:
    dates = "、".join(about.dates[:_DATES])
    if len(about.dates) > _DATES:
        dates += f" 等 {len(about.dates)} 个"
    issued = in_words(date.fromisoformat(about.issued)) if about.issued else ""
    stated = [words.removeprefix("附件：") for words in _words(about, "附件说明")]
    follow = [f"文后有 {'、'.join(about.attachments)}"] if about.attachments else []
    facts = [
        ("文种", about.genre, "未能认出"),
        ("行文方向", about.direction, "未能认出"),
        ("密级", about.secrecy, "没有认出密级标志"),
        ("成文日期", issued, "未能认出"),
        ("文中日期", dates, "没有"),
        ("附件", "；".join([*stated, *follow]), "没有"),
    ]
    shown = [(name, _told(words, none, options, open_=name == "行文方向")) for name, words, none in facts]
    return _facts(shown)


def _words(about: Particulars, role: str) -> Iterator[str]:
    return (found.words for found in about.elements if found.role == role)


def _told(words: str, none: str, options: Options, *, open_: bool) -> str:
    """Return what was recognised; redacted, only that it was, unless the words are not the draft's."""
    if options.redact and words and not open_:
        return "已认出"
    return words or none


def _elements(about: Particulars, options: Options) -> Iterator[Markup]:
    if about.elements:
        head = (el("th", word, scope="col") for word in ("要素", "位置", "文字"))
        rows = (_element(found, options) for found in about.elements)
        yield el("table", el("thead", el("tr", head)), el("tbody", rows), class_="elements")
    seen = {found.role for found in about.elements}
    missing = "、".join(role for role in ROLES if role not in seen)
    yield el("p", f"没有认出：{missing}。没有认出不等于没有，拿不准的不认。", class_="aside")


def _element(found: Recognised, options: Options) -> Markup:
    place = f"第 {found.row} 行" if found.paragraph is None else f"第 {found.paragraph + 1} 段"
    words = "" if options.redact else found.words
    length = el("span", f"{found.characters:,} 字", class_="length")
    return el("tr", el("th", found.role, scope="row"), el("td", place), el("td", words or length))


def _signing() -> Markup:
    blanks = (el("span", name, "：", el("span", class_="blank")) for name in ("核稿", "复核", "签发", "日期"))
    return el("p", blanks, class_="signing", aria_hidden="true")
