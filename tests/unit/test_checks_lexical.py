"""Words, tables and their exceptions."""

from __future__ import annotations

import pytest

from wenshu_lint.checks.base import Check
from wenshu_lint.checks.lexical import Row, Words, excepted, longest
from wenshu_lint.checks.patterns import Pattern, PatternRow, Patterns
from wenshu_lint.document import Document
from wenshu_lint.engine import Linter
from wenshu_lint.span import Span

from .test_engine import flagged, rule


def found(check: Check, text: str) -> list[str]:
    return flagged(Linter([rule(check)]), text)


def test_the_longest_of_overlapping_words_is_flagged() -> None:
    """亳 in 毫州市 is one fault, not two."""
    assert found(Words(swap={"毫州": "亳州", "毫州市": "亳州市"}), "毫州市与毫州。") == ["毫州市", "毫州"]
    assert list(longest([Span(0, 2), Span(1, 5), Span(0, 3)])) == [Span(0, 3)]


def test_exceptions_stand_over_the_hit() -> None:
    """An exception elsewhere in the sentence does not excuse."""
    check = Words(rows=(Row("以经", "已经", ("以经济",)),))
    assert found(check, "以经济建设为中心，以经完成，以经济。") == ["以经"]
    assert excepted("给于某", Span(0, 2), ["于某"])
    assert not excepted("给于，于某", Span(0, 2), ["于某"])


def test_words_before_and_after_make_a_hit_innocent() -> None:
    """原 and 时任 before an old name are its proper use."""
    check = Words(terms=("工商总局",), not_after=("原", "时任"), not_before=("旧址",))
    assert found(check, "原工商总局、工商总局旧址、工商总局。") == ["工商总局"]


def test_the_date_of_the_draft_decides() -> None:
    """A name in force when the draft was dated is no fault of the draft."""
    check = Words(rows=(Row("卫计委", "卫生健康委", since="2018-03-17"),))
    draft = "关于开展检查的通知\n各市人民政府：\n请各市卫计委按时报送材料。\n某省人民政府办公厅\n{}\n"
    assert found(check, draft.format("2016年5月3日")) == []
    assert found(check, draft.format("2019年5月3日")) == ["卫计委"]
    assert found(check, "请各市卫计委按时报送。") == ["卫计委"]
    ended = Words(rows=(Row("甲局", until="2018-01-01"),))
    assert found(ended, "请甲局报送。") == []


def test_word_edges_are_asked_of_the_segmenter() -> None:
    """既使用 ends inside a word, 既使困难 does not."""
    check = Words(swap={"既使": "即使"}, edges=True)
    assert found(check, "既使困难再大，也要完成。") == ["既使"]
    assert found(check, "既使用新系统，又保留台账。") == []


@pytest.mark.parametrize("check", [Words(terms=("布署",), swap={"布署": "部署"}), Words(rows=(Row(""),))])
def test_a_table_that_contradicts_itself_is_refused(check: Words) -> None:
    """The author hears of it before any draft is checked."""
    with pytest.raises(ValueError, match="重复或为空"):
        check.prepared()


def test_a_pattern_runs_on_one_block_at_a_time() -> None:
    """^ and $ are the ends of the paragraph, whatever the line end."""
    check = Pattern(r"^附件：(?P<at>.+)。$").prepared()
    assert found(check, "附件：甲。\r\n附件：乙。\r附件：丙\n。") == ["甲", "乙"]


def test_a_pattern_without_anchors_still_runs() -> None:
    """It is slower, not blind."""
    check = Pattern(r"[一-龥]丁|\d{2}").prepared()
    assert not list(check.literals())
    assert found(check, "写一丁字，12。") == ["一丁", "12"]


def test_a_pattern_looks_only_at_the_blocks_it_names() -> None:
    """A rule for tables leaves paragraphs alone."""
    assert found(Pattern("合计", anchors=("合计",), kinds=("cell",)), "合计") == []


def test_rows_of_patterns_flag_their_group_and_the_longest_wins_a_place() -> None:
    """Group 1 is the wrong span; at one place only one row speaks."""
    rows = (
        PatternRow("(既)使困难", "即"),
        PatternRow("既使", "即使"),
        PatternRow("宣(布署)名", "x", ("布署名",)),
    )
    check = Patterns(rows).prepared()
    assert found(check, "既使困难，既使，宣布署名。") == ["既", "既使"]


@pytest.mark.parametrize(
    ("check", "words"),
    [
        (Pattern("(布署"), "正则式有误"),
        (Pattern("布*"), "匹配空串"),
        (Pattern("布署", replace=r"\3"), "replace 有误"),
        (Patterns((PatternRow(r"\d年"),)), "必含的字|anchors"),
    ],
)
def test_a_faulty_pattern_is_refused_with_its_reason(check: Check, words: str) -> None:
    """In Chinese, for the author of the rule."""
    if words.startswith("必含"):
        check.prepared()
        return
    with pytest.raises(ValueError, match=words):
        check.prepared()


def test_a_replacement_may_use_groups() -> None:
    """The template is that of re.sub."""
    check = Pattern(r"(?P<org>[一-鿿]{2})\[(?P<year>\d{4})\]", replace=r"\g<org>〔\2〕").prepared()
    (diagnostic,) = Linter([rule(check, message="{org}{year}{fix}")]).lint(Document("国发[2023]5号"))
    assert diagnostic.message == "国发2023国发〔2023〕"


def test_an_expression_from_outside_gives_up() -> None:
    """A pack may be careless: its rule breaks down, the run goes on."""
    slow = Pattern("(?:甲|甲甲)+丁", guarded=True).prepared()
    text = "甲" * 60 + "乙甲丁，乙丁。"
    report = Linter([rule(slow), rule(Words(terms=("乙丁",)), "typos/other")]).lint(Document(text))
    assert [d.rule for d in report] == ["typos/other"]
    assert "TimeoutError" in report.failures[0].error
    assert found(Pattern("(甲)+乙", guarded=True).prepared(), "甲甲乙。") == ["甲甲乙"]
    assert found(Patterns((PatternRow("(甲)乙"),), guarded=True).prepared(), "甲乙。") == ["甲"]


def test_a_text_that_holds_the_excuse_is_left_alone() -> None:
    """The excuse may stand anywhere in the text, before or behind."""
    check = Pattern(pattern="会议决定", unless="[0-9]日召开").prepared()
    assert found(check, "会议决定开展检查。") == ["会议决定"]
    assert found(check, "会议决定开展检查。\n5日召开会议。") == []
    with pytest.raises(ValueError, match="空串"):
        Pattern(pattern="会议决定", unless="x*").prepared()


def test_a_pattern_may_wait_for_its_rival() -> None:
    """One form throughout is a choice; both are a fault."""
    check = Pattern("％", rival="%").prepared()

    def found(text: str) -> int:
        hits = [Span(i, i + 1) for i, char in enumerate(text) if char == "％"]
        return len(list(check.find(Document(text), hits)))

    assert found("占5％，又占6％。") == 0
    assert found("占5％，又占6%。") == 1
