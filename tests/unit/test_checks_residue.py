"""What web pages and templates leave behind."""

from __future__ import annotations

from wenshu_lint.checks.patterns import PatternRow
from wenshu_lint.checks.residue import LinkList, PinyinNotes, PlainPatterns, Unfilled, WebFrame
from wenshu_lint.document import Document
from wenshu_lint.nodes import Block
from wenshu_lint.span import Span

X = Unfilled((PatternRow("(XX+)", anchors=("XX",)),), forms=("申请表",), most=3)


def _hits(text: str, *literals: str) -> list[Span]:
    return sorted(Span(i, i + len(x)) for x in literals for i in range(len(text)) if text.startswith(x, i))


def _unfilled(text: str, document: Document | None = None) -> list[str]:
    return [f.span.of(text) for f in X.find(document or Document(text), _hits(text, "XX"))]


def test_blanks_in_forms_are_for_others() -> None:
    """The title, or the head of an attachment, tells a form; a cell of a table is one too."""
    assert _unfilled("由XX负责。") == ["XX"]
    assert _unfilled("某市项目申请表\n由XX负责。") == []
    text = "由XX负责。"
    assert _unfilled(text, Document(text, blocks=[Block(Span(0, len(text)), "cell")])) == []


def test_many_blanks_make_a_form() -> None:
    """A draft full of blanks is a sample."""
    assert _unfilled("XX、XX、XX。") == ["XX", "XX", "XX"]
    assert _unfilled("XX、XX、XX、XX。") == []


def test_a_blank_within_quoted_words_is_a_pattern() -> None:
    """Quoted alone, it is a blank."""
    assert _unfilled("将“已转由XX单位办理”告知诉求人。") == []
    assert _unfilled("要运用“XX”指导实践。") == ["XX"]


def test_markdown_may_use_its_own_marks() -> None:
    """The same marks are residue in a plain text."""
    check = PlainPatterns((PatternRow(r"(\*\*)", anchors=("**",)),))
    text = "**重点**"
    assert len(list(check.find(Document(text), _hits(text, "**")))) == 2
    assert not list(check.find(Document(text, is_markdown=True), _hits(text, "**")))


def _notes(text: str) -> list[str]:
    return [f.span.of(text) for f in PinyinNotes().find(Document(text), ())]


def test_notes_are_residue_when_they_repeat() -> None:
    """One reading is a help to the reader; the same one again is none."""
    assert _notes("亳(bó)州") == []
    assert _notes("亳（bó）州、涡（guō）阳、蚌（bèng）埠、郓（yùn）城") == []
    assert _notes("學(xué)生學(xué)習") == ["(xué)", "(xué)"]
    assert _notes("學(xué)領(lǐng)導(dǎo)") == ["(xué)", "(lǐng)", "(dǎo)"]
    assert _notes("學(xué)生學(xué)習，亳（bó）州") == ["(xué)", "(xué)"]


LINKS = LinkList("(?:相关|热门)文章[：:]?", r"^- .{2,40}20\d\d-\d\d-\d\d$", ("文章", "2024-"))


def _links(text: str) -> list[str]:
    return [f.span.of(text) for f in LINKS.find(Document(text), _hits(text, "文章", "2024-"))]


def test_everything_after_the_heading_is_the_list() -> None:
    """Down to the end, as long as the lines are short and unpunctuated."""
    assert _links("正文。\n相关文章：\n如何写\n12345") == ["相关文章：", "如何写", "12345"]
    assert _links("正文。\n相關(guān)文章：\n如何寫") == ["相關(guān)文章：", "如何寫"]


def test_text_after_the_heading_saves_it() -> None:
    """A sentence, or a date, shows that the draft goes on."""
    assert _links("相关文章\n如何写\n各单位要落实。") == []
    assert _links("相关文章\n某市政府\n2024年3月5日") == []


def test_two_rows_with_dates_are_a_list_without_heading() -> None:
    """A single one may be a note on the edition."""
    assert _links("- 总结甲2024-02-01\n- 总结乙2024-02-02\n正文。") == [
        "- 总结甲2024-02-01",
        "- 总结乙2024-02-02",
    ]
    assert _links("- 总结甲2024-02-01\n正文。") == []


def test_of_two_headings_the_first_begins_the_list() -> None:
    """All that follows is flagged once."""
    assert _links("正文。\n热门文章：\n甲\n相关文章：\n乙") == ["热门文章：", "甲", "相关文章：", "乙"]


def test_a_bracket_above_a_button_belongs_to_it() -> None:
    """On the line before and alone, it is taken along; other words there are not."""
    check = WebFrame((PatternRow("^(打印本页)$", anchors=("打印本页",)),))

    def found(text: str) -> list[str]:
        return [f.span.of(text) for f in check.find(Document(text), _hits(text, "打印本页"))]

    assert found("及时报告。\n【\n打印本页") == ["【\n打印本页"]
    assert found("【\r\n打印本页") == ["【\r\n打印本页"]
    assert found("及时报告【\n打印本页") == ["打印本页"]
    assert found("打印本页") == ["打印本页"]
