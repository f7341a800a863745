"""The GitHub Action and the GitLab template: valid by their platforms' schemas, their steps really run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

TOP = Path(__file__).parents[1]
ACTION = TOP / "action.yml"
TEMPLATE = TOP / "ci" / "gitlab.yml"
BAD = "各单位要做好准备,按期完成。\n"
PLACE = re.compile(r"\$\{\{ inputs\.([\w-]+) \}\}")
INPUT = re.compile(r"\$\[\[ inputs\.(\w+) \]\]")


def against(schema: str, *files: Path) -> subprocess.CompletedProcess[str]:
    """Hold files against a schema of a platform, as it lies in the package check-jsonschema."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, files)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, as the platform would check it out; nothing is left in the project itself."""
    copy = tmp_path_factory.mktemp("project")
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "action.yml"):
        shutil.copy(TOP / name, copy)
    ignored = shutil.ignore_patterns("__pycache__", "rulebook.jsonl")
    for name in ("src", "rules"):
        shutil.copytree(TOP / name, copy / name, ignore=ignored)
    return copy


@pytest.fixture(scope="module")
def surroundings(tmp_path_factory: pytest.TempPathFactory, project: Path) -> dict[str, str]:
    """What a runner sets, and what keeps pip from fetching anything: all we need is installed here."""
    runner = tmp_path_factory.mktemp("runner")
    return {
        **{
            key: value for key, value in os.environ.items() if not key.startswith(("WENSHU_", "PIP_", "COV_"))
        },
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip reads the variable of a switch that turns off as what it turns off
        "RUNNER_TEMP": str(runner),
        "GITHUB_ACTION_PATH": str(project),
        "GITHUB_PATH": str(runner / "path"),
        "GITHUB_OUTPUT": str(runner / "output"),
    }


