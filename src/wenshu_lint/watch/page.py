"""The page beside Word or WPS: the 核稿单's look, for one who is mending a draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..diagnostic import Severity
from ..report import Entry, FileReport
from ..reporters import sheet, wording
from ..reporters.sheet.draft import secrecy
from ..reporters.sheet.filters import filter_form
from ..reporters.sheet.findings import place
from ..reporters.sheet.markup import BREAK, Inside, Markup, beside, digest, el, join, lines
from ..reporters.sheet.page import overview
from .drafts import Draft
from .findings import OPTIONS, anchor, findings
from .site import View

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
    reports = [(draft.found or FileReport(draft.name))._replace(error=draft.trouble) for draft in drafts]
    marked = filter(None, (secrecy(report, OPTIONS, "本页") for report in reports))
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
    if not drafts:
        return el("span", "等待文稿")
    pieces: list[Inside] = [el("span", f"{when} 查过")] if when else [el("span", "还没有查成")]
    pieces += [
        el("span", wording.LEVELS[level], " ", el("b", found[level]), class_=level.label) for level in _LEVELS
    ]
    fresh = [anchor(draft, item) for draft in drafts for item in draft.items if item.fresh]
    mended = sum(len(draft.mended) for draft in drafts)
    if fresh:
        pieces.append(el("a", "新增 ", el("b", len(fresh)), class_="grown", href=f"#{fresh[0]}"))
    if mended:
        pieces.append(el("span", "改好 ", el("b", mended), class_="mended"))
    if any(draft.trouble for draft in drafts):
        pieces.append(el("span", "有文稿读不出来", class_="error"))
    return join(pieces)


def _draft(draft: Draft) -> Markup:
    return el(
        "article",
        lines(
            el("h2", draft.name, id=draft.key),
            _trouble(draft),
            *_notices(draft),
            _progress(draft),
            findings(draft),
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
            wording.notice_line(notice, OPTIONS),
            class_="notice serious" if notice.serious else "notice",
        )
        for notice in draft.found.notices
    ]
    broken = (wording.failure_line(f.rule, draft.name, f.error, OPTIONS) for f in draft.found.failures)
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
    gone = (el("li", el("span", place(entry, OPTIONS)), " ", _gone(entry)) for entry in draft.mended)
    summary = el("summary", f"这次保存改好 {len(draft.mended)} 处")
    return join(el("details", summary, el("ul", gone), class_="mended", data_key=f"{draft.key}-mended"), told)


def _gone(entry: Entry) -> Markup:
    words = entry.excerpt[slice(*entry.excerpt_at)]
    return join(el("s", words) if words.strip() else None, " ", entry.diagnostic.message)


def _foot() -> Markup:
    return el(
        "footer",
        el("p", "机器没有发现问题，不等于没有问题；发现的也须由人定夺。"),
        el("p", "只在本机，不连网络，不存盘；在命令行按 Ctrl-C 结束。"),
    )
