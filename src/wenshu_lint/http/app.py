"""The addresses of the service and what is behind each of them."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import PurePosixPath, PureWindowsPath
from typing import Annotated, Any
from urllib.parse import quote, unquote

from fastapi import FastAPI, Header, Query, Request, Response
from fastapi.responses import HTMLResponse
from starlette.types import ASGIApp

from ..complaints import listed
from ..nearest import advice, nearest, nearest_rules
from ..rule import GATES
from .asked import Annotation, Choices, Draft, Repair
from .checking import Order, Setup, desk, suffix_of, suffixes
from .guard import Guard
from .labour import BrokenError, BusyError, Labour, TimeUpError
from .problems import MEDIA_TYPE, Trouble
from .refusals import add_refusals
from .rulebook import Rulebook
from .site import add_page
from .told import About, Checked, Health, Limits, Problem, Repaired, RulePage, Rules

_SUMMARY = "公文校对服务：检查、修改、看规则、出核稿单。文稿不存盘、不外传，不写进日志。"
_SHEET = quote("核稿单.html")
_COPY = quote("批注稿")
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BYTES = "application/octet-stream"
_TEXT = "文稿"
_MIME = {
    "text/markdown": ".md",
    _DOCX: ".docx",
}
_PARAMETER = re.compile(r'(?:^|;)\s*([\w*]+)\s*=\s*("[^"]*"|[^;]*)')
_FILE = {"schema": {"type": "string", "format": "binary"}}
_BODY = {
    "requestBody": {
        "required": True,
        "description": "文件的原样字节：.txt、.md、.docx；文本的编码自动辨认",
        "content": dict.fromkeys((_BYTES, "text/plain", *_MIME), _FILE),
    }
}
Disposition = Annotated[
    str | None,
    Header(
        alias="Content-Disposition",
        description="文件名，如 attachment; filename*=UTF-8''%E9%80%9A%E7%9F%A5.docx；不给则看内容",
    ),
]


class Service:
    """What the addresses share."""

    def __init__(self, setup: Setup, limits: Limits) -> None:
        self.setup, self.limits = setup, limits
        self.labour = Labour(setup, limits.checks, limits.seconds)
        self.rulebook = Rulebook(desk(setup).config())

    async def done(self, order: Order) -> str | bytes:
        """Return the answer to an order; raise :class:`~.problems.Trouble` where there is none."""
        try:
            kind, content = await self.labour.ask(order)
        except BusyError:
            raise Trouble("busy", "正在检查的文稿太多，请稍后再试") from None
        except TimeUpError:
            words = f"超过 {self.limits.seconds:g} 秒没有查完，已经停止；请分成几份检查"
            raise Trouble("time", words) from None
        except BrokenError:
            raise Trouble("busy", "检查这份文稿时内存不足或被中止；请分成几份再试") from None
        if kind == "done":
            return content
        name = {"source": "unreadable", "config": "choice"}.get(kind, "broken")
        raise Trouble(name, str(content) if name != "broken" else f"请报告：{content!s}")


def application(setup: Setup, limits: Limits, hosts: tuple[str, ...] = ()) -> ASGIApp:
    """Return the whole service, guarded.

    :raises ConfigError: where the configuration cannot be used.
    """
    service = Service(setup, limits)

    @asynccontextmanager
    async def living(_app: FastAPI) -> AsyncIterator[None]:
        await service.labour.start()
        yield
        await service.labour.stop()

    app = FastAPI(
        title="wenshu-lint",
        version=setup.version,
        description=_SUMMARY,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=living,
        responses={200: {"description": "正常"}, **_refusals()},
    )
    _add_drafts(app, service)
    _add_papers(app, service)
    _add_knowledge(app, service)
    add_page(app)
    add_refusals(app)
    return Guard(app, hosts, limits.bytes)


_PROBLEMS = {
    413: "文稿太大",
    422: "请求的内容不对，文稿读不了，或者规则的选择有误",
    503: "正忙，稍后再试",
    504: "检查超时",
}


def _refusals() -> dict[int | str, dict[str, Any]]:
    return {status: _problem(words) for status, words in _PROBLEMS.items()}


def _problem(words: str) -> dict[str, Any]:
    return {"description": words, "content": {MEDIA_TYPE: {"schema": Problem.model_json_schema()}}}


def _add_drafts(app: FastAPI, service: Service) -> None:
    """Add what is done with a draft; answers come ready made from another process."""

    @app.post("/v1/check", response_model=Checked, summary="检查一段文字", tags=["文稿"])
    async def check(draft: Draft) -> Response:
        return _json(await service.done(_typed("check", draft)))

    @app.post(
        "/v1/check/file", response_model=Checked, summary="检查一个文件", tags=["文稿"], openapi_extra=_BODY
    )
    async def check_file(
        request: Request,
        choices: Annotated[Choices, Query()],
        disposition: Disposition = None,
    ) -> Response:
        return _json(await service.done(await _sent("check", request, choices, disposition)))

    @app.post("/v1/fix", response_model=Repaired, summary="修改一段文字", tags=["文稿"])
    async def fix(draft: Repair) -> Response:
        order = _typed("fix", draft)._replace(
            trust=draft.trust, findings=_tuple(draft.findings), rules=_tuple(draft.rules)
        )
        return _json(await service.done(order))


def _add_papers(app: FastAPI, service: Service) -> None:
    """Add what is made of a draft for people: a copy with comments, the 核稿单."""

    @app.post(
        "/v1/annotate/file",
        response_class=Response,
        summary="一份 Word 文稿的批注稿",
        tags=["文稿"],
        openapi_extra=_BODY,
        responses={200: {"description": "另一份 Word 文件，问题都写成批注", "content": {_DOCX: _FILE}}},
    )
    async def annotate_file(
        request: Request,
        choices: Annotated[Annotation, Query()],
        disposition: Disposition = None,
    ) -> Response:
        order = await _sent("annotate", request, choices, disposition)
        order = order._replace(trust="safe" if choices.revise else "")
        copy = await service.done(order)
        suffix = suffix_of(order.name, await request.body())
        headers = {"content-disposition": f"attachment; filename*=UTF-8''{_COPY}{suffix}"}
        return Response(copy, media_type=_DOCX if suffix == ".docx" else _BYTES, headers=headers)

    @app.post("/v1/report", response_class=HTMLResponse, summary="一段文字的核稿单", tags=["文稿"])
    async def report(draft: Draft) -> Response:
        return _sheet(await service.done(_typed("sheet", draft)))

    @app.post(
        "/v1/report/file",
        response_class=HTMLResponse,
        summary="一个文件的核稿单",
        tags=["文稿"],
        openapi_extra=_BODY,
    )
    async def report_file(
        request: Request,
        choices: Annotated[Choices, Query()],
        disposition: Disposition = None,
    ) -> Response:
        return _sheet(await service.done(await _sent("sheet", request, choices, disposition)))


def _add_knowledge(app: FastAPI, service: Service) -> None:
    """Add what can be known without a draft."""

    @app.get("/v1/rules", summary="列出规则", tags=["规则"])
    async def rules(
        family: Annotated[str | None, Query(description="只列这一族，如 numbering")] = None,
        gate: Annotated[str | None, Query(description="只列这一关")] = None,
        runs: Annotated[bool | None, Query(description="只列查的（true）或不查的（false）")] = None,
    ) -> Rules:
        every = service.rulebook.briefs
        _refuse_unknown("family", family, sorted({rule.family for rule in every}))
        _refuse_unknown("gate", gate, GATES)
        found = [
            rule
            for rule in every
            if family in (None, rule.family) and gate in (None, rule.gate) and runs in (None, rule.runs)
        ]
        return Rules(rules=found)

    @app.get(
        "/v1/rules/{family}/{name}",
        summary="一条规则的说明",
        tags=["规则"],
        responses={404: _problem("没有这条规则")},
    )
    def rule(family: str, name: str) -> RulePage:
        page = service.rulebook.page(f"{family}/{name}")
        if page is None:
            near = nearest_rules(f"{family}/{name}", (rule.id for rule in service.rulebook.briefs))
            raise Trouble("no-rule", f"规则名见 v1/rules{advice(near)}")
        return page

    @app.get("/v1/about", summary="版本、文种配置、上限", tags=["服务"])
    async def about() -> About:
        return service.rulebook.about(service.setup.version, suffixes(), service.limits)

    @app.get("/v1/health", summary="是否正常", tags=["服务"])
    async def health() -> Health:
        return Health(version=service.setup.version)


def _refuse_unknown(key: str, word: str | None, known: Sequence[str]) -> None:
    """Refuse a word that names nothing: an empty list would look like an answer."""
    if word is not None and word not in known:
        raise Trouble("invalid", f"{key}：没有这一项{advice(nearest(word, known))}；可用：{listed(known)}")


def _sheet(words: str | bytes) -> Response:
    """Return a 核稿单, to be kept and not to be run here."""
    return HTMLResponse(words, headers={"content-disposition": f"attachment; filename*=UTF-8''{_SHEET}"})


def _json(words: str | bytes) -> Response:
    return Response(words, media_type="application/json")


def _typed(kind: str, draft: Draft) -> Order:
    return Order(
        kind, _base(draft.filename) or _TEXT, draft.text, draft.given(), draft.document, time=_now(kind)
    )


async def _sent(kind: str, request: Request, choices: Choices, disposition: str | None) -> Order:
    data = await request.body()
    name = _named(disposition)
    if not name:
        media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        name = f"{_TEXT}{_MIME.get(media, '')}"
    return Order(kind, name, data, choices.given(), whole=True, time=_now(kind))


def _named(disposition: str | None) -> str:
    """Return the file name in a header; the form of RFC 8187 goes before the plain one."""
    said = _PARAMETER.findall(disposition or "")
    found = {key.lower(): value.strip().strip('"') for key, value in said}
    extended = found.get("filename*", "").rpartition("'")[2]
    return _base(unquote(extended or found.get("filename", "")))[:255]


def _base(name: str) -> str:
    """Return the last piece of a path, whichever system wrote it."""
    return PurePosixPath(PureWindowsPath(name).name).name


def _now(kind: str) -> str:
    return f"{datetime.now():%Y-%m-%d %H:%M}" if kind == "sheet" else ""


def _tuple(values: list[str] | None) -> tuple[str, ...] | None:
    return None if values is None else tuple(values)
