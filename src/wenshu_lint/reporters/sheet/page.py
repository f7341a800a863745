"""The whole 核稿单: one HTML file with its style and its few lines of script, that asks for nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ...diagnostic import Severity
from ...report import FileReport
from ..options import Options
from ..wording import LEVELS
from .draft import draft, secrecy
from .filters import filter_form
from .markup import BREAK, Markup, beside, digest, el, lines


def page(reports: Iterable[FileReport], options: Options) -> Iterator[str]:
    """Yield the page in pieces; its words are Chinese whatever the language of the command line.

    A receiver that does not take UTF-8 gets the same page in ASCII, which browsers read as UTF-8 too.
    """
    options = options._replace(language="zh")
    drafts = list(reports)
    yield "<!DOCTYPE html>\n"
    yield '<html lang="zh-CN">\n'
    for piece in (_head(drafts), _body(drafts, options)):
        yield _portable(piece, options.encoding)
    yield "</html>\n"


def _portable(text: str, encoding: str) -> str:
    if encoding.lower().replace("-", "").replace("_", "") in ("utf8", "utf8sig"):
        return text
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _head(drafts: Sequence[FileReport]) -> Markup:
    """Return the head; its policy lets the browser run and load what is in this file and nothing else."""
    style, script = beside(__file__, "page.css"), beside(__file__, "page.js")
    policy = (
        f"default-src 'none'; style-src {digest(style)}; script-src {digest(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    title = f"核稿单　{drafts[0].name}" if len(drafts) == 1 else f"核稿单（{len(drafts)} 份文稿）"
    return lines(
        "",
        el(
            "head",
            BREAK,
            lines(
                el("meta", charset="utf-8"),
                el("meta", http_equiv="Content-Security-Policy", content=policy),
                el("meta", name="viewport", content="width=device-width, initial-scale=1"),
                el("meta", name="color-scheme", content="light dark"),
                el("meta", name="referrer", content="no-referrer"),
                el("title", title),
                el("style", style),
            ),
            BREAK,
        ),
        "",
    )


def _body(drafts: Sequence[FileReport], options: Options) -> Markup:
    found = any(report.entries for report in drafts)
    prefixes = [f"w{number}" for number in range(1, len(drafts) + 1)]
    filters = filter_form(drafts) if found else None
    if len(drafts) == 1:
        parts = [draft(drafts[0], options, prefixes[0], filters)]
    else:
        each = (draft(report, options, prefix) for report, prefix in zip(drafts, prefixes, strict=True))
        parts = [overview(drafts, prefixes), *filter(None, [filters]), *each]
    marked = (secrecy(report, options) for report in drafts)
    return el(
        "body",
        BREAK,
        lines(
            el("a", "跳到正文", class_="skip", href="#main"),
            next(filter(None, marked), None),
            _banner(options),
            el("main", BREAK, lines(*parts), BREAK, id="main"),
            _foot(),
            el("script", beside(__file__, "page.js")) if found else None,
        ),
        BREAK,
    )


def _banner(options: Options) -> Markup:
    facts = [f"核稿时间：{options.time}"] if options.time else []
    facts += [f"规则库：{options.rulebook}"]
    facts += ["本单已隐去文稿文字"] if options.redact else []
    told = el("p", (el("span", fact) for fact in facts))
    return el("header", el("h1", "核稿单"), told, class_="banner")


def overview(drafts: Sequence[FileReport], prefixes: Sequence[str]) -> Markup:
    """Return the table of several drafts, each with its counts and a link to its part of the page."""
    if not drafts:
        return el("p", "没有检查任何文件。", class_="none")
    levels = sorted(Severity, reverse=True)
    head = (el("th", word, scope="col") for word in ("文稿", *(LEVELS[level] for level in levels)))
    rows = (_summed(report, prefix, levels) for report, prefix in zip(drafts, prefixes, strict=True))
    table = el("table", el("thead", el("tr", head)), el("tbody", rows), class_="overview")
    return el(
        "section", el("h2", f"本批文稿（{len(drafts)} 份）", id="overview"), table, aria_labelledby="overview"
    )


def _summed(report: FileReport, prefix: str, levels: Sequence[Severity]) -> Markup:
    stale = el("small", "　现在读不出来") if report.error and report.entries else None
    name = el("th", el("a", report.name, href=f"#{prefix}"), stale, scope="row")
    if report.error and not report.entries:
        return el("tr", name, el("td", "未能核稿", colspan=len(levels)))
    found = Counter(entry.diagnostic.severity for entry in report.entries)
    return el("tr", name, (el("td", found[level], class_=level.label) for level in levels))


def _foot() -> Markup:
    return el(
        "footer",
        el("p", "机器没有发现问题，不等于没有问题；发现的也须由人定夺。"),
        el("p", "错误违反规定，警告多半有错，提示供参考。检查全在本机进行，本单不连网络。"),
    )
