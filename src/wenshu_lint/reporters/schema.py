"""What the reports for programs look like: the JSON Schemas of a finding, a report and a list of rules."""

from __future__ import annotations

from typing import Any, Final

from ..diagnostic import Applicability, Severity
from ..rule import GATES

_Json = dict[str, Any]

_LEVELS: Final = [severity.label for severity in sorted(Severity, reverse=True)]
_TRUST: Final = [trust.label for trust in sorted(Applicability, reverse=True)]


def _object(about: str, /, **properties: _Json) -> _Json:
    """Return the schema of an object that always has every key; further keys may come."""
    return {
        "type": "object",
        "description": about,
        "required": list(properties),
        "properties": properties,
    }


def _text(about: str) -> _Json:
    return {"type": "string", "description": about}


def _count(about: str, least: int = 0) -> _Json:
    return {"type": "integer", "minimum": least, "description": about}


def _or_null(shape: _Json) -> _Json:
    return {**shape, "type": [shape["type"], "null"]}


def _position(about: str) -> _Json:
    return _object(about, row=_count("行，从 1 起", 1), column=_count("列，从 1 起，按字（码点）计", 1))


_BASIS: Final = {"type": "array", "items": {"type": "string"}, "description": "依据，各带强度"}
_EDIT: Final = _object(
    "一处修改",
    content=_text("改成的文字；空串表示删去"),
    location=_position("从哪里起"),
    end_location=_position("到哪里止，不含在内"),
)
_FIX: Final = _object(
    "怎样改",
    applicability={
        "enum": _TRUST,
        "description": "safe：--fix 就改；unsafe：改后须核对；display：供参考，须人工修改",
    },
    message=_text("改法，一句话"),
    edits={"type": "array", "items": _EDIT, "description": "各处修改，互不重叠"},
)
_CELL: Final = _object(
    "Word 表格里的第几格",
    table=_count("第几个表格，从 0 起"),
    row=_count("第几行，从 0 起"),
    column=_count("第几列，从 0 起；合并的单元格按所占的列数计"),
)


def finding() -> _Json:
    """Return the schema of a line of a ``jsonl`` report, which is an item of a ``json`` report."""
    return _object(
        "一个问题",
        cell={"type": "null", "description": "总是 null，只为与 ruff 的形状一致"},
        code=_text("规则名，如 numbering/gap"),
        name=_text("规则的中文名"),
        severity={"enum": _LEVELS, "description": "级别"},
        message=_text("哪里错；--redact 时是规则的中文名"),
        filename=_text("文稿的路径，照命令行所写"),
        location=_position("从哪里起"),
        end_location=_position("到哪里止，不含在内"),
        offset=_count("从全文第几个字（码点）起，从 0 数"),
        end_offset=_count("到第几个字止，不含在内"),
        part=_or_null(_text("Word 文稿里的部件，如 word/document.xml")),
        paragraph=_or_null(_count("部件里的第几段，从 0 起")),
        run=_or_null(_count("段里的第几个文字块，从 0 起")),
        table_cell=_or_null(_CELL),
        family=_text("规则族"),
        gate=_text(f"六关之一：{'；'.join(GATES)}"),
        basis=_BASIS,
        hint=_text("没有把握改时怎么办；可以为空"),
        fix=_or_null(_FIX),
        url=_text("这条规则的页面，相对于本项目"),
    )


def report() -> _Json:
    """Return the schema of a ``json`` report."""
    return {"type": "array", "items": finding(), "description": "全部问题，先按文件，再按位置、规则"}


def rule_list() -> _Json:
    """Return the schema of what ``rules --format json`` writes."""
    return {
        "type": "array",
        "description": "规则，按名称排列",
        "items": _object(
            "一条规则",
            code=_text("规则名"),
            name=_text("规则的中文名"),
            family=_text("规则族"),
            gate=_text(f"六关之一：{'；'.join(GATES)}"),
            severity={"enum": _LEVELS, "description": "现有配置下的级别"},
            fix={"enum": [*_TRUST, None], "description": "能不能自动修改，有几分把握；null 表示不能"},
            default={"type": "boolean", "description": "缺省是否检查；false 表示点名才查"},
            enabled={"type": "boolean", "description": "现有配置下是否检查"},
            mandatory={"type": "boolean", "description": "关系保密，不能关闭、不能放过"},
            since=_or_null(_text("所依标准的施行日期；写明日期早于此的文稿不查")),
            genres={"type": "array", "items": {"type": "string"}, "description": "只查这些文种；空表示不限"},
            aliases={"type": "array", "items": {"type": "string"}, "description": "用过的旧名"},
            basis=_BASIS,
            url=_text("这条规则的页面，相对于本项目"),
        ),
    }
