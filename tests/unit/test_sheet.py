"""The 核稿单: read by a real HTML parser, compared with a snapshot that a person has read.

Run with ``UPDATE_SNAPSHOTS=1`` to write the snapshot anew, then look at it in a browser.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenshu_lint.catalog.builtin import builtin_rules, rules_folder
from wenshu_lint.catalog.load import load_pack
from wenshu_lint.document import Document
from wenshu_lint.engine import Linter
from wenshu_lint.nodes import Notice
from wenshu_lint.particulars import particulars_of
from wenshu_lint.report import Failure, FileReport, Skipped, located
from wenshu_lint.reporters import Options, render
from wenshu_lint.reporters.sheet.findings import FAMILIES
from wenshu_lint.reporters.sheet.gates import LIMITS
from wenshu_lint.reporters.sheet.markup import el, join
from wenshu_lint.rule import GATES

from .cli_office import Office, opened
from .test_reporters import RULES, check, compare, drafts

VOID = {"meta", "input", "br"}
DRAFT = """\
示例市人民政府文件

示政发〔2025〕26号

示例市人民政府关于甲甲甲工作的通知

各县（市、区）人民政府：
　　现将甲甲甲<script>alert(1)</script>&amp;丙丙丙的安排通知如下。戊戊戊。
　　附件：登记表

　　　　　　　　　　　　　示例市人民政府
　　　　　　　　　　　　　2025年9月1日
"""


class Node:
    """An element with its attributes and what it holds."""

    def __init__(self, tag: str, attributes: dict[str, str | None]) -> None:
        self.tag, self.attributes = tag, attributes
        self.inside: list[Node | str] = []

    @property
    def text(self) -> str:
        """Every word inside, but for style and script."""
        return "".join(
            node if isinstance(node, str) else "" if node.tag in ("style", "script") else node.text
            for node in self.inside
        )

    def all(self, tag: str = "", class_: str = "") -> Iterator[Node]:
        """Yield the elements below with a name and a class."""
        for node in self.inside:
            if isinstance(node, Node):
                classes = (node.attributes.get("class") or "").split()
                if tag in ("", node.tag) and (not class_ or class_ in classes):
                    yield node
                yield from node.all(tag, class_)


class Tree(HTMLParser):
    """Builds the tree, and takes no end tag that does not close what is open."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open = [Node("", {})]
        self.feed(page)
        self.close()
        assert len(self.open) == 1, [node.tag for node in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, dict(attrs))
        assert len(node.attributes) == len(attrs), attrs
        self.open[-1].inside.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def tree(page: str) -> Node:
    """Parse a page; fails where elements are not closed in order."""
    return Tree(page).open[0]


def sheet(text: str, name: str = "通知.txt") -> FileReport:
    """Check a draft with the rules of the test, and tell all that a 核稿单 tells."""
    document = Document(text, name=name)
    report = located(Linter(RULES).lint(document))
    return report._replace(
        particulars=particulars_of(document, text.encode("utf-8", "replace"), "公文", RULES, ())
    )


def shown(*reports: FileReport, **options: object) -> Node:
    """Render drafts and parse the page."""
    return tree(render("html", reports, Options(**options)))  # type: ignore[arg-type]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with opened(tmp_path, monkeypatch):
        yield Office(tmp_path)


def test_snapshot() -> None:
    """The page is what a person has looked at and found right; style and script apart."""
    page = render("html", [sheet(DRAFT), *drafts()[1:]], Options(time="2025-09-01 09:00", version="0"))
    page = re.sub(r"<(style|script)>.*?</\1>|'sha256-[^']+'|sha256-[^;&]+", "", page, flags=re.DOTALL)
    compare("sheet", page)


