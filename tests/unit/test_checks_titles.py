"""Titles and organs: line ends inside words, signatures that are not the issuer's."""

from __future__ import annotations

import pytest

from wenshu_lint.checks.organs import OrganMismatch, OrganTwice
from wenshu_lint.checks.titles import TitleBreak
from wenshu_lint.document import Document

BODY = "各学校：\n请认真做好准备。\n"


def divided(title):
    text = f"{title}\n{BODY}"
    return [f.words["word"] for f in TitleBreak().prepared().find(Document(text), ())]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("示例市人民政府关于加强安\n全生产工作的通知", ["安全"]),
        ("示例市人民政府关于\n加强安全生产工作的通知", []),
        ("示例市人民政府关于加强\n安全生产工作的通知", []),
        ("示例市人民政府关于加强安全生产工作的通知", []),
        ("示例市人民政府关于做好防汛\n、抗旱工作的通知", ["汛、"]),
        ("示例市人民政府关于加强校园安全和\n食品卫生工作的通知", []),
        ("示 例 市 人 民 政 府 关 于\n防 汛 工 作 的 通 知", []),
    ],
)
def test_a_title_is_broken_between_words(title, expected):
    """A line end inside a word, or before a mark, is flagged; letterspaced titles are not read."""
    assert divided(title) == expected


def signed(title, organ, head=""):
    text = f"{head}{title}\n{BODY}{organ}\n2024年3月5日\n"
    return [f.words["organ"] for f in OrganMismatch().prepared().find(Document(text), ())]


@pytest.mark.parametrize(
    ("title", "organ", "expected"),
    [
        ("示例市教育局关于防汛的通知", "示例市财政局", ["示例市教育局"]),
        ("示例市人民政府关于防汛的通知", "示例市人民政府办公室", ["示例市人民政府"]),
        ("示例市教育局关于防汛的通知", "示例市教育局", []),
        ("市教育局关于防汛的通知", "示例市教育局", []),
        ("示例市发展改革委关于防汛的通知", "示例市发展和改革委员会", []),
        ("示例市教育局关于防汛的通知", "平安县财政局", []),
        ("示例市教育局等三部门关于防汛的通知", "示例市财政局", []),
        ("关于防汛的通知", "示例市财政局", []),
        ("示例市教育局关于防汛的通知", "示例市教育局\n示例市财政局", []),
        ("示例市第一中学关于防汛的通知", "示例市第二中学", []),
    ],
)
def test_a_signature_names_the_issuer(title, organ, expected):
    """Only organs of one place with different last words count: short names are common."""
    assert signed(title, organ) == expected


def test_the_letterhead_answers_for_a_title_without_organ():
    """文件 is no part of the name."""
    head = "示例市教育局文件\n示教发〔2024〕5号\n"
    assert signed("关于防汛的通知", "示例市财政局", head) == ["示例市教育局"]
    assert signed("关于防汛的通知", "示例市教育局", head) == []
    assert OrganMismatch().words() == {"organ", "where"}


def test_nobody_gets_a_document_twice():
    """The addressee and the issuer need no copy; short words are not compared."""
    text = "关于防汛的通知\n市水利局，各学校：\n请认真做好准备。\n示例市教育局\n2024年3月5日\n抄送：{}。\n"
    check = OrganTwice().prepared()

    def found(copies):
        draft = text.format(copies)
        return [(f.span.of(draft), f.words["role"]) for f in check.find(Document(draft), ())]

    assert found("市水利局，市财政局") == [("市水利局", "主送机关")]
    assert found("示例市教育局") == [("示例市教育局", "发文机关")]
    assert found("市水利局机关党委") == []
    assert list(check.find(Document("关于防汛的通知\n抄送：市水利局。\n"), ())) == []
    assert check.words() == {"role"}
