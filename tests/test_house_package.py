"""The example of a house package: installed, its rules, check, reader and reporter are at work."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import wenshu_lint

pytest.importorskip("hatchling")

EXAMPLE = Path(__file__).parents[1] / "examples" / "wenshu-lint-house"
DRAFT = "项目编号为XM12345-6，由督察督办科会同有关科室落实。\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the package from a copy, and unpack it as an installer would; nothing is fetched."""
    top = tmp_path_factory.mktemp("house")
    shutil.copytree(EXAMPLE, top / "copy", ignore=shutil.ignore_patterns("__pycache__"))
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(top / "out")]
    subprocess.run(build, cwd=top / "copy", check=True, capture_output=True)
    (wheel,) = (top / "out").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(top / "site")
    return top / "site"


def run(folder: Path, *args: str, site: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, with the package installed or without it."""
    ours = Path(wenshu_lint.__file__).parents[1]
    path = os.pathsep.join(str(place) for place in (site, ours) if place)
    env = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1", "WENSHU_LINT_CACHE_DIR": ""}
    command = [sys.executable, "-m", "wenshu_lint", *args]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False)


def test_a_draft_is_checked_by_all_four(site: Path, tmp_path: Path) -> None:
    """Its reader decodes the draft, its check and its word table find, its reporter writes; all by name."""
    (tmp_path / "wenshu-lint.toml").write_text('packs = ["house"]\nselect = ["house"]\n', encoding="utf-8")
    (tmp_path / "稿.oa").write_bytes(DRAFT.encode("gb18030"))
    done = run(tmp_path, "check", "稿.oa", "--format", "register", "-q", site=site)
    assert done.returncode == 1, done.stderr
    assert done.stdout.splitlines() == [
        "稿.oa\t1\terror\thouse/project-code\t项目编号“XM12345-6”的校验码应为 5，多半是编号抄错",
        "稿.oa\t1\twarning\thouse/office-names\t“督察督办科”应为“督查督办科”，2025年起用“督查”",
    ]
    redacted = run(tmp_path, "check", "稿.oa", "--format", "register", "--redact", "-q", site=site).stdout
    assert [line.split("\t")[4] for line in redacted.splitlines()] == ["项目编号校验码不符", "本单位名称误写"]


def test_its_configuration_is_shared(site: Path, tmp_path: Path) -> None:
    """A folder that extends it has its rules, its levels and what it says of speeches."""
    (tmp_path / "wenshu-lint.toml").write_text('root = true\nextends = "pkg:house"\n', encoding="utf-8")
    (tmp_path / "稿.txt").write_text(DRAFT, encoding="utf-8")
    done = run(tmp_path, "check", "稿.txt", "--select", "house", "--format", "concise", "-q", site=site)
    assert done.stdout.count("错误 house/") == 2, done.stderr
    shown = run(tmp_path, "config", "show", "稿.txt", site=site).stdout
    assert 'severity = { "house" = "error" }' in shown
    without = run(tmp_path, "check", "稿.txt")
    assert without.returncode == 2
    assert "wenshu-lint.toml:2：extends：没有安装名为“house”的规则包" in without.stderr


def test_its_pack_is_sound(site: Path, tmp_path: Path) -> None:
    """The examples of its rules hold beside the built-in rules."""
    done = run(tmp_path, "pack", "test", str(site / "wenshu_lint_house" / "pack"), site=site)
    assert (done.returncode, done.stdout) == (0, "通过 2 条，未通过 0 条\n"), done.stderr


def test_without_the_package_its_names_are_unknown(tmp_path: Path) -> None:
    """Each is refused by name, so that a machine without the package does not pass drafts."""
    (tmp_path / "稿.txt").write_text(DRAFT, encoding="utf-8")
    unknown = run(tmp_path, "check", "稿.txt", "--format", "register")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert "没有“register”这个选择" in unknown.stderr
    (tmp_path / "wenshu-lint.toml").write_text('packs = ["house"]\n', encoding="utf-8")
    assert "没有“house”这个规则文件夹" in run(tmp_path, "check", "稿.txt").stderr
    untested = run(tmp_path, "pack", "test", str(EXAMPLE / "src" / "wenshu_lint_house" / "pack"))
    assert untested.returncode == 2
    assert "project-code.yml:3：check：没有“check-digit”这种检查方式" in untested.stderr
