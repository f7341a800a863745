"""Numbers of headings where Word numbers them by itself."""

from __future__ import annotations

from wenshu_lint.checks.heading_sequence import DoubledNumber, HeadingLevels, HeadingSequence
from wenshu_lint.document import Document
from wenshu_lint.nodes import Block
from wenshu_lint.span import Span


def numbered(*paragraphs: tuple[str, str], is_word: bool = True) -> Document:
    """Make a document of paragraphs, each an automatic number and its words."""
    text = "\n".join(words for _, words in paragraphs)
    blocks, start = [], 0
    for label, words in paragraphs:
        blocks.append(Block(Span(start, start + len(words)), label=label))
        start += len(words) + 1
    return Document(text, blocks=blocks, is_word=is_word)


def test_a_typed_number_beside_an_automatic_one_is_doubled() -> None:
    """Two numbers of one level would be printed; a figure or a deeper number is none of them."""
    document = numbered(
        ("一、", "总体要求"),
        ("二、", "二、主要任务"),
        ("", "三、保障措施"),
        ("1.", "1.5亿元"),
        ("1.", "（1）采购"),
        ("•", "一、甲"),
    )
    found = list(DoubledNumber().find(document, ()))
    assert [(f.span.of(document.text), f.words["label"], f.replacement) for f in found] == [
        ("二、", "二、", "")
    ]


def test_only_a_word_document_has_automatic_numbers() -> None:
    """What another reader calls a label is left alone."""
    document = numbered(("二、", "二、主要任务"), is_word=False)
    assert list(DoubledNumber().find(document, ())) == []


def test_an_automatic_number_is_quoted_as_it_is_shown() -> None:
    """The number stands outside the text, so the finding brings its words along."""
    document = numbered(("一、", "总体要求"), ("二、", "主要任务"), ("二、", "保障措施"))
    (repeat,) = HeadingSequence(faults=("repeat",)).find(document, ())
    assert (repeat.words["match"], repeat.words["expected"]) == ("二、", "三、")
    document = numbered(("一、", "总体要求"), ("（1）", "采购"))
    (skipped,) = HeadingLevels("skipped").find(document, ())
    assert (skipped.words["match"], skipped.words["above"]) == ("（1）", "一、")
