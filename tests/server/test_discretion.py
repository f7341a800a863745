"""No word of a draft reaches a log, whatever goes wrong; and the command tells what it needs."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner
from pygls.exceptions import JsonRpcContentModified, JsonRpcInternalError

from wenshu_lint.cli.root import root
from wenshu_lint.cli.server import server
from wenshu_lint.server.app import Server
from wenshu_lint.server.choices import Choices
from wenshu_lint.server.protocol import guarded

from .client import FailedError, Spawned, serving

SECRET = "某某同志拟任某职"


def broken(_params: Any) -> None:
    """A handler that quotes a draft when it fails."""
    raise ValueError(SECRET)


async def broken_later(_params: Any) -> None:
    """The same, but waiting."""
    raise ValueError(SECRET)


def refusing(_params: Any) -> None:
    """A handler that refuses on purpose."""
    raise JsonRpcContentModified("文稿已经改动")


@pytest.mark.parametrize("handler", [broken, broken_later])
def test_an_error_of_ours_quotes_nothing(handler: Callable[[Any], Any]) -> None:
    """It names its kind and its place in the program."""

    async def run() -> None:
        done = guarded(handler)(None)
        if done is not None:
            await done

    with pytest.raises(JsonRpcInternalError) as failed:
        asyncio.run(run())
    assert SECRET not in str(failed.value)
    assert "ValueError，test_discretion.py" in str(failed.value)
    assert failed.value.__suppress_context__


def test_what_is_refused_on_purpose_is_said() -> None:
    """Such words are ours."""
    with pytest.raises(JsonRpcContentModified, match="文稿已经改动"):
        guarded(refusing)(None)


def test_errors_outside_a_request_quote_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The editor shows the kind of the error; those of a request are its answer and shown no second time."""
    said: list[str] = []
    made = Server(Choices())
    monkeypatch.setattr(made, "window_show_message", lambda params: said.append(params.message))
    made.report_server_error(ValueError(SECRET), JsonRpcInternalError)
    made.report_server_error(
        JsonRpcInternalError("ValueError: 程序内部出错（KeyError，a.py:1），请报告"), JsonRpcInternalError
    )
    from pygls.exceptions import FeatureRequestError

    made.report_server_error(ValueError(SECRET), FeatureRequestError)
    assert said == ["程序内部出错（ValueError），请报告", "程序内部出错（KeyError，a.py:1），请报告"]


def test_nonsense_from_the_editor_is_not_repeated_in_a_log(uri: str) -> None:
    """Messages that make no sense are refused or passed over, and standard error stays empty."""
    with serving("--isolated") as client:
        client.begin()
        client.open(uri, SECRET)
        client.published(uri)
        client.notify(
            "textDocument/didChange", {"textDocument": {"uri": uri, "version": 2}, "contentChanges": SECRET}
        )
        client.notify("textDocument/didUnheardOf", {"text": SECRET})
        client.notify(
            "textDocument/didChange",
            {"textDocument": {"uri": "file:///x", "version": 2}, "contentChanges": []},
        )
        with pytest.raises(FailedError):
            client.request("textDocument/unheardOf", {"text": SECRET})
        with pytest.raises(FailedError):
            client.request("workspace/executeCommand", {"command": SECRET})
        told = [
            m["params"]
            for m in client.heard
            if m.get("method") in ("window/showMessage", "window/logMessage")
        ]
        assert SECRET not in str(told)
        version = client.change(uri, {"text": "各单位要做好准备,按期完成。"})
        assert client.published(uri, version), "and the server goes on"


def test_nothing_is_answered_before_hello() -> None:
    """A request that comes too early is refused."""
    client = Spawned()
    try:
        with pytest.raises(FailedError):
            client.request("textDocument/diagnostic", {"textDocument": {"uri": "file:///a.txt"}})
    finally:
        client.kill()


def test_the_server_ends_with_its_editor() -> None:
    """Without a goodbye too: an editor that crashed leaves no process behind."""
    client = Spawned()
    client.begin()
    assert client.process.stdin is not None
    client.process.stdin.close()
    assert client.process.wait(60) == 0
    client.kill()
    assert client.stderr == ""


def test_a_missing_extra_is_named() -> None:
    """With the command that installs it, in the user's language, and the usual status."""
    code = (
        "import sys; sys.modules['pygls'] = None; sys.argv = ['wenshu-lint', 'server', *sys.argv[1:]];"
        "from wenshu_lint.cli import main; main()"
    )
    for words, expected in (
        ((), "语言服务器需要 pygls，请先安装"),
        (("--lang", "en"), "the language server needs pygls"),
    ):
        done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, check=False)
        assert done.returncode == 2
        assert expected in done.stderr.decode()
        assert 'pip install "wenshu-lint[server]"' in done.stderr.decode()


def test_no_other_command_imports_pygls() -> None:
    """It costs half a second."""
    code = "import sys; from wenshu_lint.cli import root; import wenshu_lint.cli.check, wenshu_lint.api; print('pygls' in sys.modules, 'lsprotocol' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


@pytest.mark.parametrize(("language", "words"), [("zh", "为编辑器服务"), ("en", "Serve an editor")])
def test_the_help_speaks_two_languages(language: str, words: str) -> None:
    """As that of every command."""
    assert server.name == "server"
    result = CliRunner().invoke(root, ["server", "--help", "--lang", language])
    assert words in result.output
