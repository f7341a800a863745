"""文种: formulas of another kind, announcements of nothing, persons addressed, rules that have a date."""

from __future__ import annotations

from wenshu_lint.checks.genre import AddresseePerson, GenreWord, NothingFollows
from wenshu_lint.document import Document
from wenshu_lint.nodes import Block
from wenshu_lint.span import Span

END = "示例市教育局\n2024年3月5日\n"


def notice(body, title="关于防汛的通知"):
    return f"{title}\n各学校：\n{body}\n{END}"


def test_a_formula_names_the_genre_of_the_title():
    """The word is compared and replaced; a 文种 without an entry is left alone."""
    check = GenreWord(pattern="^特此(?P<at>通知|通报|报告)。$", allowed={"通知": "通知", "函": "函告|函复"})
    (finding,) = check.find(Document(notice("请照办。\n特此通报。")), ())
    assert finding.words == {"genre": "通知", "fix": "通知"}
    assert list(check.find(Document(notice("请照办。\n特此通知。")), ())) == []
    assert list(check.find(Document(notice("请照办。\n特此通报。", "关于防汛的意见")), ())) == []
    (finding,) = check.find(Document(notice("请照办。\n特此报告。", "关于商请支持的函")), ())
    assert finding.replacement == "函告"
    assert list(GenreWord(pattern="(?P<at>甲)").find(Document(notice("甲")), ())) == []
    assert check.words() == {"genre", "fix"}


def test_an_announcement_needs_content():
    """A table below counts as content."""
    check = NothingFollows().prepared()
    text = notice("现将有关事项通知如下：")
    assert [f.span.of(text) for f in check.find(Document(text), ())] == ["如下："]
    assert list(check.find(Document(notice("现通知如下：\n请照办。")), ())) == []
    lines, start = [], 0
    for row in text.splitlines():
        lines.append(Block(Span(start, start + len(row))))
        start += len(row) + 1
    table = [*lines[:3], Block(lines[3].span, "cell"), lines[4]]
    assert list(check.find(Document(text, blocks=table), ())) == []


def test_a_person_is_no_organ():
    """What was asked for by the person is excused by a pattern."""
    text = "关于校舍的请示\n王市长：\n根据交办要求，现请示如下。\n妥否，请批示。\n"
    found = [f.span.of(text) for f in AddresseePerson().prepared().find(Document(text), ())]
    assert found == ["王市长："]
    assert list(AddresseePerson(unless="交办").find(Document(text), ())) == []
    assert list(AddresseePerson().find(Document(notice("请照办。")), ())) == []
