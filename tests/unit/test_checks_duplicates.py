"""What a draft says twice."""

from __future__ import annotations

from wenshu_lint.checks.duplicates import RepeatedText, RepeatedTitle
from wenshu_lint.document import Document
from wenshu_lint.nodes import Block
from wenshu_lint.span import Span

LONG = "各单位要建立值班制度，明确带班领导和值班人员，严格执行二十四小时值班规定。"
MORE = "对工作不力、造成不良影响的单位和个人，依照有关规定严肃处理并予以通报。"
TAIL = "各单位要结合实际，认真抓好贯彻落实，工作进展情况及时报送。"


def _flagged(text: str, check: RepeatedText | RepeatedTitle | None = None) -> list[str]:
    return [f.span.of(text) for f in (check or RepeatedText()).find(Document(text), ())]


def test_a_repeated_paragraph_is_flagged_after_the_first_time() -> None:
    """Blanks do not matter; the first line is named."""
    text = f"{LONG}\n{MORE}\n　　{LONG} "
    found = list(RepeatedText().find(Document(text), ()))
    assert [f.span.of(text).strip() for f in found] == [LONG]
    assert found[0].words["row"] == "1"


def test_short_neighbours_of_a_repeated_paragraph_belong_to_it() -> None:
    """A heading repeated together with its text is flagged, one repeated alone is not."""
    text = f"一、值班工作\n{LONG}\n完\n小结\n一、值班工作\n{LONG}\n其他\n小结"
    assert _flagged(text) == ["一、值班工作", LONG]


def test_a_run_of_repeated_sentences_is_flagged() -> None:
    """The paragraph goes on differently."""
    text = f"{LONG}{MORE}到此为止。\n先说明几点。{LONG}{MORE}{TAIL}"
    assert _flagged(text) == [LONG + MORE]


def test_a_truncated_sentence_continues_a_run() -> None:
    """A paragraph that breaks off repeats what it began."""
    text = f"{LONG}{MORE}\n前言若干。{LONG}{MORE[:20]}"
    assert _flagged(text) == [LONG + MORE[:20]]


def test_one_repeated_sentence_must_be_long() -> None:
    """A formula of thirty characters may come again."""
    short = "按照规定分阶段给予不超过总投入百分之三十的经费支持。"
    assert _flagged(f"支持研发。{short}\n支持转化。{short}") == []


def test_runs_that_do_not_follow_each_other_are_apart() -> None:
    """Two sentences from different places are no run."""
    first, second = "要加强组织领导，落实工作责任。", "要加强宣传引导，营造良好氛围。"
    text = f"{first}甲方案另行通知各单位执行。{second}\n乙方案。{first}{second}丙方案。"
    assert _flagged(text) == []


def test_articles_repeat_clauses_on_purpose() -> None:
    """So do tables and quoted amendments."""
    assert _flagged(f"第一条　{TAIL}\n第二条　{LONG}\n第三条　{MORE}\n{LONG}\n{LONG}") == []
    size = len(LONG)
    cells = [Block(Span(0, size), "cell"), Block(Span(size + 1, 2 * size + 1), "cell")]
    rows = Document(f"{LONG}\n{LONG}", blocks=cells)
    assert not list(RepeatedText().find(rows, ()))
    assert _flagged(f"“{LONG}”\n增加一款：\n“{LONG}”") == []


def test_a_title_and_its_echo() -> None:
    """The line before may begin with the number of a collection."""
    check = RepeatedTitle(lead="^第.篇[：:]")
    assert _flagged("第一篇：怎样做好值班工作\n怎样做好值班工作", check) == ["怎样做好值班工作"]
    assert _flagged("怎样做好值班工作\n怎样做好督查工作", check) == []
    assert _flagged("怎样做好\n怎样做好", check) == []
    assert _flagged("审判员×××××\n审判员×××××", check) == []
    assert _flagged("怎样做好值班工作\n怎样做好值班工作") == []


def test_cells_are_no_titles() -> None:
    """A column repeats its words."""
    text = "市财政局办公室\n市财政局办公室"
    cells = [Block(Span(0, 7), "cell"), Block(Span(8, 15), "cell")]
    assert not list(RepeatedTitle().find(Document(text, blocks=cells), ()))
    assert len(list(RepeatedTitle().find(Document(text), ()))) == 1
