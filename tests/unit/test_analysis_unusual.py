"""What a draft has besides the usual characters."""

from __future__ import annotations

import pytest

from wenshu_lint.analysis.unusual import unusual
from wenshu_lint.document import Document


def test_an_ordinary_draft_has_nothing_unusual() -> None:
    """Han, ASCII and Chinese marks are usual, so that most rules about code points need not look."""
    assert unusual("　　一、各单位要认真落实（试行），“完成率”达98.5%。\r\n") == frozenset()


@pytest.mark.parametrize("char", ["\u200b", "\ue5f9", "⼀", "\uf90a", "Ａ", "\x08", "\u00a0", "ロ", "𠀀"])
def test_odd_characters_are_gathered(char: str) -> None:
    """What needs a closer look is in the set, once."""
    assert unusual(f"各单位{char}要{char}落实。") == {char}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("电话13800138000。", ["13800138000"]),
        ("号码138 0013 8000", ["138 0013 8000"]),
        ("号码110105-19491231-002X。", ["110105-19491231-002X"]),
        ("全角１３８００１３８０００。", ["１３８００１３８０００"]),
        ("金额123456789元", []),
        ("1  2  3  4  5  6  7  8  9  0  1", []),
    ],
)
def test_long_numbers(text: str, expected: list[str]) -> None:
    """Ten digits make a long number; one blank or hyphen may stand between two of them."""
    assert [span.of(text) for span in Document(text).long_numbers] == expected
