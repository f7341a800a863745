"""What the service answers, as values: findings in the shape of the JSON report, and what else is known."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

Severity = Literal["error", "warning", "info"]
Trust = Literal["safe", "unsafe", "display"]
Offset = Annotated[int, Field(ge=0, description="全文从 0 起按字（码点）计")]
EndOffset = Annotated[int, Field(ge=0, description="同上，止处不含在内")]


class Position(BaseModel):
    """A place as people count it."""

    row: Annotated[int, Field(ge=1, description="行，从 1 起")]
    column: Annotated[int, Field(ge=1, description="列，从 1 起，按字（码点）计")]


class Edit(BaseModel):
    """One replacement; an empty span inserts."""

    content: Annotated[str, Field(description="改成的字句")]
    location: Position
    end_location: Position
    offset: Offset
    end_offset: EndOffset


class Fix(BaseModel):
    """Edits that are made together or not at all."""

    applicability: Annotated[Trust, Field(description="safe 有把握；unsafe 改后须核对；display 只供参考")]
    message: str
    edits: list[Edit]


class TableCell(BaseModel):
    """A cell of a Word table."""

    table: Annotated[int, Field(description="第几个表格，从 0 起")]
    row: int
    column: int


class Finding(BaseModel):
    """One finding, with the keys of the JSON report and an ``id`` by which it can be mended."""

    id: Annotated[str, Field(description="在这一稿里的名字：规则名@起-止", examples=["numbering/gap@14-16"])]
    cell: Annotated[None, Field(description="总是 null")] = None
    code: Annotated[str, Field(description="规则名", examples=["numbering/gap"])]
    name: Annotated[str, Field(description="规则的中文名", examples=["序号缺号"])]
    severity: Severity
    message: Annotated[str, Field(description="哪里错")]
    filename: str
    location: Position
    end_location: Position
    offset: Offset
    end_offset: EndOffset
    part: Annotated[str | None, Field(description="Word 文稿里的部件；其他文稿为 null")]
    paragraph: Annotated[int | None, Field(description="Word 文稿里的段落，从 0 起")]
    run: Annotated[int | None, Field(description="Word 文稿里的文字块，从 0 起")]
    table_cell: TableCell | None
    family: Annotated[str, Field(description="规则族", examples=["numbering"])]
    family_title: Annotated[str, Field(description="规则族的中文名", examples=["序号"])]
    gate: Annotated[str, Field(description="六关之一", examples=["结构和文字关"])]
    basis: Annotated[list[str], Field(description="依据，各带强度")]
    hint: Annotated[str, Field(description="没有把握改时怎么办")]
    fix: Fix | None
    url: Annotated[str, Field(description="这条规则的页面，相对于本项目")]


class Notice(BaseModel):
    """What the reader has to say of the file."""

    code: str
    message: str
    serious: Annotated[bool, Field(description="true 表示可能有文字没有查到")]


class Remark(BaseModel):
    """A rule that was not checked or broke down, and why."""

    rule: str
    reason: str


class Element(BaseModel):
    """An element of GB/T 9704—2012 that was recognised."""

    role: Annotated[str, Field(examples=["标题"])]
    words: Annotated[str, Field(description="写成一行，过长的截断；正文、附件只说长短，为空")]
    characters: Annotated[int, Field(description="字数，不计空白")]
    offset: Offset
    end_offset: EndOffset


class DocumentPart(BaseModel):
    """One document inside the file."""

    kind: Annotated[Literal["main", "attachment", "compiled"], Field(description="正文、附件、汇编的一件")]
    number: Annotated[int, Field(description="附件2 为 2；没有编号为 0")]
    offset: Offset
    end_offset: EndOffset


class Recognised(BaseModel):
    """What was recognised of the draft; what is not certain is left out."""

    genre: Annotated[str, Field(description="文种；认不出为空", examples=["通知"])]
    direction: Annotated[str, Field(description="上行、平行、下行；认不出为空")]
    secrecy: Annotated[str, Field(description="密级和保密期限；没有认出为空", examples=["秘密★1年"])]
    issued: Annotated[str, Field(description="成文日期，年-月-日；认不出为空", examples=["2025-09-01"])]
    dates: Annotated[list[str], Field(description="文中的日期，各列一次")]
    attachments: Annotated[list[str], Field(description="文后各附件的首行")]
    characters: Annotated[int, Field(description="字数，不计空白")]
    elements: list[Element]
    parts: list[DocumentPart]


class GateResult(BaseModel):
    """How one of the six gates was watched."""

    gate: Annotated[str, Field(examples=["结构和文字关"])]
    state: Annotated[
        Literal["open", "hint", "clean", "idle"],
        Field(description="open 有待修改；hint 只有提示；clean 未发现问题；idle 未查或只查了部分"),
    ]
    verdict: Annotated[str, Field(description="结果，一句话", examples=["有待修改 2 处，提示 1 处"])]
    findings: Annotated[int, Field(description="这一关的问题有几处")]
    rules: Annotated[int, Field(description="选用的规则有几条")]
    unchecked: Annotated[int, Field(description="其中有几条没能查")]
    limit: Annotated[str, Field(description="机器查不了、须由人核的")]


class Counts(BaseModel):
    """How many findings of each severity."""

    error: int = 0
    warning: int = 0
    info: int = 0


class Block(BaseModel):
    """A paragraph of the text that was read."""

    offset: Offset
    end_offset: EndOffset
    kind: Annotated[str, Field(description="paragraph、cell、header、footer、note、comment、code、heading")]
    label: Annotated[str, Field(description="Word 自动编号显示的样子，不在全文里")] = ""
    role: Annotated[str, Field(description="所属的公文要素；认不出为空")] = ""
    level: Annotated[int | None, Field(description="标题的级别：1 为 一、 2 为 （一）；不是标题为 null")] = (
        None
    )
    heading_end: Annotated[int | None, Field(description="标题的文字到哪里为止")] = None
    table_cell: TableCell | None = None


class Text(BaseModel):
    """The text that was read, and its paragraphs."""

    text: str
    kind: Literal["text", "markdown", "word"]
    encoding: Annotated[str, Field(description="原文件的编码；Word 文稿为空")]
    blocks: list[Block]


class Checked(BaseModel):
    """Everything a check says about one draft."""

    filename: str
    profile: Annotated[str, Field(description="所用的文种配置", examples=["公文"])]
    digest: Annotated[str, Field(description="文稿的 SHA-256，十六进制")]
    counts: Counts
    findings: Annotated[list[Finding], Field(description="按在文中的先后")]
    notices: list[Notice]
    skipped: Annotated[list[Remark], Field(description="不适用于这份文稿的规则")]
    failures: Annotated[list[Remark], Field(description="检查时出错的规则；别的规则照查")]
    suppressed: Annotated[int, Field(description="免检标记放过了几处")]
    recognised: Recognised
    gates: list[GateResult]
    document: Annotated[Text | None, Field(description="要求时才有")] = None


class Repaired(BaseModel):
    """A repaired draft and what remains to be said of it."""

    text: Annotated[str, Field(description="改后的全文")]
    count: Annotated[int, Field(description="改了几处")]
    check: Annotated[Checked, Field(description="改后再查的结果")]


class RuleBrief(BaseModel):
    """A rule on one line."""

    id: Annotated[str, Field(examples=["numbering/gap"])]
    title: Annotated[str, Field(examples=["序号缺号"])]
    severity: Severity
    family: str
    family_title: str
    gate: str
    runs: Annotated[bool, Field(description="按本服务的配置查不查")]
    fix: Annotated[Trust | None, Field(description="最多能改到什么程度；null 不能自动改")]
    basis: list[str]


class Rules(BaseModel):
    """The rules there are."""

    rules: list[RuleBrief]


class Example(BaseModel):
    """A wrong text with what is flagged in it, or an innocent one."""

    bad: str | None
    flag: Annotated[list[str], Field(description="误例中标出的字句")]
    good: Annotated[str | None, Field(description="误例改好的样子，或者没有错的例子")]
    note: str


class RulePage(RuleBrief):
    """Everything there is to read about a rule."""

    message: Annotated[str, Field(description="提示语；花括号里的由文稿的字句填入")]
    hint: str
    why: Annotated[str, Field(description="道理")]
    limits: Annotated[list[str], Field(description="只查哪些文稿、哪些地方；空为都查")]
    examples: list[Example]


class ProfileBrief(BaseModel):
    """A profile on one line."""

    name: str
    title: str
    description: str


class Limits(BaseModel):
    """What the service takes at most."""

    bytes: Annotated[int, Field(description="一次请求的大小，字节")]
    seconds: Annotated[float, Field(description="一次检查的时间，秒")]
    checks: Annotated[int, Field(description="同时检查几份")]


class About(BaseModel):
    """The service, what it knows and what it takes."""

    version: str
    profile: Annotated[str, Field(description="缺省的文种配置")]
    profiles: list[ProfileBrief]
    gates: Annotated[list[str], Field(description="六关，依次")]
    families: Annotated[dict[str, str], Field(description="规则族和它的中文名")]
    rules: Annotated[int, Field(description="按本服务的配置，查用的规则有几条")]
    suffixes: Annotated[list[str], Field(description="能读的文件后缀")]
    limits: Limits


class Health(BaseModel):
    """Whether the service works."""

    status: Literal["ok"] = "ok"
    version: str


class Problem(BaseModel):
    """What went wrong, as RFC 9457 has it."""

    type: Annotated[str, Field(examples=["urn:wenshu-lint:problem:too-large"])]
    title: Annotated[str, Field(description="出了什么事", examples=["文稿太大"])]
    status: Annotated[int, Field(examples=[413])]
    detail: Annotated[str, Field(description="怎么办")]
