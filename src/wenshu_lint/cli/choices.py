"""The options that choose rules and configuration, shared by every command that checks drafts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..diagnostic import Applicability
from .frame import option
from .shared import Job

_RULES = "只查这些规则（规则名、族、六关之一、式样、ALL；逗号分隔）"
_OPTIONS = (
    option("--select", multiple=True, metavar="规则", help=_RULES),
    option("--extend-select", multiple=True, metavar="规则", help="另外再查这些规则"),
    option("--ignore", multiple=True, metavar="规则", help="不查这些规则"),
    option("--profile", metavar="名称", help="文种配置，如 通知；可并用，逗号分隔"),
    option("--config", metavar="文件", help="用这个配置文件，不再向上寻找"),
    option("--isolated", is_flag=True, help="不读任何配置文件"),
    option("--encoding", metavar="名称", help="文本文件的编码，如 gb18030、big5"),
)


def choices(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options to a command."""
    for add in reversed(_OPTIONS):
        function = add(function)
    return function


def job_of(asked: Mapping[str, Any]) -> Job:
    """Return the job that the options of a command describe."""
    baseline = "" if asked.get("no_baseline") else asked.get("baseline")
    given = {
        "select": _listed(asked["select"]),
        "extend_select": _listed(asked["extend_select"]),
        "ignore": _listed(asked["ignore"]),
        "profile": asked["profile"],
        "encoding": asked["encoding"],
        "fail_level": asked.get("fail_level"),
        "baseline": baseline,
    }
    particulars = asked.get("form") == "html"
    lasting = bool(asked.get("watch"))
    fresh = (
        particulars or lasting or asked.get("no_cache") or asked.get("show_skipped") or asked.get("verbose")
    )
    return Job(
        config=asked["config"],
        isolated=asked["isolated"],
        given=tuple((key, value) for key, value in given.items() if value is not None),
        cache=not fresh,
        change="fix" if asked.get("fix") else "diff" if asked.get("diff") else "",
        trust=Applicability.UNSAFE if asked.get("unsafe_fixes") else Applicability.SAFE,
        particulars=particulars,
        lasting=lasting,
    )


def _listed(values: tuple[str, ...]) -> tuple[str, ...] | None:
    """Cut at commas; a gate's own name holds 、 and full-width commas never stand in a selector."""
    words = tuple(word.strip() for value in values for word in value.replace("，", ",").split(","))
    return tuple(filter(None, words)) or None
