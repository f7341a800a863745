"""Paragraphs that a line end cuts in the middle of a sentence."""

from __future__ import annotations

from wenshu_lint.checks.linebreaks import BrokenLine
from wenshu_lint.document import Document

PROSE = (
    "要不断学习先进经验，提高领导水平。多看多想，多向基层干部请教，多向身边同志学习，"
    "力戒浮躁，沉下心来，虚心接受批评，及时改正不足，"
)
POINT = "要提高能力。一是理解上级指示精神，做到学深悟透，深刻领会实质"


def _ends(text: str, **options: bool) -> list[str]:
    document = Document(text, **options)  # type: ignore[arg-type]
    return [f.words["end"] for f in BrokenLine().find(document, ())]


def test_a_word_across_the_line_end_shows_the_cut() -> None:
    """写作 is one word; the fix joins the lines."""
    text = f"{PROSE}用先进写\n　　作方法充实自己。多想，就是善于用脑。"
    found = list(BrokenLine().find(Document(text), ()))
    assert [f.words["end"] for f in found] == ["足，用先进写"]
    assert found[0].words["next"] == "作方法充实自"
    edit = found[0].edits[0]
    assert (
        text[: edit.span.start] + edit.text + text[edit.span.end :]
        == f"{PROSE}用先进写作方法充实自己。多想，就是善于用脑。"
    )


def test_lines_that_may_end_are_left_alone() -> None:
    """A word ends there, or the next line is numbered, or one of the two is no prose."""
    assert _ends(f"{PROSE}用先进方法\n作为参考。再作研究。") == []
    assert _ends(f"{PROSE}用先进写\n一、作方法充实自己。") == []
    assert _ends(f"{PROSE}用先进写\n作方法") == []
    assert _ends(f"{PROSE}用先进写\n（作方法）。") == []
    assert _ends("标题之一用先进写\n作方法充实自己。") == []


def test_a_semicolon_that_ends_no_item() -> None:
    """Points that run on in a paragraph are broken by a line end after a semicolon."""
    assert _ends(f"{POINT}；\n对于领导意图，要准确把握。") == ["深刻领会实质；"[-6:]]
    assert _ends(f"{POINT};\n二是提高执行能力;\n三是增强担当。") == [
        "深刻领会实质;"[-6:],
        "提高执行能力;"[-6:],
    ]


def test_lists_in_lines_are_right() -> None:
    """Each item on a line of its own, by words or by numbers."""
    assert _ends("做好以下工作。\n一是加强领导；\n二是加强宣传；\n三是加强督查。") == []
    assert _ends("有下列情形的：\n（一）材料不全；\n（二）逾期申报。") == []
    assert _ends("为提高能力。现要求如下；\n各单位要落实。") == []


def test_articles_end_items_as_they_like() -> None:
    """Laws set out clauses without numbers."""
    law = "\n".join(f"第{n}条　为了规范管理，制定本条。" for n in "一二三")
    assert _ends(f"{law}\n{POINT}；\n对于领导意图，要准确把握。") == []


def test_narrow_lines_count_only_where_there_are_many() -> None:
    """One printed line may be an accident of layout; a whole text of them is reported once."""
    line = "要加强领导。各单位应当按照规定认真组织实施，不断总结经"
    one = f"{line}\n验并上报。各地要落实。"
    assert _ends(one) == []
    many = "\n".join([f"{line}\n验并上报。各地要落实。"] * 5)
    found = list(BrokenLine().find(Document(many), ()))
    assert [f.words["count"] for f in found] == ["5"]


def test_a_text_of_broken_lines_is_reported_once() -> None:
    """The finding says how many lines are broken."""
    many = "\n".join([f"{PROSE}用先进写", "作方法充实自己。多想，就是善于用脑。"] * 9)
    found = list(BrokenLine().find(Document(many), ()))
    assert [f.words["count"] for f in found] == ["9"]


def test_word_and_markdown_have_paragraphs_of_their_own() -> None:
    """Their lines are not line ends of a text."""
    text = f"{PROSE}用先进写\n作方法充实自己。多想。"
    assert _ends(text, is_word=True) == []
    assert _ends(text, is_markdown=True) == []
