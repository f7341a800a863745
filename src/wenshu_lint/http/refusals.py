"""Gives every refusal of a request the one form, without words of the draft."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from ..complaints import of_value
from .problems import BROKEN, Trouble


def add_refusals(app: FastAPI) -> None:
    """Let the framework refuse in that form, and our own troubles be told."""

    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        as_a_whole = any(tuple(problem["loc"]) == ("body",) for problem in error.errors())
        if as_a_whole and "json" not in request.headers.get("content-type", ""):
            return _refused(Trouble("invalid", "请求头要有 Content-Type: application/json"))
        told = "；".join(_complaint(problem) for problem in error.errors()[:5])
        return _refused(Trouble("invalid", told))

    async def elsewhere(_request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        if error.status_code == 405:
            refused = _refused(Trouble("method", "方法见 openapi.json"))
            refused.headers.update(error.headers or {})
            return refused
        if error.status_code == 404:
            return _refused(Trouble("not-found", "地址见 openapi.json"))
        return _refused(Trouble("invalid", "请求的内容读不出来"))

    async def trouble(_request: Request, error: Exception) -> Response:
        assert isinstance(error, Trouble)
        return _refused(error)

    async def broken(_request: Request, _error: Exception) -> Response:
        return _refused(Trouble("broken", BROKEN))

    app.add_exception_handler(Exception, broken)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, elsewhere)
    app.add_exception_handler(Trouble, trouble)


def _complaint(problem: dict[str, Any]) -> str:
    """Return what is wrong with one value, without the value: it may be the draft."""
    place = ".".join(str(step) for step in problem["loc"] if step not in ("body", "query", "path"))
    if problem["type"] == "json_invalid":
        return "不是 JSON"
    if problem["type"] == "extra_forbidden":
        return f"{place}：没有这一项"
    words = of_value({**problem, "input": None}).partition("，不是 ")[0]
    return f"{place}：{words}" if place else words


def _refused(trouble: Trouble) -> Response:
    headers = {key.decode(): value.decode() for key, value in trouble.headers()}
    return Response(trouble.body(), trouble.status, headers)
