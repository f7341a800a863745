"""Neovim itself, without a screen, with the set-up that users are given."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from wenshu_lint.api import fix_text

TOP = Path(__file__).parents[2]
HERE = Path(__file__).parent
TEXT = "关于𠮷事的通知\n\n一、总体要求\n四、各单位要做好𠮷事准备,按期完成,及时上报。\n"


def neovim() -> str:
    """The program: the one of the development environment, or the machine's own; never left out."""
    beside = Path(sys.executable).parent
    found = shutil.which("nvim", path=os.pathsep.join([str(beside), os.environ.get("PATH", "")]))
    assert found is not None, (
        "Neovim 0.11 or newer is missing in PATH; there is no package of it for this machine"
    )
    return found


def test_neovim_is_served(tmp_path: Path) -> None:
    """Findings, page, outline, typing, fixes, list: what the user sees is what the library says."""
    draft = tmp_path / "通知.txt"
    draft.write_text(TEXT, encoding="utf-8")
    (tmp_path / "wenshu-lint.toml").write_text("root = true\n", encoding="utf-8")
    folders = {
        name: str(tmp_path / name)
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    }
    started = (
        f"vim.lsp.config('wenshu_lint', {{ cmd = {{ '{sys.executable}', '-m', 'wenshu_lint', 'server' }} }})"
    )
    done = subprocess.run(
        [
            neovim(), "--headless", "--clean", "-i", "NONE", "-n",
            "--cmd", f"set runtimepath^={TOP / 'editors' / 'neovim'}",
            "--cmd", f"lua {started}",
            "--cmd", "filetype plugin on",
            "-S", str(TOP / "editors/neovim/plugin/wenshu_lint.lua"),
            "-l", str(HERE / "neovim.lua"), str(draft),
        ],
        cwd=tmp_path, env={**os.environ, **folders}, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout.strip().splitlines()[-1])
    marks = ["punctuation/half-width-mark"] * 2
    assert seen["opened"] == ["numbering/gap", *marks]
    assert seen["typed"] == marks
    assert "**序号缺号**" in seen["hover"]
    assert {"标题", "一、总体要求"} <= set(seen["outline"])
    expected = fix_text(TEXT.replace("四、", "二、")).text.rstrip("\n")
    assert seen["fixed"] == seen["formatted"] == expected
    assert seen["encoding"] in ("utf-8", "utf-16", "utf-32")
    assert seen["listed"] == 3
