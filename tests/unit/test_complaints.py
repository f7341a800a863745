"""What the system and the libraries say, in Chinese."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from wenshu_lint.catalog.yaml_source import YamlFile
from wenshu_lint.checks.lexical import Row
from wenshu_lint.complaints import of_pattern, of_system, of_toml, of_value
from wenshu_lint.rule import RuleError

ENGLISH = re.compile("[A-Za-z]{5}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a = ", "到末尾值还没有写完，等号后面不能空着，方括号、引号要成对"),
        ("a = [\n", "到末尾值还没有写完，等号后面不能空着，方括号、引号要成对"),
        ("a =\n", "等号后面不是值；文字要加英文引号"),
        ("a = 通知", "等号后面不是值；文字要加英文引号"),
        ("a", "键的后面缺少等号"),
        ("a = 'b", "引号不成对"),
        ('a = "b\n"', "有不能用的字符；一行文字要在同一行写完"),
        ("a = '''b", "引号不成对"),
        ("a = [1", "方括号不成对"),
        ("a = {b = 1", "花括号不成对"),
        ("[a", "方括号不成对"),
        ("a = 1\na = 2", "键重复"),
        ("[a]\n[a]", "表重复"),
        ("a = 1 2", "值的后面还有多余的字；几个值要写成列表 [ … ]"),
        ("规则 = 1", "这一行既不是“键 = 值”，也不是 [表名]；中文的键要加英文引号"),
        ("a = 'b', 'c'", "值的后面还有多余的字；几个值要写成列表 [ … ]"),
        ('a = "C:\\文稿"', "反斜杠的用法不对；路径请用单引号或 /"),
        ("a = 2024-02-30", "没有这个日期"),
    ],
)
def test_toml(text: str, told: str) -> None:
    """Each of the faults that people make has words of its own."""
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    assert of_toml(caught.value) == told
    assert not ENGLISH.search(of_toml(caught.value))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: b: c", "冒号的位置不对"),
        ("a: [b", "方括号不成对"),
        ("a: {b: c", "花括号不成对"),
        ("a: 'b", "引号不成对"),
        ("a: 1\n\tb: 2", "制表符"),
        ("a: @b", "特殊字符"),
        ("a: *b", "以 * 开头的文字要加引号"),
        ('a: "b" c', "缩进不齐，或引号后面还有多余的字"),
        ("a:\n  - b\n c: d", "缩进不齐"),
        ('a: "\\文"', "双引号里的反斜杠"),
        ("a\nb: c", "冒号"),
        ("a: - b", "短横的位置不对"),
    ],
)
def test_yaml(tmp_path: Path, text: str, told: str) -> None:
    """The parser written in C and the one written in Python say nearly the same."""
    with pytest.raises(RuleError) as caught:
        YamlFile(tmp_path / "a.yml", text)
    assert told in caught.value.problem
    assert not ENGLISH.search(caught.value.problem)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("[甲", "方括号不成对（第 1 个字符）"),
        ("甲(乙", "圆括号不成对（第 2 个字符）"),
        ("甲)", "圆括号不成对（第 2 个字符）"),
        ("*甲", "* + ? 的前面没有可以重复的内容（第 1 个字符）"),
        (r"\甲\y", "反斜杠后面的字母没有意义（第 3 个字符）"),
        ("(?<=甲+)乙", "(?<=…)、(?<!…) 里的长短不固定"),
        ("(?P<a>甲)(?P<a>乙)", "组名重复（第 13 个字符）"),
        ("(?!<甲", "圆括号不成对（第 1 个字符）"),
    ],
)
def test_expressions(source: str, told: str) -> None:
    """With the place, counted from 1."""
    with pytest.raises(re.error) as caught:
        re.compile(source)
    assert of_pattern(caught.value) == told


@pytest.mark.parametrize(
    ("model", "value", "told"),
    [
        (bool, "perhaps", '应为 true 或 false，不是 "perhaps"'),
        (int, "十", '应为整数，不是 "十"'),
        (int, 1.5, "应为整数，不是 1.5"),
        (float, None, "应为数，不是 null"),
        (str, True, "应为一段文字，不是 true"),
        (tuple[str, ...], "甲", '应为一个列表，不是 "甲"'),
        (dict[str, str], ["甲"], '应为一个表，不是 ["甲"]'),
        (Row, 1, "应为一个表，不是 1"),
        (complex, "甲", '值不合适，不是 "甲"'),
    ],
)
def test_values(model: type, value: object, told: str) -> None:
    """What was expected, and what stands there as a file has it."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(model).validate_python(value)
    assert of_value(caught.value.errors()[0]) == told  # type: ignore[arg-type]


def test_the_system() -> None:
    """Known numbers in words, others by number; text that is none."""
    assert of_system(FileNotFoundError(2, os.strerror(2))) == "没有这个文件或文件夹"
    assert of_system(OSError(999, "Odd")) == "系统不允许（错误号 999）"
    assert of_system(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid")) == "不是 UTF-8 编码"
