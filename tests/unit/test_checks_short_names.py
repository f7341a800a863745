"""Short names, and articles in digits."""

from __future__ import annotations

import pytest

from wenshu_lint.checks.citations import ArticleDigits, OneNumberTwoTitles
from wenshu_lint.checks.short_names import ShortNames

from .checking import findings, flagged


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《示例条例一》（以下简称《条例》）施行。", ["条例"]),
        ("《示例条例一》（以下简称《条例》）施行，《条例》有效。", []),
        ("示例市数据管理中心（以下简称“中心”）负责。", ["中心"]),
        ("示例市数据管理中心（以下简称中心）负责，中心承担。", []),
        ("“示例市数据管理中心（以下简称中心）负责。”", []),
        ("以下简称本市。", []),
    ],
)
def test_short_names_that_are_never_used(text: str, expected: list[str]) -> None:
    """A title's short name counts as used with its marks; quotations are left alone."""
    assert flagged(ShortNames("unused"), text + "\n各单位要抓好落实。" * 3) == expected


@pytest.mark.parametrize(
    ("fault", "text", "expected"),
    [
        (
            "two-names",
            "《示例甲条例》（以下简称《条例》）、《示例甲条例》（示发〔2024〕1号，以下简称《甲条例》）",
            ["甲条例"],
        ),
        ("two-names", "由示例市数据管理中心（以下简称甲）。对示例市数据管理中心（以下简称乙）", ["乙"]),
        ("two-names", "市教育局（以下简称甲）和市教育局（以下简称乙）", []),
        ("two-names", "《示例甲条例》（以下简称《条例》）、《示例甲条例》（以下简称《条例》）", []),
        ("two-meanings", "《示例甲条例》（以下简称《条例》）、《示例乙条例》（以下简称《条例》）", ["条例"]),
        ("two-meanings", "示例市数据管理中心（以下简称中心）、示例市档案管理中心（以下简称中心）", []),
        ("again", "《示例甲条例》（以下简称《条例》）、《示例甲条例》（以下简称《条例》）", ["条例"]),
        ("again", "《示例甲条例》（以下简称《条例》）、《示例甲条例》（以下简称《甲条例》）", []),
        ("early", "学习《条例》。《示例甲条例》（以下简称《条例》）", ["《条例》"]),
        ("early", "学习条例。示例市数据管理中心（以下简称中心）", []),
        ("quoted", "“条例”。《示例甲条例》（以下简称《条例》）。用好“条例”。", ["“条例”"]),
        ("quoted", "示例市数据管理中心（以下简称“中心”）。“中心”", []),
    ],
)
def test_short_names_that_clash(fault: str, text: str, expected: list[str]) -> None:
    """Two short names of one, one for two, the same again; titles used too early or in quotation marks."""
    assert flagged(ShortNames(fault), text) == expected


def test_the_fault_is_checked() -> None:
    """Another fault is a mistake of the rule."""
    with pytest.raises(ValueError, match="fault"):
        ShortNames("other").prepared()
    assert ShortNames("unused").prepared()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《示例条例》第5条", [("第5条", "第五条")]),
        ("《示例法》第12条第2款第（3）项", [("第12条第2款第（3）项", "第十二条第二款第（三）项")]),
        ("《示例法》第五条，《示例》第5条，《示例法》第5章", []),
    ],
)
def test_articles_in_digits(text: str, expected: list[tuple[str, str]]) -> None:
    """The whole reference is written in Chinese."""
    assert [(f.span.of(text), f.replacement or "") for f in findings(ArticleDigits(), text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《甲办法一》（示发〔2024〕3号）、《乙办法二》（示发〔2024〕3号）", ["示发〔2024〕3号"]),
        ("《甲办法一》（示发〔2024〕3号）、《关于印发甲办法一的通知》（示发〔2024〕3号）", []),
        ("《甲办法一》（示发〔2024〕3号）、《乙办法二》（示办〔2024〕3号）", []),
        ("《甲办法一》（示发〔2024〕3号）、示发〔2024〕3号，见上", []),
    ],
)
def test_a_number_belongs_to_one_title(text: str, expected: list[str]) -> None:
    """A number behind two titles is flagged, unless one title is part of the other."""
    assert flagged(OneNumberTwoTitles(), text) == expected
