"""The page beside Word or WPS: the 核稿单's look, for one who is mending a draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..diagnostic import Applicability, Severity
from ..report import Entry, FileReport
from ..reporters import sheet, wording
from ..reporters.options import Options
from ..reporters.sheet.draft import secrecy
from ..reporters.sheet.filters import filter_form
from ..reporters.sheet.findings import FAMILIES, excerpt, place
from ..reporters.sheet.markup import BREAK, Inside, Markup, beside, digest, el, join, lines
from ..reporters.sheet.page import overview
from .drafts import Draft, Item
from .site import View

_OPTIONS = Options(show_all=True)
_LEVELS = sorted(Severity, reverse=True)


def _style() -> Markup:
    return join(beside(sheet.__file__, "page.css"), beside(__file__, "page.css"))


def _script() -> Markup:
    return beside(__file__, "page.js")


def policy() -> str:
    """Return the policy that lets a browser use what is in the page, and ask only where the page is from."""
    return (
        f"default-src 'none'; style-src {digest(_style())}; script-src {digest(_script())}; "
        "connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def whole(view: View, number: int) -> str:
    """Return the whole page.

    :param number: which view this is, so that the page can ask for another.
    """
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="referrer", content="no-referrer"),
        el("link", rel="icon", href="data:,"),
        el("title", view.title),
        el("style", _style()),
    )
    body = el(
        "body",
        BREAK,
        lines(
            el("a", "跳到逐处意见", class_="skip", href="#view"),
            el(
                "header",
                el("h1", "边改边查"),
                el("p", "在 Word 或 WPS 里改，保存一次，这里更新一次"),
                class_="top",
            ),
            el(
                "div",
                el("p", Markup(view.state), id="state", role="status"),
                el("p", _LOST, id="lost", role="alert", hidden=True),
                class_="bar",
            ),
            el("main", BREAK, Markup(view.body), BREAK, id="view", tabindex=-1),
            _foot(),
            el("script", _script()),
        ),
        BREAK,
        data_number=number,
    )
    return f'<!DOCTYPE html>\n<html lang="zh-CN" class="live">\n{head}\n{body}\n</html>\n'


_LOST = (
    "连不上了。命令行里的 wenshu-lint watch 可能已经结束；以下是最后一次的结果，重新运行后请用新的地址打开。"
)


_NONE = "还没有可检查的文稿（.txt、.md、.docx）；文件夹里有了，这里就会列出。"


def view(drafts: Sequence[Draft], told: Sequence[str] = ()) -> View:
    """Return what the page is to show.

    :param told: what is wrong beside the drafts, such as a configuration that cannot be used.
    """
    reports = [draft.found or FileReport(draft.name, error=draft.trouble) for draft in drafts]
    marked = filter(None, (secrecy(report, _OPTIONS) for report in reports))
    body = lines(
        next(marked, None),
        *(el("p", line, class_="notice serious") for line in told),
        el("p", _NONE, class_="notice") if not drafts else None,
        overview(reports, [draft.key for draft in drafts]) if len(drafts) > 1 else None,
        filter_form(reports, families=False) if any(report.entries for report in reports) else None,
        *map(_draft, drafts),
    )
    return View(_title(drafts), _state(drafts), body)


def _title(drafts: Sequence[Draft]) -> str:
    count = sum(len(draft.items) for draft in drafts)
    names = drafts[0].name if len(drafts) == 1 else f"{len(drafts)} 份文稿"
    return f"（{count}）{names}　边改边查"


def _state(drafts: Sequence[Draft]) -> Markup:
    found = Counter(item.entry.diagnostic.severity for draft in drafts for item in draft.items)
    when = max((draft.checked for draft in drafts), default="")
    pieces: list[Inside] = [el("span", f"{when} 查过")] if when else [el("span", "还没有查成")]
    pieces += [
        el("span", wording.LEVELS[level], " ", el("b", found[level]), class_=level.label) for level in _LEVELS
    ]
    fresh = [_anchor(draft, item) for draft in drafts for item in draft.items if item.fresh]
    mended = sum(len(draft.mended) for draft in drafts)
    if fresh:
        pieces.append(el("a", "新增 ", el("b", len(fresh)), class_="grown", href=f"#{fresh[0]}"))
    if mended:
        pieces.append(el("span", "改好 ", el("b", mended), class_="mended"))
    if any(draft.trouble for draft in drafts):
        pieces.append(el("span", "有文稿读不出来", class_="error"))
    return join(pieces)


def _anchor(draft: Draft, item: Item) -> str:
    """Return what names a finding on the page, from save to save."""
    return f"{draft.key}-{item.key}"


def _draft(draft: Draft) -> Markup:
    return el(
        "article",
        lines(
            el("h2", draft.name, id=draft.key),
            _trouble(draft),
            *_notices(draft),
            _progress(draft),
            _findings(draft),
        ),
        class_="draft",
        data_key=draft.key,
        aria_labelledby=draft.key,
    )


def _trouble(draft: Draft) -> Markup | None:
    if not draft.trouble:
        return None
    kept = (
        f"以下仍是 {draft.checked} 的结果，读得出来以后自动更新。"
        if draft.found
        else "读得出来以后自动更新。"
    )
    return el("p", f"现在读不出来：{draft.trouble}。{kept}", class_="notice serious trouble")


def _notices(draft: Draft) -> list[Markup]:
    if draft.found is None:
        return []
    told = [
        el(
            "p",
            wording.notice_line(notice, _OPTIONS),
            class_="notice serious" if notice.serious else "notice",
        )
        for notice in draft.found.notices
    ]
    broken = (wording.failure_line(f.rule, draft.name, f.error, _OPTIONS) for f in draft.found.failures)
    return [*told, *(el("p", line, class_="notice serious") for line in broken)]


def _progress(draft: Draft) -> Markup | None:
    """Tell what the last save mended, and how much is mended since the page was opened."""
    if draft.found is None:
        return None
    facts = [f"打开以来已改好 {draft.mended_in_all} 处"] if draft.mended_in_all else []
    if draft.found.suppressed:
        facts.append(f"已忽略 {draft.found.suppressed} 处（免检标记、存量问题）")
    told = el("p", "；".join(facts), class_="aside") if facts else None
    if not draft.mended:
        return told
    gone = (el("li", el("span", place(entry, _OPTIONS)), " ", _gone(entry)) for entry in draft.mended)
    summary = el("summary", f"这次保存改好 {len(draft.mended)} 处")
    return join(el("details", summary, el("ul", gone), class_="mended", data_key=f"{draft.key}-mended"), told)


def _gone(entry: Entry) -> Markup:
    words = entry.excerpt[slice(*entry.excerpt_at)]
    return join(el("s", words) if words.strip() else None, " ", entry.diagnostic.message)


def _findings(draft: Draft) -> Markup | None:
    if draft.found is None:
        return None
    if not draft.items:
        return el("p", "没有发现问题。机器没有发现问题，不等于没有问题。", class_="none")
    items = (_finding(number, item, _anchor(draft, item)) for number, item in enumerate(draft.items, 1))
    return el("ol", BREAK, lines(*items), BREAK, class_="findings")


def _finding(number: int, item: Item, key: str) -> Markup:
    diagnostic = item.entry.diagnostic
    level = diagnostic.severity.label
    head = el(
        "h3",
        el("span", number, class_="number"),
        el("span", wording.LEVELS[diagnostic.severity], class_="level"),
        el("span", diagnostic.message, class_="message"),
        el("span", "新", class_="new", title="这次保存后才有") if item.fresh else None,
        id=f"{key}-h",
    )
    told = (("改法", _repair(item.entry)), ("建议", diagnostic.hint))
    facts = [el("div", el("dt", name), el("dd", words)) for name, words in told if words]
    return el(
        "li",
        el(
            "article",
            head,
            _where(item),
            excerpt(item.entry, _OPTIONS),
            el("dl", facts) if facts else None,
            _basis(item, key),
            aria_labelledby=f"{key}-h",
        ),
        id=key,
        class_=f"finding {level} fresh" if item.fresh else f"finding {level}",
        data_key=key,
        data_level=level,
        data_gate=diagnostic.gate,
    )


def _repair(entry: Entry) -> str:
    """Return what to write; whoever reads this page types it, so nothing is said of automatic repairs."""
    fix = entry.diagnostic.fix
    return f"{fix.message}{_TRUST[fix.applicability]}" if fix else ""


_TRUST = {Applicability.SAFE: "", Applicability.UNSAFE: "（请核对）", Applicability.DISPLAY: "（供参考）"}


def _where(item: Item) -> Markup:
    landmark = el("span", item.landmark) if item.landmark else None
    copy = (
        el(
            "button",
            "复制查找词",
            type="button",
            data_copy=item.sought,
            title=f"到 Word 或 WPS 里查找：{item.sought}",
        )
        if item.sought
        else None
    )
    return el("p", el("strong", place(item.entry, _OPTIONS)), landmark, copy, class_="where")


def _basis(item: Item, key: str) -> Markup:
    diagnostic = item.entry.diagnostic
    basis = diagnostic.basis or ("见规则说明",)
    family = FAMILIES.get(diagnostic.family, diagnostic.family)
    more = [
        *(el("p", words) for words in basis[1:]),
        el("p", diagnostic.gate, "　", family, "　", el("code", diagnostic.rule)),
        el("p", "看道理和例子：", el("code", f"wenshu-lint rule {diagnostic.rule}")),
    ]
    summary = el("summary", "依据：", basis[0], f" 等 {len(basis)} 条" if len(basis) > 1 else None)
    return el("details", summary, more, data_key=f"{key}-basis")


def _foot() -> Markup:
    return el(
        "footer",
        el("p", "机器没有发现问题，不等于没有问题；发现的也须由人定夺。"),
        el("p", "只在本机，不连网络，不存盘；在命令行按 Ctrl-C 结束。"),
    )
