"""Markdown: the text stays, blocks are its prose, what is no prose is protected."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenshu_lint.api import check_text
from wenshu_lint.catalog.builtin import builtin_rules, rules_folder
from wenshu_lint.catalog.load import load_pack
from wenshu_lint.document import Document
from wenshu_lint.engine import Linter
from wenshu_lint.readers import read
from wenshu_lint.readers.markdown import markdown_text
from wenshu_lint.report import located
from wenshu_lint.source import Source, SourceError
from wenshu_lint.writers import write


def marked(text: str, suffix: str = ".md") -> Document:
    return read(Source("稿.md", text.encode(), suffix))


def blocks(text: str) -> list[tuple[str, str]]:
    document = marked(text)
    assert document.text == text
    return [(block.kind, block.span.of(text)) for block in document.blocks]


def protected(text: str) -> list[str]:
    return [span.of(text) for span in marked(text)._extra_protected]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blocks_are_the_lines_of_prose(end: str) -> None:
    """Marks stand before the block, typed numbers in it, whatever ends the lines."""
    text = end.join(
        [
            "---",
            "title: 示例",
            "---",
            "# 关于防汛工作的通知 #",
            "",
            "各区：  ",
            "> 引文一",
            "引文二",
            "",
            "1. 第一项",
            "   续行",
            "2) 第二项",
            "",
            "- [ ] 任务",
            "* 条目",
            "  - 下级",
            "",
            "副题",
            "====",
        ]
    )
    assert blocks(text) == [
        ("heading", "关于防汛工作的通知"),
        ("paragraph", "各区："),
        ("paragraph", "引文一"),
        ("paragraph", "引文二"),
        ("paragraph", "1. 第一项"),
        ("paragraph", "续行"),
        ("paragraph", "2) 第二项"),
        ("paragraph", "任务"),
        ("paragraph", "条目"),
        ("paragraph", "下级"),
        ("heading", "副题"),
    ]
    assert marked(text).is_markdown


def test_cells_are_blocks_in_order() -> None:
    """Pipes are no prose; equal cells and escaped pipes are found where they stand."""
    text = "| 甲 | 甲 | 一\\|二 |\n|---|---|---|\n| 乙甲 | 甲 | **丙** |\n\n后文"
    assert blocks(text) == [
        ("cell", "甲"),
        ("cell", "甲"),
        ("cell", "一\\|二"),
        ("cell", "乙甲"),
        ("cell", "甲"),
        ("cell", "**丙**"),
        ("paragraph", "后文"),
    ]
    starts = [block.span.start for block in marked(text).blocks]
    assert starts == sorted(set(starts))


def test_code_and_html_are_no_blocks() -> None:
    """Code, HTML, comments and link definitions make no blocks; all of it stays in the text."""
    text = "```\n代码\n```\n\n    缩进\n\n<div>\n块\n</div>\n\n"
    text += "<!-- wenshu-lint: off -->\n\n[a]: http://a.b\n\n正文\n"
    assert blocks(text) == [("paragraph", "正文")]
    assert marked(text).notices == ()


@pytest.mark.parametrize("front", ["---\na: 一\n---\n", "+++\na = 1\n+++\n", "---\na: 一\n...\n"])
def test_front_matter_is_no_prose(front: str) -> None:
    """Front matter of both kinds is left out, at the beginning only."""
    assert blocks(front + "正文") == [("paragraph", "正文")]
    assert ("paragraph", "正文") in blocks("正文\n\n" + front)


def test_what_is_no_prose_in_a_line_is_protected() -> None:
    """Code, link targets, addresses, tags, notes and formulas are shielded; the words of a link are not."""
    text = '用 `a，b` 和 ``c`d`` 见[示例](http://a.b/(c) "题")、[名][参]、'
    text += "<http://x.y>，<u>线</u>[^1] $a+b$ 为 $5 到 $10。"
    assert protected(text) == [
        "`a，b`",
        "``c`d``",
        '(http://a.b/(c) "题")',
        "[参]",
        "<http://x.y>",
        "<u>",
        "</u>",
        "[^1]",
        "$a+b$",
    ]
    shielded = marked(text).protected
    assert all(shielded.covers(span) for span in marked(text)._extra_protected)
    assert protected("（一）[不是链接]（文字）(文字)") == []
    assert protected("$$\nx\n$$ 与 <!-- 注\n释 -->") == ["$$\nx\n$$", "<!-- 注\n释 -->"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("标题\n\n    现将有关事项通知如下，请认真执行。\n", "第 3 行起以四个以上空格"),
        ("<div>\n现将有关事项通知如下，请认真执行。\n</div>\n", "第 1 行起是 HTML"),
    ],
)
def test_sentences_that_markdown_makes_code_are_told(text: str, words: str) -> None:
    """Who indents paragraphs by blanks must hear that they were not read."""
    (notice,) = marked(text).notices
    assert (notice.code, notice.serious) == ("unread-part", True)
    assert words in notice.message


def test_long_comments_need_no_word() -> None:
    """A comment is meant to be unread."""
    assert marked("<!-- 现将有关事项通知如下，请认真执行。 -->\n").notices == ()


def test_encodings_and_writing_are_those_of_text() -> None:
    """Markdown in GB18030 is read, told and written back."""
    data = "# 关于防汛工作的通知\r\n\r\n各区人民政府：\r\n".encode("gb18030")
    document = read(Source("稿.md", data, ".markdown"))
    assert document.notices[0].message == "按 GB18030 读取"
    assert write(document, document.text) == data


def test_a_missing_parser_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, the message is the command."""
    monkeypatch.setitem(sys.modules, "markdown_it", None)
    with pytest.raises(SourceError, match=r"wenshu-lint\[md\]"):
        marked("文")


