"""A draft while somebody edits it: what is new, what is mended, where to look."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from wenshu_lint.catalog.load import load_pack
from wenshu_lint.document import Document
from wenshu_lint.engine import Linter
from wenshu_lint.readers import read
from wenshu_lint.report import Report
from wenshu_lint.source import Source
from wenshu_lint.span import Span
from wenshu_lint.watch import page
from wenshu_lint.watch.drafts import Draft, sought

from .docx_builder import docx, p
from .packs import write_rule

BODY = "甲方案\n\n一、总体要求\n（一）目标。甲甲甲工作。\n二、任务\n今年甲甲甲，丙丙丙。\n"


@pytest.fixture
def linter(tmp_path: Path) -> Linter:
    """Two rules: an error that can be repaired and an info."""
    write_rule(tmp_path / "rules", "oa/error", "甲甲甲", "乙", severity="error")
    write_rule(tmp_path / "rules", "oa/info", "丙丙丙", "丁", severity="info", fix="display")
    return Linter(load_pack(tmp_path / "rules").rules)


def check(linter: Linter, text: str) -> Report:
    return linter.lint(Document(text, name="a.txt"))


def test_what_is_new_and_what_is_mended(linter: Linter) -> None:
    """Is told from save to save; what was there at the first check and is gone is summed up."""
    draft = Draft("a.txt")
    draft.take(check(linter, BODY), "10:00:00")
    assert [(len(draft.items), draft.fresh, draft.mended, draft.mended_in_all)] == [(3, 0, (), 0)]
    keys = [item.key for item in draft.items]
    assert len(set(keys)) == 3
    draft.take(check(linter, BODY.replace("目标。甲甲甲", "目标。乙") + "又见丙丙丙。\n"), "10:01:00")
    assert [item.fresh for item in draft.items] == [False, False, True]
    assert [entry.place.start.row for entry in draft.mended] == [4]
    draft.take(check(linter, "又见丙丙丙。\n"), "10:02:00")
    assert (draft.fresh, len(draft.mended), draft.mended_in_all) == (0, 2, 3)


def test_a_finding_keeps_its_name(linter: Linter) -> None:
    """When others before it go, when its paragraph is edited, and when it comes back it has a new one."""
    draft = Draft("a.txt")
    draft.take(check(linter, "一、甲甲甲\n二、甲甲甲\n三、甲甲甲，甲甲甲，丙丙丙\n"), "10:00:00")
    first, second, third, fourth, fifth = (item.key for item in draft.items)
    draft.take(check(linter, "二、甲甲甲\n三、甲甲甲，甲甲甲，丙丙丙\n"), "10:01:00")
    assert [item.key for item in draft.items] == [second, third, fourth, fifth]
    draft.take(check(linter, "二、甲甲甲\n三、乙，甲甲甲，丙丙丙\n"), "10:02:00")
    assert [item.key for item in draft.items] == [second, third, fifth]
    draft.take(check(linter, "一、甲甲甲\n二、甲甲甲\n三、乙，甲甲甲，丙丙丙\n"), "10:03:00")
    assert [item.key for item in draft.items][1:] == [second, third, fifth]
    assert draft.items[0].key not in {first, second, third, fourth, fifth}


def test_other_settings_are_nobodys_work(linter: Linter) -> None:
    """After a change of the configuration nothing is new and nothing mended."""
    draft = Draft("a.txt")
    draft.take(check(linter, BODY), "10:00:00")
    draft.begin_anew()
    draft.take(check(linter, "丙丙丙"), "10:01:00")
    assert (draft.fresh, draft.mended, draft.mended_in_all) == (0, (), 0)


def test_where_to_look(linter: Linter) -> None:
    """An element or the heading above, an automatic number included."""
    draft = Draft("a.txt")
    draft.take(check(linter, BODY.replace("二、任务", "二、任务甲甲甲")), "10:00:00")
    assert [item.landmark for item in draft.items] == [
        "在“一、总体要求”之下",
        "在“（一）目标”之下",
        "在“二、任务甲甲甲”之下",
        "在“二、任务甲甲甲”之下",
    ]
    words = "示例市人民政府关于甲甲甲工作的通知\n\n各区人民政府：\n现将甲甲甲通知如下。\n"
    draft.take(check(linter, words), "10:01:00")
    assert [item.landmark for item in draft.items] == ["在标题里", ""]


def test_words_to_search_for() -> None:
    """They stand in the draft once where that can be had, on one line, and can be typed."""
    text = "甲乙丙丁。\n甲乙丙戊。\n己\u200b庚\n辛辛\n辛辛\n"
    document = Document(text)
    assert sought(document, Span(0, 2)) == "甲乙丙丁"
    assert sought(document, Span(6, 8)) == "甲乙丙戊"
    assert sought(document, Span(3, 3)) == "丙丁"
    assert sought(document, Span(13, 14)) == ""
    assert sought(document, Span(16, 17)) == "辛辛"
    assert sought(Document(""), Span(0, 0)) == ""
    long = Document("子" * 100)
    assert sought(long, Span(0, 90)) == "子" * 24


def test_the_page_escapes_what_a_draft_says(linter: Linter) -> None:
    """Words of a draft never become elements, wherever they are shown."""
    evil = "现将甲甲甲<script>alert(1)</script>&amp;<img>丙丙丙"
    draft = Draft('<b>"a".txt')
    draft.take(check(linter, f"一、{evil}\n{evil}\n"), "10:00:00")
    draft.take(check(linter, f"一、{evil}\n"), "10:01:00")
    draft.trouble = "<i>"
    view = page.view([draft], ["<u>"])
    html = page.whole(view, 1)
    assert not re.search(r"<(img|b>\"|i>|u>)", html)
    assert html.count("<script>") == 1
    assert "&lt;script&gt;alert(1)" in html


def test_a_word_draft(linter: Linter) -> None:
    """Paragraphs are counted as in Word; repairs are for the person who types."""
    source = Source("a.docx", docx(p("无。") + p("今年甲甲甲。")), ".docx")
    draft = Draft("a.docx")
    draft.take(linter.lint(read(source)), "10:00:00")
    body = page.view([draft]).body
    assert "<strong>第 2 段第 3 字</strong>" in body
    assert "<dd>改为“乙”</dd>" in body
    assert "自动修改" not in body


def test_a_page_without_drafts() -> None:
    """A folder may still be empty."""
    assert "还没有可检查的文稿" in page.view([]).body


def test_a_clean_draft_and_one_never_read(linter: Linter) -> None:
    """Silence is not praise; what could not be read is told."""
    clean, locked = Draft("a.txt"), Draft("b.txt", "d2")
    clean.take(check(linter, "无。"), "10:00:00")
    locked.trouble = "没有权限"
    view = page.view([clean, locked])
    assert "不等于没有问题" in view.body
    assert "现在读不出来：没有权限。读得出来以后自动更新。" in view.body
    assert "有文稿读不出来" in view.state
    assert view.title == "（0）2 份文稿　边改边查"


def test_the_table_marks_a_draft_that_cannot_be_read_any_more(linter: Linter) -> None:
    """Its numbers are those of the last time."""
    fine, locked = Draft("a.txt"), Draft("b.txt", "d2")
    for draft in (fine, locked):
        draft.take(check(linter, "今年甲甲甲。"), "10:00:00")
    locked.trouble = "没有权限"
    body = page.view([fine, locked]).body
    assert re.search(r'href="#d2">[^<]*</a><small>　现在读不出来</small></th><td class="error">1</td>', body)
    assert body.count("<small>　现在读不出来") == 1
