"""Says in Chinese what the system and the libraries complain of in English."""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

_SYSTEM: Final = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径中有一级不是文件夹",
    errno.EEXIST: "已有这个文件",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "所在的磁盘只能读",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ELOOP: "链接绕成了圈",
    errno.EMFILE: "打开的文件太多",
    errno.EBUSY: "文件正被占用",
    errno.EADDRINUSE: "被占用",
    errno.EADDRNOTAVAIL: "不是本机的地址",
    errno.EIO: "磁盘读写出错",
    errno.EINVAL: "文件名不能用",
}
_TOML: Final = (
    ("Invalid value (at end of document)", "到末尾值还没有写完，等号后面不能空着，方括号、引号要成对"),
    ("Expected '=' after a key", "键的后面缺少等号"),
    ("Expected ']", "方括号不成对"),
    ("Expected newline", "值的后面还有多余的字；几个值要写成列表 [ … ]"),
    ("Invalid value", "等号后面不是值；文字要加英文引号"),
    ("Invalid statement", "这一行既不是“键 = 值”，也不是 [表名]；中文的键要加英文引号"),
    ("Invalid initial character for a key", "键里有不能用的字；中文的键要加英文引号"),
    ("Expected \"'", "引号不成对"),
    ("Unterminated string", "引号不成对"),
    ("Unclosed array", "方括号不成对"),
    ("Unclosed inline table", "花括号不成对"),
    ("Cannot overwrite a value", "键重复"),
    ("Duplicate inline table key", "键重复"),
    ("Cannot declare", "表重复"),
    ("Cannot redefine", "表重复"),
    ("Cannot mutate", "这个表已经写完，不能再添"),
    ("Illegal character", "有不能用的字符；一行文字要在同一行写完"),
    ("Found invalid character", "有不能用的字符"),
    ("Unescaped '\\'", "反斜杠的用法不对；路径请用单引号或 /"),
    ("Invalid hex value", "反斜杠的用法不对"),
    ("Escaped character", "反斜杠的用法不对"),
    ("Invalid date", "没有这个日期"),
)
_YAML: Final = (
    ("mapping values are not allowed", "冒号的位置不对；含冒号的文字要加引号，下一级要缩进"),
    ("could not find expected ':'", "缺少冒号，或冒号后面没有空格"),
    ("did not find expected ',' or ']'", "方括号不成对"),
    ("did not find expected ',' or '}'", "花括号不成对"),
    ("did not find expected '-' indicator", "缩进不齐，或列表里缺少短横"),
    ("did not find expected key", "缩进不齐，或引号后面还有多余的字"),
    ("did not find expected node content", "括号里缺少内容"),
    ("did not find expected <document start>", "开头的写法不对，或缩进不齐"),
    ("did not find expected comment or line break", "值的后面还有多余的字"),
    ("found unexpected end of stream", "引号不成对"),
    ("found unexpected document indicator", "引号不成对"),
    ("found character that cannot start any token", "文字以特殊字符或制表符开头，请加引号、用空格缩进"),
    ("found a tab character", "请用空格缩进，不用制表符"),
    ("found unknown escape character", "双引号里的反斜杠用法不对，请改用单引号"),
    ("found undefined alias", "以 * 开头的文字要加引号"),
    ("block sequence entries are not allowed", "短横的位置不对；列表要另起一行"),
    ("control characters are not allowed", "有不能用的控制字符"),
)
_REGEX: Final = (
    ("unterminated character set", "方括号不成对"),
    ("bad character range", "方括号里的范围前后颠倒"),
    ("missing ), unterminated", "圆括号不成对"),
    ("unbalanced parenthesis", "圆括号不成对"),
    ("missing )", "圆括号不成对"),
    ("nothing to repeat", "* + ? 的前面没有可以重复的内容"),
    ("multiple repeat", "* + ? 连用了"),
    ("min repeat greater", "重复次数前大后小"),
    ("bad escape", "反斜杠后面的字母没有意义"),
    ("incomplete escape", "反斜杠后面不全"),
    ("look-behind requires", "(?<=…)、(?<!…) 里的长短不固定"),
    ("redefinition of group name", "组名重复"),
    ("unknown group name", "没有这个组名"),
    ("invalid group reference", "没有这个编号的组"),
    ("cannot refer to", "组还没有写完就引用了"),
    ("bad character in group name", "组名里有不能用的字"),
    ("missing group name", "缺少组名"),
    ("unknown extension", "(? 后面的写法不认得"),
    ("unexpected end of pattern", "写到一半就完了"),
)
_VALUES: Final = {
    "missing": "缺少这个键",
    "missing_argument": "缺少这个键",
    "string": "应为一段文字",
    "bool": "应为 true 或 false",
    "int": "应为整数",
    "float": "应为数",
    "decimal": "应为数",
    "tuple": "应为一个列表",
    "list": "应为一个列表",
    "set": "应为一个列表",
    "frozen": "应为一个列表",
    "dict": "应为一个表",
    "model": "应为一个表",
    "mapping": "应为一个表",
    "named": "应为一个表",
    "none": "应当不写",
}
_SIZES: Final = {"min_length": "至少要有 {0} 项或 {0} 个字", "max_length": "至多 {0} 项或 {0} 个字"}
_QUOTED: Final = re.compile(r"'([^']*)'")


def of_system(error: OSError | UnicodeError) -> str:
    """Return why a file cannot be read or written."""
    if isinstance(error, UnicodeError):
        return "不是 UTF-8 编码"
    return _SYSTEM.get(error.errno or 0, f"系统不允许（错误号 {error.errno}）")


def of_toml(error: ValueError) -> str:
    """Return what is wrong with a TOML file; the line is for the caller to say."""
    return _said(_TOML, str(error))


def of_yaml(problem: str | None) -> str:
    """Return what is wrong with a YAML file."""
    return _said(_YAML, problem or "")


def of_pattern(error: Exception) -> str:
    """Return what is wrong with a regular expression, and at which character of it."""
    place = getattr(error, "pos", None)
    words = _said(_REGEX, str(error))
    return words if place is None else f"{words}（第 {place + 1} 个字符）"


def of_value(problem: Mapping[str, Any]) -> str:
    """Return what pydantic found wrong with a value; ``problem`` is one of its errors."""
    kind, context = problem["type"], problem.get("ctx", {})
    now = "" if kind.startswith("missing") else f"，不是 {shown(problem.get('input'))}"
    if kind == "literal_error":
        return f"应为 {listed(_QUOTED.findall(context['expected']))} 之一{now}"
    for key, words in _SIZES.items():
        if key in context:
            return words.format(context[key]) + now
    if kind == "value_error":
        return str(context["error"])
    return _VALUES.get(kind, _VALUES.get(kind.partition("_")[0], "值不合适")) + now


def listed(words: Iterable[str]) -> str:
    """Return words in a row; each in quotation marks where one holds the mark that parts them."""
    said = list(words)
    return "".join(f"“{word}”" for word in said) if any("、" in word for word in said) else "、".join(said)


def _said(table: tuple[tuple[str, str], ...], message: str) -> str:
    return next((words for known, words in table if known in message), "写法有误")


def shown(value: Any) -> str:
    """Return a value as it is written in a file, cut where it is long."""
    return f"{json.dumps(value, ensure_ascii=False, default=str):.60}"