def test_structure() -> None:
    """One of each landmark, every draft an article with its title, anchors once each and all reachable."""
    page = shown(sheet(DRAFT), sheet("好。\n", "好.txt"))
    for tag in ("h1", "header", "main", "footer", "title"):
        assert len(list(page.all(tag))) == 1, tag
    assert next(page.all("html")).attributes["lang"] == "zh-CN"
    ids = [node.attributes["id"] for node in page.all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    links = {(node.attributes["href"] or "")[1:] for node in page.all("a")}
    labels = {
        node.attributes["aria-labelledby"] for node in page.all() if "aria-labelledby" in node.attributes
    }
    assert links | labels <= set(ids)
    assert {"w1", "w2", "main", "w1-1"} <= links
    titles = [node.text for node in page.all("h2")]
    assert titles == ["本批文稿（2 份）", "筛选", "通知.txt", "好.txt"]
    assert all("scope" in node.attributes for node in page.all("th"))


def test_nothing_is_asked_of_the_network() -> None:
    """No address, no picture, no foreign script; the policy allows what stands in the file by its digest."""
    page = render("html", [sheet(DRAFT)])
    assert not re.search(r"(?:src|srcset|action)=|url\(|@import|https?:|//[a-z]", page)
    root = tree(page)
    assert {node.tag for node in root.all()}.isdisjoint({"link", "img", "iframe", "object", "base"})
    policy = next(n.attributes["content"] or "" for n in root.all("meta") if "http-equiv" in n.attributes)
    for tag in ("style", "script"):
        (node,) = root.all(tag)
        body = "".join(word for word in node.inside if isinstance(word, str))
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not any("style" in node.attributes for node in root.all())


def test_the_words_of_a_draft_are_escaped() -> None:
    """A draft that holds a script shows it, and no element comes of it; nor of a file's name."""
    root = shown(sheet(DRAFT, '"><script>bad()</script>.txt'))
    assert len(list(root.all("script"))) == 1
    assert any("<script>alert(1)</script>&amp;" in quote.text for quote in root.all("blockquote"))
    assert '"><script>bad()</script>.txt' in next(root.all("h2")).text


@given(st.text(alphabet="甲丙<>&\"'/!-[]=\n\r\x00\u200b\ud800ascript ", max_size=40))
def test_no_draft_breaks_the_page(text: str) -> None:
    """Whatever stands in a draft, the page has the elements it would have had."""
    root = shown(sheet(f"某市甲甲甲。\n{text}\n某市甲甲甲。\n", text or "x"))
    assert {node.tag for node in root.all()}.isdisjoint({"b", "a1", "img"})
    assert len(list(root.all("script"))) == 1
    assert len(list(root.all("li", "finding"))) >= 1


def test_findings_are_told_in_full() -> None:
    """Words marked, place, message, advice, repair, basis, rule, and what the filters ask for."""
    first, *_, last = shown(sheet("某甲甲甲。\n好丙丙丙。\n")).all("li", "finding")
    assert next(first.all("mark")).text == "甲甲甲"
    assert next(first.all("blockquote")).text == "某甲甲甲。"
    for words in (
        "第 1 行第 2 字",
        "“甲甲甲”应为“乙”",
        "可自动修改",
        "《试验》 1（规定）",
        "oa/error",
        "错误",
    ):
        assert words in first.text, words
    assert "请核实“丙丙丙”" in last.text
    keys = {key: first.attributes[f"data-{key}"] for key in ("level", "gate", "family")}
    assert keys == {"level": "error", "gate": "结构和文字关", "family": "oa"}


def test_word_drafts_say_paragraph_and_cell() -> None:
    """There rows mean nothing."""
    words = [node.text for node in shown(drafts()[1]).all("p", "where")]
    assert any("第 5 段第 3 字" in line for line in words)
    assert any("表格 1 第 2 行第 3 列第 2 字" in line for line in words)


def test_the_head_and_what_was_recognised() -> None:
    """Digest, profile, number of rules, kind of document, elements with their words."""
    root = shown(sheet(DRAFT), time="2025-09-01 09:00", version="9.9")
    facts = {
        next(d.all("dt")).text: next(d.all("dd")).text
        for d in next(root.all("article")).all("div")
        if [*d.all("dt")]
    }
    assert facts["SHA-256"] == hashlib.sha256(DRAFT.encode()).hexdigest()
    assert facts["规则库"] == "wenshu-lint 9.9，查用 4 条"
    assert (facts["文种"], facts["行文方向"], facts["文种配置"]) == ("通知", "下行", "公文")
    assert (facts["成文日期"], facts["文中日期"]) == ("2025年9月1日", "2025年9月1日")
    assert (facts["附件"], facts["密级"]) == ("登记表", "没有认出密级标志")
    rows = {next(row.all("th")).text: row.text for row in next(root.all("table", "elements")).all("tr")}
    assert "示政发〔2025〕26号" in rows["发文字号"]
    assert "第 5 行" in rows["标题"]
    assert "现将" not in rows["正文"]
    assert "核稿时间：2025-09-01 09:00" in next(root.all("header")).text


def test_a_label_is_not_said_twice() -> None:
    """The mark without 密级： before it, beside the word 密级."""
    text = "000012\n密级：机密\n示例市人民政府关于示范工作的通知\n各县人民政府：\n现通知如下。\n"
    root = shown(sheet(text))
    facts = [
        next(d.all("dd")).text for d in root.all("div") if [*d.all("dt")] and next(d.all("dt")).text == "密级"
    ]
    assert facts == ["机密"]


def gate_rows(report: FileReport) -> dict[str, str]:
    """Gate → the result that its row shows."""
    table = next(shown(report).all("table", "gates"))
    return {gate: row.text for gate in GATES for row in table.all("tr") if gate in next(row.all("th")).text}


def test_the_six_gates() -> None:
    """Each has its result, and says what no machine can check; one without rules was not checked."""
    rows = gate_rows(sheet(DRAFT))
    assert list(rows) == list(GATES) == list(LIMITS)
    assert "有待修改 3 处，提示 1 处" in rows["结构和文字关"]
    assert "见第 1、2、3、4 处" in rows["结构和文字关"]
    assert "未查" in rows["政治关"]
    assert all(LIMITS[gate] in row for gate, row in rows.items())
    assert "未发现问题" in gate_rows(sheet("好。\n"))["结构和文字关"]
    assert "提示 1 处，可斟酌" in gate_rows(sheet("戊戊戊。\n"))["结构和文字关"]


def test_what_was_not_looked_at_whole_is_not_called_clean() -> None:
    """Neither after a rule broke down nor where text may have been missed."""
    clean = sheet("好。\n")
    assert clean.particulars
    document = Document("好。\n")
    broken = clean._replace(
        particulars=particulars_of(document, b"", "公文", RULES, ["oa/error"]),
        failures=(Failure("oa/error", "ValueError: 某"),),
        skipped=(Skipped("oa/warning", "需要 Word 文件"),),
    )
    assert "所查部分未发现问题" in gate_rows(broken)["结构和文字关"]
    assert "规则 oa/error 检查 通知.txt 时出错" in shown(broken).text
    missed = clean._replace(notices=(Notice("unread-part", "有一部分没有读", serious=True),))
    assert "所查部分未发现问题" in gate_rows(missed)["结构和文字关"]
    assert "注意：有一部分没有读" in shown(missed).text


def test_of_a_draft_without_words_no_gate_was_watched() -> None:
    """Six green gates would look like a check."""
    rows = gate_rows(sheet(" \n"))
    assert "未查" in rows["结构和文字关"]
    assert "条规则都不能查" in rows["结构和文字关"]
    assert not any("未发现问题" in row for row in rows.values())


def test_counts_per_thousand_characters() -> None:
    """Of the characters that are not blank."""
    (table,) = shown(sheet("甲甲甲" + "好" * 197 + "　\n")).all("table", "counts")
    cells = [node.text for node in table.all("td")]
    assert cells == ["", "1", "0", "0", "1", "5.0", "0.0", "0.0", "5.0"]


def test_a_secrecy_mark_stands_on_top() -> None:
    """The notice comes before everything else, in a batch too, and redacted it names no level."""
    secret = "000012\n机密★10年\n示例市人民政府关于示范工作的通知\n各县人民政府：\n现通知如下。\n"
    document = Document(secret, name="密.txt")
    rules = [rule for rule in builtin_rules() if rule.id == "classification/handling"]
    report = located(Linter(rules).lint(document))
    for reports in ([report], [sheet("好。\n"), report]):
        for redact in (False, True):
            root = tree(render("html", reports, Options(redact=redact)))
            body = next(root.all("body"))
            first = [node for node in body.inside if isinstance(node, Node)][1]
            assert first.attributes["class"] == "secrecy"
            assert "国家秘密标志" in first.text
            assert ("机密" in root.text) is not redact
    assert not list(shown(sheet("好。\n")).all(class_="secrecy"))


def test_redacted_pages_hold_no_word_of_the_draft() -> None:
    """Neither in the list nor among what was recognised; 文种 and dates are words of the draft too."""
    rare = (
        DRAFT.replace("示例", "饕餮").replace("工作", "魑魅").replace("现将", "貔貅").replace("登记", "麒麟")
    )
    page = render("html", [sheet(rare)], Options(redact=True))
    assert "oa/error" in page
    assert "<mark>" not in page
    assert not set("饕餮魑魅貔貅麒麟") & set(page)
    for words in ("市人民政府", "甲甲甲", "2025", "26号", "记表", "丙丙丙", "通知的"):
        assert words not in page, words


def test_empty_and_unreadable() -> None:
    """A clean draft, no draft at all, and one that cannot be read."""
    clean = shown(sheet("好。\n"))
    assert "没有发现问题" in clean.text
    assert not list(clean.all("form"))
    assert not list(clean.all("script"))
    assert "没有检查任何文件" in shown().text
    assert "未能核稿：坏.txt：不是文本" in shown(drafts()[3]).text


def test_a_receiver_without_utf8_gets_ascii() -> None:
    """The same page; browsers read it as UTF-8 all the same."""
    page = render("html", [sheet(DRAFT)], Options(encoding="gbk"))
    assert page.isascii()
    assert tree(page).text == tree(render("html", [sheet(DRAFT)])).text


def test_without_particulars() -> None:
    """A report that nobody asked them of still gives its findings."""
    root = shown(check("甲甲甲。\n"))
    assert len(list(root.all("li", "finding"))) == 1
    assert not list(root.all("table", "gates"))


def test_families_are_called_as_in_their_packs() -> None:
    """The titles are those of the rulebook."""
    assert {name: pack.title for name, pack in load_pack(rules_folder()).families.items()} == FAMILIES


def test_markup_escapes_what_is_not_markup() -> None:
    """Text, numbers and attributes; nothing is escaped twice."""
    assert el("p", "<b>", el("b", 1), None, title='"') == '<p title="&quot;">&lt;b&gt;<b>1</b></p>'
    assert join("&", ["<", [el("br")]]) == "&amp;&lt;<br>"
    assert el("input", checked=True, hidden=False, data_x=0) == '<input checked data-x="0">'


# --- the command line ----------------------------------------------------------------


def test_check_writes_the_page(office: Office) -> None:
    """A batch in one page, with the status of the check; clean drafts are looked at again."""
    office.write("a.txt", "某甲甲甲。\n")
    office.write("b.txt", "好。\n")
    result = office.run("check", "a.txt", "b.txt", "--format", "html")
    assert result.exit_code == 1
    root = tree(result.stdout)
    assert [node.text for node in root.all("article", "draft") for node in node.all("h2")] == [
        "a.txt",
        "b.txt",
    ]
    assert len(list(root.all("table", "gates"))) == 2
    assert "核稿时间：20" in root.text
    assert re.search(r"规则库：wenshu-lint \d", root.text)


def test_several_processes_write_the_same_page(office: Office) -> None:
    """What was recognised comes from wherever the draft was checked."""
    for name in "abc":
        office.write(f"d/{name}.txt", f"某甲甲甲{name}。\n")
    one = office.run("check", "d", "--format", "html", "--jobs", "1").stdout
    pages = [one, office.run("check", "d", "--format", "html", "--jobs", "2").stdout]
    one, two = (re.sub(r"核稿时间：[-0-9 :]+", "", page) for page in pages)
    assert one == two


@pytest.mark.parametrize("option", ["--fix", "--diff", "--statistics"])
def test_contradictions(office: Office, option: str) -> None:
    """The page is about the draft as it stands."""
    office.write("a.txt", "某甲甲甲。\n")
    result = office.run("check", "a.txt", "--format", "html", option)
    assert result.exit_code == 2
    assert "不能与" in result.stderr


def test_report_keeps_what_exists(office: Office) -> None:
    """It writes a new file, and replaces one only when told to."""
    office.write("a.txt", "某甲甲甲。\n")
    assert office.run("report", "a.txt").exit_code == 1
    assert (
        len(list(tree((office.folder / "核稿单.html").read_text(encoding="utf-8")).all("li", "finding"))) == 1
    )
    kept = office.write("old.html", "旧")
    refused = office.run("report", "a.txt", "-o", "old.html")
    assert (refused.exit_code, kept.read_text(encoding="utf-8")) == (2, "旧")
    assert "--force" in refused.stderr
    assert office.run("report", "a.txt", "-o", "old.html", "--force", "--redact").exit_code == 1
    written = kept.read_text(encoding="utf-8")
    assert "甲" not in written
    assert "本单已隐去文稿文字" in written
