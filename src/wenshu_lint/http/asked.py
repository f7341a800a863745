"""What a client may ask, as values that are checked before anything is done with them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

Selectors = Annotated[
    list[Annotated[str, Field(min_length=1, max_length=200)]],
    Field(max_length=1000, description="规则名、规则族、六关之一、式样（如 punctuation/*）或 ALL"),
]
FileName = Annotated[
    str,
    Field(max_length=255, description="文件名，据以决定怎样读：.md 按 Markdown 读；只用最后一段，不读写磁盘"),
]


def _whole(text: str) -> str:
    """Refuse half a character of UTF-16: no answer could repeat it."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"第 {error.start + 1} 个字不是完整的字符") from None
    return text


_DRAFT = "各单位要做好准备,按期完成。\n"


class Choices(BaseModel):
    """Which rules to run; laid over the configuration of the service, as options of the command line are."""

    model_config = ConfigDict(extra="forbid")

    profile: Annotated[
        str | None,
        Field(max_length=200, description="文种配置，如 通知；可并用，逗号分隔", examples=["通知"]),
    ] = None
    select: Annotated[Selectors | None, Field(description="只查这些规则")] = None
    extend_select: Annotated[Selectors | None, Field(description="另外再查这些规则")] = None
    ignore: Annotated[Selectors | None, Field(description="不查这些规则")] = None

    def given(self) -> tuple[tuple[str, Any], ...]:
        """Return what was chosen, as :func:`~..config.load_config` takes it; can be hashed."""
        said = {name: getattr(self, name) for name in Choices.model_fields}
        return tuple(
            (name, tuple(value) if isinstance(value, list) else value)
            for name, value in said.items()
            if value is not None
        )


class Annotation(Choices):
    """How to write findings into a copy of a Word file."""

    revise: Annotated[bool, Field(description="有把握的修改写成修订，可逐处接受或拒绝")] = True


class Draft(Choices):
    """A draft that was typed or pasted."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"text": _DRAFT, "filename": "通知.txt"}]}
    )

    text: Annotated[str, AfterValidator(_whole), Field(description="文稿全文；位置都按其中的字（码点）计")]
    filename: FileName = ""
    document: Annotated[bool, Field(description="是否连同读出的全文和分段一并返回")] = False


class Repair(Draft):
    """A draft with the fixes to make in it; without a choice of fixes all that may be trusted are made."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"text": _DRAFT}, {"text": _DRAFT, "rules": ["punctuation/half-width"]}]
        },
    )

    trust: Annotated[
        Literal["safe", "unsafe"], Field(description="safe 只作有把握的修改；unsafe 连同改后须核对的")
    ] = "safe"
    findings: Annotated[
        list[Annotated[str, Field(max_length=300)]] | None,
        Field(max_length=100_000, description="只改这几处：check 结果里的 id；指名的连同改后须核对的一并改"),
    ] = None
    rules: Annotated[
        list[Annotated[str, Field(max_length=200)]] | None,
        Field(max_length=1000, description="只改这几条规则报的；指名的连同改后须核对的一并改"),
    ] = None
