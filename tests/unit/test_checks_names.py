"""Names that have changed: when they count and when the text speaks of the past."""

from __future__ import annotations

import pytest

from wenshu_lint.checks.lexical import Row
from wenshu_lint.checks.names import LawNames, LawTitles, Names

from .checking import findings, flagged

BODIES = Names(
    rows=(
        Row("农业部", "农业农村部", since="2018-04-03"),
        Row("国土资源部", "自然资源部", since="2018-04-10"),
    ),
    lone=("农业部",),
    not_before=("门",),
    unless=("摘帽",),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按照国土资源部要求办理。", ["国土资源部"]),
        ("报农业部批准，农业部同意。", ["农业部", "农业部"]),
        ("国务院农业部", ["农业部"]),
        ("农业部门和公司农业部", []),
        ("原国土资源部、农业部的标准", []),
        ("将国土资源部的职责划归新的部门", []),
        ("国土资源部（现自然资源部）", []),
        ("国土资源部令第3号", []),
        ("美国农业部、乌兹别克斯坦农业部、台湾农业部", []),
        ("2016年，国土资源部印发规划。", []),
        ("2019年，国土资源部印发规划。", ["国土资源部"]),
        ("国土资源部已经撤销。", []),
        ("贫困县摘帽，国土资源部支持。", []),
        ("组建专班，取消收费。请国土资源部支持。推动机构改革。", ["国土资源部"]),
        ("机构改革以来，国土资源部的职责不变。", []),
    ],
)
def test_when_an_old_name_counts(text: str, expected: list[str]) -> None:
    """It is innocent beside 原, a year before the change, a foreign country, or its own end."""
    assert flagged(BODIES, text) == expected


LAWS = LawNames(rows=(Row("合同法", "民法典", since="2021-01-01"), Row("信访条例", "信访工作条例")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《中华人民共和国合同法》", ["中华人民共和国合同法"]),
        ("《合同法》《信访条例》", ["合同法", "信访条例"]),
        ("《信访条例（修订）》", ["信访条例"]),
        ("依照合同法第三条的规定", ["合同法"]),
        ("违反中华人民共和国合同法的规定", ["中华人民共和国合同法"]),
        ("《劳动合同法》和《示例省信访条例》", []),
        ("学习合同法律知识，合同法定解除", []),
        ("原《合同法》规定", []),
        ("《合同法》同时废止。", []),
        ("取消收费。依照《合同法》的规定处理。", ["合同法"]),
        ("按照合同法和信访条例的规定", ["合同法", "信访条例"]),
        ("按照《示例法》和合同法的规定", ["合同法"]),
        ("按照方案和合同法律文书办理", []),
        ("普法包括合同法和信访条例", []),
        ("2019年依照《合同法》判决", []),
    ],
)
def test_when_an_old_law_counts(text: str, expected: list[str]) -> None:
    """A whole title, or a citation in running text, and nothing that looks back."""
    assert flagged(LAWS, text) == expected


def test_titles_that_do_not_exist() -> None:
    """Only where the name is all that stands between the marks."""
    check = LawTitles(
        rows=(Row("未成年保护法", "未成年人保护法"), Row("环保法", "环境保护法", since="2030-01-01"))
    )
    text = "《中华人民共和国未成年保护法》《示例市未成年保护法》未成年保护法。《未成年保护法》"
    assert flagged(check, text) == ["未成年保护法", "未成年保护法"]
    assert findings(check, text)[0].replacement == "未成年人保护法"
    assert flagged(check, "2019年、2020年、2021年，学习《环保法》。") == []
