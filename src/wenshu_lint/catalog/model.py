"""The shape of a rule file and of a pack file, for validation and for the JSON Schema."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

Script = Literal["Hans", "Hant"]
Norm = Literal["大陆", "台湾", "台湾公文"]
Strength = Literal["规定", "一般", "推荐", "可以", "实务"]
Gate = Literal["政治关", "政策法律关", "事实关", "结构和文字关", "文体格式关", "密级、发放范围、用印关"]
Place = Literal[
    "protected", "quotation", "book-title", "heading", "articles", "table", "code",
    "份号", "密级和保密期限", "紧急程度", "发文机关标志", "发文字号", "签发人", "标题", "主送机关", "正文",
    "附件说明", "发文机关署名", "成文日期", "附注", "附件", "抄送机关", "印发机关和印发日期", "页码",
]  # fmt: skip


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Listed = Annotated[tuple[str, ...], BeforeValidator(_listed, json_schema_input_type=str | tuple[str, ...])]


def _day(value: str) -> str:
    try:
        if datetime.date.fromisoformat(value).isoformat() == value:
            return value
    except ValueError:
        pass
    raise ValueError(f"应为 年-月-日，如 1996-06-01，不是 {value}")


Day = Annotated[str, AfterValidator(_day)]
"""``YYYY-MM-DD``, a day there was."""


class BasisModel(BaseModel):
    """What a rule rests on."""

    model_config = ConfigDict(extra="forbid")
    source: str = Field(min_length=2, description="标准、法规或资料名，如 GB/T 9704—2012")
    clause: Annotated[str, BeforeValidator(lambda v: str(v), json_schema_input_type=str | float)] = Field(
        "", description="条款号，如 7.2.5"
    )
    strength: Strength = Field(
        description="规定（应当、必须）· 一般 · 推荐 · 可以 · 实务（标准未写，办文惯例）"
    )


class ExampleModel(BaseModel):
    """A wrong text with what must be flagged, or an innocent text."""

    model_config = ConfigDict(extra="forbid")
    bad: str | None = None
    flag: Listed = Field((), description="依次应当被标出的字句，一处一项；缺失类问题写空串")
    good: str | None = None
    note: str = ""
    edge: bool = Field(False, description="处在边界上的无辜例")
    file: str = Field("example.txt", description="示例的文件名；用 .md 试 Markdown")


class RuleModel(BaseModel):
    """The keys every rule file shares; the rest are options of its kind of check."""

    model_config = ConfigDict(extra="allow")
    title: str = Field(min_length=2, description="规则的中文名，说出毛病")
    severity: Literal["error", "warning", "info"]
    check: str = Field(description="检查方式")
    message: str = Field(description="给用户看的话：哪里错、应写作什么；{match} 是标出的字句")
    hint: str = Field("", description="没有把握改时，怎么办")
    why: str = Field("", description="道理")
    basis: tuple[BasisModel, ...] = Field(min_length=1)
    gate: Gate | None = Field(None, description="六关之一；缺省随规则族")
    fix: Literal["safe", "unsafe", "display"] | None = None
    default: bool = Field(True, description="false 表示点名才查")
    mandatory: bool = False
    language: Literal["zh", "any"] = "zh"
    scripts: tuple[Script, ...] = ()
    genres: tuple[str, ...] = ()
    directions: tuple[Literal["上行", "平行", "下行"], ...] = ()
    within: tuple[Place, ...] = ()
    outside: tuple[Place, ...] = ("protected",)
    aliases: tuple[str, ...] = ()
    norm: Norm | Literal["通用"] | None = Field(
        None,
        description="照谁的规矩：大陆 · 台湾 · 台湾公文（有主旨、說明等段名的）· 通用；缺省随规则族",
    )
    since: Day = Field(
        "", description="依据自哪一天起施行，如 1996-06-01；日期更早的文稿不查，没有日期的照查"
    )
    examples: tuple[ExampleModel, ...] = Field(min_length=1)

    @property
    def options(self) -> dict[str, Any]:
        """The keys that belong to the kind of check."""
        return dict(self.model_extra or {})


class PackModel(BaseModel):
    """``pack.yml``: what a folder of rules is."""

    model_config = ConfigDict(extra="forbid")
    title: str
    gate: Gate
    norm: Norm | None = Field(None, description="这一族的规则照谁的规矩；不写则不论")
    description: str = ""
    licence: str = "Apache-2.0"
    source: str = ""


Level = Literal["error", "warning", "info"]


class ProfileModel(BaseModel):
    """A profile of ``profiles.yml``: which rules, levels and options suit a kind of document."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)
    title: str = Field(min_length=1, description="配置的中文名")
    description: str = Field("", description="适用于什么文稿，查什么、不查什么")
    extends: str = Field("", description="以哪个配置为底本；不写则从缺省规则起")
    aliases: Listed = Field((), description="别名，如拼音或繁体写法")
    norm: Literal["大陆", "台湾"] | None = Field(None, description="照谁的规矩；另一方的规则不查")
    select: Listed = Field((), description="另外再查的规则：规则名、规则族、六关之一、带 * 的式样")
    ignore: Listed = Field((), description="不查的规则")
    severity: dict[str, Level] = Field({}, description="改变级别，键同 select")
    at_most: dict[str, Level] = Field({}, alias="at-most", description="级别的上限，键同 select")
    options: dict[str, dict[str, Any]] = Field({}, description="规则名 → 检查方式的选项")