def test_running_out_of_stack_is_an_error_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deep nesting ends in a message, never in a crash."""

    def deep(_text: str) -> None:
        raise RecursionError

    monkeypatch.setattr("wenshu_lint.readers.markdown._tokens", deep)
    with pytest.raises(SourceError, match="嵌套过深"):
        marked("文")
    monkeypatch.undo()
    assert blocks("> " * 30 + "文") == [("paragraph", "文")]


PIECES = [
    "# ",
    "- ",
    "1. ",
    "> ",
    "    ",
    "\t",
    "`",
    "|",
    "\\|",
    "---",
    "```",
    "<div>",
    "<!--",
    "-->",
    "[a]",
    "(b)",
]
PIECES += [
    "[x]: ",
    "文字",
    "，",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "　",
    "\u00a0",
    "\u2028",
    "\x85",
    "$",
    "+++",
]
PIECES += ["|甲|乙|\n|--|--|\n|", "===", "- [ ] ", "&amp;"]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_markdown_gives_ordered_blocks(text: str) -> None:
    """Blocks are ordered, disjoint, not blank and never cross a line, whatever is written."""
    end = 0
    for block in marked(text).blocks:
        words = block.span.of(text)
        assert block.span.start >= end
        assert words.strip()
        assert not set(words) & {"\n", "\r"}
        end = block.span.end


def _examples() -> str:
    """Return the examples of all rules: every literal there is stands among them."""
    files = load_pack(rules_folder()).files
    return "\n".join(example.bad or example.good or "" for file in files for example in file.examples)


@pytest.mark.parametrize("form", ["```\n{}\n```\n", "<!--\n{}\n-->\n", "{}"])
def test_no_rule_fails_on_a_draft_without_blocks(form: str) -> None:
    """Code or a comment alone is a text in which nothing is to be judged, whatever words it holds."""
    made = marked(form.format(_examples().replace("-->", "").replace("```", "")))
    without = Document(made.text, blocks=())
    assert [failure.rule for failure in Linter(builtin_rules()).lint(without).failures] == []


@pytest.mark.parametrize(
    "text",
    ["> ", "# ", "```\n待定，（待补充）\n```", "<!-- 待补充1,20元 -->", "```\n國務院決定二零二五年\n```"],
)
def test_marks_without_words_are_checked_like_any_draft(text: str) -> None:
    """There is nothing to find, and no rule fails."""
    made = marked(text)
    assert made.blocks == ()
    assert Linter(builtin_rules()).lint(made).failures == ()


def test_no_rule_speaks_of_code() -> None:
    """Rules that look at the whole text pass over fences, HTML and front matter too."""
    text = "---\n名称: 示例,样本\n---\n# 说明\n\n各单位要落实,按时报送。\n\n```\n打印,保存;退出\n```\n\n<div>示例,样本</div>\n"
    found = Linter(builtin_rules()).lint(marked(text))
    marks = [d.span.of(text) for d in found if d.rule.startswith("punctuation/half-width-mark")]
    assert marks == [","]


def test_a_mark_at_the_beginning_hides_nothing() -> None:
    """In a file it is no part of the text; in a text that somebody holds it is, and the places count it."""
    text = "# 关于防汛工作的通知\n\n各单位要做好准备,按期完成。\n"
    file = read(Source("稿.md", b"\xef\xbb\xbf" + text.encode(), ".md"))
    held = markdown_text("\ufeff" + text, "稿.md")
    assert (file.text, held.text) == (text, "\ufeff" + text)
    said = [("heading", "关于防汛工作的通知"), ("paragraph", "各单位要做好准备,按期完成。")]
    for document in (file, held):
        assert [(block.kind, block.span.of(document.text)) for block in document.blocks] == said


ODD = ["\ufeff", "\ud800", "\udc00", "\0", "[a]: <\ud800>\n", "&#xD800;", "\x1c", "😀"]
DRAFT = ["示例市", "一、", "（一）", "各单位要", ",", "。", "2024年1月1日", "截止目前", "\n\n"]


@settings(max_examples=300)
@given(st.lists(st.sampled_from([*PIECES, *ODD, *DRAFT]), max_size=30).map("".join), st.booleans())
def test_findings_stand_in_the_text_that_was_given(text: str, mark: bool) -> None:
    """Whatever is written: the text is the same, and the words of each finding are those of its excerpt."""
    text = "\ufeff" + text if mark else text
    report = check_text(text, name="稿.md")
    assert report.document.text == text
    assert report.failures == ()
    for entry in located(report).entries:
        flagged = entry.diagnostic.span.of(text)
        assert flagged.startswith(entry.excerpt_at.of(entry.excerpt))
        assert text[entry.diagnostic.span.start - entry.excerpt_at.start :].startswith(entry.excerpt)


@given(st.lists(st.sampled_from([*PIECES, *DRAFT]), max_size=20).map("".join), st.booleans())
def test_a_file_and_its_text_give_the_same(text: str, mark: bool) -> None:
    """A mark before the bytes is told apart from the words and moves no place."""
    data = (b"\xef\xbb\xbf" if mark else b"") + text.encode()
    file = read(Source("稿.md", data, ".md"))
    held = markdown_text(text, "稿.md")
    assert (file.text, file.blocks, file.bom) == (held.text, held.blocks, b"\xef\xbb\xbf" if mark else b"")
    assert write(file, file.text) == data