class Action:
    """The action, its steps run one after the other as a runner does."""

    def __init__(self, surroundings: dict[str, str]) -> None:
        self.said: dict[str, Any] = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
        self.environ = surroundings
        self.temp = Path(surroundings["RUNNER_TEMP"])

    def step(self, name: str, folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run a step in a folder; inputs that are not given have their defaults."""
        (step,) = [step for step in self.said["runs"]["steps"] if step.get("name") == name]
        given = {key: entry["default"] for key, entry in self.said["inputs"].items()}
        given |= {key.replace("_", "-"): value for key, value in inputs.items()}
        wanted = {key: PLACE.sub(lambda found: given[found[1]], value) for key, value in step["env"].items()}
        environ = {**self.environ, **wanted}
        if (self.temp / "path").exists():
            added = (self.temp / "path").read_text(encoding="utf-8").split()
            environ["PATH"] = os.pathsep.join([*added, environ["PATH"]])
        (self.temp / "output").write_text("", encoding="utf-8")
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        return subprocess.run(
            command, cwd=folder, env=environ, capture_output=True, encoding="utf-8", check=False
        )

    def outputs(self) -> dict[str, str]:
        """What the last step told the workflow."""
        lines = (self.temp / "output").read_text(encoding="utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)


def trapped(folder: Path) -> Path:
    """A folder with files that Python would take for parts of its own if it looked there."""
    for name in ("venv", "pip", "platform"):
        (folder / f"{name}.py").write_text(
            "raise SystemExit('a file among the drafts was run')", encoding="utf-8"
        )
    return folder


@pytest.fixture(scope="module")
def action(surroundings: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Action:
    """The action after its first step: the project is installed, and nothing that lies among the drafts is run."""
    made = Action(surroundings)
    done = made.step("安装 wenshu-lint", trapped(tmp_path_factory.mktemp("elsewhere")))
    assert done.returncode == 0, done.stdout + done.stderr
    return made


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A repository with a faulty draft, a clean one, and one in a folder whose name has a blank."""
    (tmp_path / "坏.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "好.txt").write_text(BAD.replace(",", "，"), encoding="utf-8")
    (tmp_path / "待 发").mkdir()
    (tmp_path / "待 发" / "*.txt").write_text(BAD, encoding="utf-8")
    return tmp_path


def test_the_platforms_accept_both(tmp_path: Path) -> None:
    """By their published schemas, the head of the template and its jobs each; a slip is found."""
    done = against("vendor.github-actions", ACTION)
    assert done.returncode == 0, done.stdout
    done = against("vendor.github-workflows", *(TOP / ".github" / "workflows").glob("*.yml"))
    assert done.returncode == 0, done.stdout
    pieces = TEMPLATE.read_text(encoding="utf-8").split("\n---\n")
    files = [tmp_path / f"{number}.yml" for number in range(len(pieces))]
    for file, piece in zip(files, pieces, strict=True):
        file.write_text(piece, encoding="utf-8")
    done = against("vendor.gitlab-ci", *files)
    assert done.returncode == 0, done.stdout
    files[1].write_text(pieces[1].replace("artifacts:", "artefacts:"), encoding="utf-8")
    assert against("vendor.gitlab-ci", files[1]).returncode == 1
    files[1].write_text(ACTION.read_text(encoding="utf-8").replace("composite", "shell"), encoding="utf-8")
    assert against("vendor.github-actions", files[1]).returncode == 1


def test_inputs_reach_the_shell_as_variables_only() -> None:
    """Words of a workflow that stood in the script itself could be run as commands."""
    said = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    scripts = [step["run"] for step in said["runs"]["steps"] if "run" in step]
    assert len(scripts) == 2
    assert [script for script in scripts if "${{" in script] == []
    used = set(PLACE.findall(ACTION.read_text(encoding="utf-8")))
    assert used == said["inputs"].keys()


def test_the_action_checks_a_repository(action: Action, drafts: Path) -> None:
    """All of it when nothing is said: findings as commands of the workflow, a failing step."""
    done = action.step("检查文稿", drafts)
    assert done.returncode == 1, done.stderr
    assert sorted(re.findall(r"^::error file=([^,]+),", done.stdout, re.MULTILINE)) == [
        "坏.txt",
        "待 发/*.txt",
    ]
    assert action.outputs() == {"report": "", "status": "1"}
    assert Path(action.environ["RUNNER_TEMP"], "wenshu-lint").is_dir()


def test_the_action_checks_what_it_is_told(action: Action, drafts: Path) -> None:
    """Paths one a line, blanks and stars in them as they are; options; a report in a file."""
    done = action.step("检查文稿", drafts, paths="好.txt\n")
    assert (done.returncode, action.outputs()["status"]) == (0, "0"), done.stderr
    done = action.step("检查文稿", drafts, paths="好.txt\n待 发/*.txt\n", format="concise", args="--quiet")
    assert done.stdout.count("\n") == 1, done.stderr
    assert done.stdout.startswith("待 发/*.txt:1:9: ")
    done = action.step(
        "检查文稿", drafts, format="sarif", output_file="a b.sarif", args="--fail-level never\n--profile 通知"
    )
    assert done.returncode == 0, done.stderr
    assert action.outputs() == {"report": "a b.sarif", "status": "0"}
    report = json.loads((drafts / "a b.sarif").read_text(encoding="utf-8"))
    assert len(report["runs"][0]["results"]) == 2


def test_the_action_fails_where_it_cannot_check(action: Action, drafts: Path) -> None:
    """A folder that is not there and a word that would be a command: both are names of nothing."""
    for paths in ("没有", "$(touch 侵入)", "好.txt; touch 侵入"):
        done = action.step("检查文稿", drafts, paths=paths)
        assert (done.returncode, action.outputs()["status"]) == (2, "2")
    assert not (drafts / "侵入").exists()
    done = action.step("检查文稿", drafts, args="--profile $(touch\t侵入)")
    assert done.returncode == 2
    assert not (drafts / "侵入").exists()


def test_the_template_checks_a_repository(action: Action, drafts: Path) -> None:
    """Its commands, with the inputs filled in as GitLab does, in the shell that GitLab uses."""
    head, jobs = yaml.safe_load_all(TEMPLATE.read_text(encoding="utf-8"))
    inputs = {name: entry["default"] for name, entry in head["spec"]["inputs"].items()}
    assert set(INPUT.findall(TEMPLATE.read_text(encoding="utf-8"))) == inputs.keys()
    inputs |= {"package": action.environ["GITHUB_ACTION_PATH"] + "[all]", "args": "--profile 通知"}
    (job,) = jobs.values()
    script = "\n".join(INPUT.sub(lambda found: inputs[found[1]], line) for line in job["script"])
    added = (action.temp / "path").read_text(encoding="utf-8").strip()
    environ = {**action.environ, **job["variables"], "PATH": os.pathsep.join([added, action.environ["PATH"]])}
    command = ["sh", "-e", "-c", script]
    trapped(drafts)
    done = subprocess.run(
        command, cwd=drafts, env=environ, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1, done.stdout + done.stderr
    (report,) = job["artifacts"]["reports"].values()
    found = json.loads((drafts / report).read_text(encoding="utf-8"))
    assert {one["location"]["path"] for one in found} == {"坏.txt", "待 发/*.txt"}
    assert job["artifacts"]["when"] == "always"
