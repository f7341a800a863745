"""The documentation site in a real browser: its search finds what people ask for, from a folder and from a server."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.markdown import TOP
from tests.site.build import Site, build

QUERIES = {
    "主送机关": "rules/format/addressee",
    "发文字号 六角括号": "rules/format/number-brackets",
    "成文日期": "rules/format/date- rules/format/no-date",
    "序号 缺号": "rules/numbering/gap",
    "序号缺号": "rules/numbering/gap",
    "GB/T 9704 7.3.5": "clauses coverage/gbt-9704",
    "〔〕": "rules/format/number-brackets rules/format/old-number-brackets rules/format/citation-brackets",
    "请示 报告 混用": "rules/genre/",
    "密级 保密期限": "rules/classification/",
    "顿号 引号之间": "rules/punctuation/dun-between-titles",
    "numbering/gap": "rules/numbering/gap",
    "per-path": "configuration",
    "pre-commit": "ci",
    "baseline": "configuration cli",
    "存量问题": "configuration",
    "截止 截至": "rules/typos/confusable rules/wording/until-twice",
    "错别字": "rules/index rules/typos",
    "自动修改": "start",
    "局部放过": "configuration",
    "核稿单": "report",
    "SARIF": "ci",
    "VS Code": "editors",
    "身份证号": "rules/privacy/",
    "星期 日期": "rules/facts/weekday",
    "台湾公文": "configuration rules/index coverage/taiwan",
    "繁简混用": "rules/script/mixed-scripts",
    "本单位 词表": "packs",
    "退出状态": "ci",
    "抄送机关 句号": "rules/format/copies-stop",
    "附件说明 书名号": "rules/format/attachment-note-book-title",
    "约 左右": "rules/numerals/approximate-twice",
    "妥否，请批示": "rules/genre/request-closing",
    "编码 GB18030": "start",
    "check_file": "api",
    "unsafe-fixes": "start cli",
    "讲话稿": "configuration",
    "签发人": "rules/format/signer rules/genre/no-signer rules/genre/signer",
    "語言服務器": "editors",
    "發文字號": "rules/format/number",
    "第一条 第二条 序号不连": "rules/numbering/",
    "textlint": "comparison",
    "条例 第十五条": "clauses coverage/genres",
    "联合行文": "rules/format/joint rules/format/organ rules/format/signature-list",
    "附注 括号": "rules/format/note-",
    "破折号": "rules/punctuation/dash rules/punctuation/short-dash",
    "省略号 等": "rules/punctuation/ellipsis",
    "银行卡号": "rules/privacy/bank-card",
    "机构改革 更名": "rules/law/renamed",
    "关联词": "rules/wording/conjunction",
    "搭配不当": "rules/wording/collocation",
    "解密时间": "rules/classification/expired",
    "层层转发 通知": "rules/genre/twice-forwarded rules/genre/own-text-forwarded",
    "纪要 出席人员": "rules/genre/minutes",
    "乱码": "rules/script/garbled-text rules/residue/encoding",
    "没有填的 ×××": "rules/residue/placeholder",
    "大写金额": "rules/numerals/capital rules/facts/capital",
    "降低 倍": "rules/numerals/decrease-by-times",
    "港澳 并列 国家": "rules/sensitive/region",
    "简称 没有注明": "rules/facts/short-name rules/facts/",
    "jsonl": "ci cli",
    "gitlab": "ci",
    "helix": "editors",
    "config init": "cli configuration start",
    "extends": "configuration",
    "缓存": "configuration",
    "ConfigError": "api api-reference",
    "依据的强度": "rules-guide",
    "六关": "rules-guide report rules/index",
    "GB/T 15834": "clauses coverage/punctuation",
    "边改边查": "watch",
    "批注": "start cli rules/residue/comments",
}
"""What a 文秘 or an engineer types, and pages one of which has to be among the first three."""


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that says nothing."""

    def log_message(self, *words: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder above the site, so that the site does not stand at the root of the server."""
    return tmp_path_factory.mktemp("share") / "文档 v1"


@pytest.fixture(scope="module")
def site(folder: Path) -> Site:
    """The site, built once."""
    return build(TOP, folder)


@pytest.fixture(scope="module")
def served(folder: Path, site: Site) -> Iterator[str]:
    """The address of the site below a path of a server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/{folder.name}"
    server.shutdown()
    server.server_close()


def found(page: Page, query: str) -> list[str]:
    """The pages that the search lists, best first, without their suffix."""
    page.locator("dialog.search input").fill(query)
    page.locator(f'dialog.search[data-done="{query}"]').wait_for()
    listed = page.eval_on_selector_all("dialog.search li a", "links => links.map(link => link.dataset.page)")
    return [name.removesuffix(".html") for name in listed]


def suits(name: str, wanted: str) -> bool:
    """Whether a page is one of those wanted; pages of rules are named by how they begin."""
    return any(name == one or (one.startswith("rules/") and name.startswith(one)) for one in wanted.split())


def test_every_link_leads_somewhere(site: Site) -> None:
    """No page, no anchor and no place in the margin is missing."""
    assert site.broken == []


def test_the_search_finds_what_people_ask_for(page: Page, site: Site, folder: Path) -> None:
    """From a folder, without any server, the page wanted is among the first three."""
    page.goto((folder / "start.html").as_uri())
    page.keyboard.press("/")
    lists = {query: found(page, query)[:3] for query in QUERIES}
    missed = {
        query: names for query, names in lists.items() if not any(suits(n, QUERIES[query]) for n in names)
    }
    assert missed == {}


def test_a_result_leads_to_the_words(page: Page, served: str) -> None:
    """With the keyboard alone: from a page deep down to a section, where the words asked for are marked."""
    page.goto(f"{served}/rules/numbering/gap.html")
    page.keyboard.press("Control+k")
    assert found(page, "退出状态")[0] == "ci"
    page.keyboard.press("Enter")
    page.wait_for_url("**/ci.html?q=*#*")
    assert page.locator("mark.asked").first.inner_text() == "退出状态"


def test_a_clause_in_a_long_table_is_brought_to_sight(page: Page, served: str) -> None:
    """The rarest of the words asked for is on the screen, not only the head of the table it stands in."""
    page.goto(f"{served}/clauses.html?q=gb/t%209704%207.3.5#gbt-97042012")
    mark = page.locator("mark.asked", has_text="7.3.5").first
    mark.wait_for()
    page.wait_for_function(
        "() => [...document.querySelectorAll('mark.asked')].some(mark => mark.textContent === '7.3.5' && mark.getBoundingClientRect().top > 0 && mark.getBoundingClientRect().top < innerHeight)"
    )


def test_a_search_for_nothing_says_so(page: Page, served: str) -> None:
    """Nothing found is said in words, and an empty box is explained."""
    page.goto(f"{served}/index.html")
    page.get_by_role("button", name="搜索").click()
    assert found(page, "zzzzqqq") == []
    assert "没有找到" in page.locator("dialog.search p").inner_text()


def test_the_rules_can_be_sifted(page: Page, site: Site, folder: Path) -> None:
    """Level, gate, default and words leave the rules that suit, and families without any are not shown."""
    page.goto((folder / "rules" / "index.html").as_uri())
    rows = page.locator("article h3 ~ .scroll tbody tr:visible")
    assert rows.count() == sum(bool(one.rule) for one in site.pages.values())
    page.get_by_label("级别").select_option("错误")
    page.get_by_label("六关").select_option("政治关")
    assert rows.count() == 0
    page.get_by_label("六关").select_option("密级、发放范围、用印关")
    page.get_by_label("按毛病或规则名筛选").fill("classification star")
    assert rows.count() == 1
    assert page.locator("article h3:visible").count() == 1


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "name", ["index", "rules/index", "rules/numbering/gap", "clauses", "configuration", "comparison", "cli"]
)
def test_no_page_is_wider_than_the_screen(
    page: Page, site: Site, folder: Path, name: str, width: int
) -> None:
    """Wide tables and lines of code scroll by themselves, never the page."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((folder / f"{name}.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_margin_opens_on_a_narrow_screen(page: Page, site: Site, folder: Path) -> None:
    """The margin is folded away until asked for."""
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto((folder / "index.html").as_uri())
    margin = page.locator("#margin")
    assert not margin.is_visible()
    page.get_by_role("button", name="目录").click()
    assert margin.is_visible()
    margin.get_by_role("link", name="配置", exact=True).click()
    assert page.url.endswith("/configuration.html")


def test_it_can_be_read_without_scripts(browser, site: Site, folder: Path) -> None:
    """Where scripts are forbidden every page and the margin are still there."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "rules" / "index.html").as_uri())
    assert page.locator("#margin a").count() > 10
    assert page.locator("article h3").first.is_visible()
    context.close()


def test_the_shade_is_kept(page: Page, served: str) -> None:
    """Dark or light as chosen, also on the next page."""
    page.goto(f"{served}/index.html")
    before = page.locator("html").get_attribute("data-shade")
    page.get_by_role("button", name="换深色或浅色").click()
    page.goto(f"{served}/start.html")
    assert page.locator("html").get_attribute("data-shade") != before


def test_nothing_is_asked_of_the_network(site: Site, folder: Path) -> None:
    """Scripts, sheets and pictures are all of this folder, and no page is heavy."""
    pages = {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}
    assert [
        path.name
        for path, text in pages.items()
        if 'src="http' in text or '<link rel="stylesheet" href="http' in text
    ] == []
    assert max(len(text.encode()) for text in pages.values()) < 300_000
    assert (folder / "assets" / "search-index.js").stat().st_size < 2_500_000
