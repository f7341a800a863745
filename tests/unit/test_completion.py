"""The Tab key: what is offered where, in a real bash, and by the protocol of the other shells."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from wenshu_lint.catalog.builtin import builtin_profiles, builtin_rules
from wenshu_lint.cli.frame import COMPLETING
from wenshu_lint.cli.shells import HINTS, script
from wenshu_lint.reporters import FORMATS
from wenshu_lint.rule import GATES

from .cli_office import Office, opened
from .packs import write_rule


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with opened(tmp_path, monkeypatch) as made:
        yield made


def offered(office: Office, *words: str, lang: str = "zh") -> dict[str, str]:
    """What is offered for the last word, with what it means, asked as PowerShell asks."""
    env = {
        COMPLETING: "powershell_complete",
        "COMP_WORDS": "\n".join(["wenshu-lint", *words]),
        "WENSHU_LINT_LANG": lang,
    }
    done = office.run(env=env)
    assert (done.exit_code, done.stderr) == (0, "")
    lines = [line.split("\t") for line in done.stdout.splitlines() if line]
    assert len({value for _, value, _ in lines}) == len(lines), "a word is offered twice"
    return {value if kind == "plain" else f"<{kind}>": meaning for kind, value, meaning in lines}


def test_commands_are_offered_with_what_they_do(office: Office) -> None:
    """In the user's language; the commands inside commands too."""
    assert offered(office, "che") == {"check": "检查文稿，可自动修改"}
    assert offered(office, "che", lang="en")["check"].startswith("Check drafts")
    assert {"check", "rules", "config", "completion"} <= offered(office, "").keys()
    assert offered(office, "config", "").keys() == {"show", "schema", "init"}
    assert offered(office, "baseline", "cr").keys() == {"create"}
    assert {"--profile", "--format"} <= offered(office, "check", "--").keys()
    assert offered(office, "check", "--prof") == {"--profile": "文种配置，如 通知；可并用，逗号分隔"}
    assert offered(office, "check", "--prof", lang="en")["--profile"].startswith("Profile")


def test_rules_and_groups_are_offered_with_their_titles(office: Office) -> None:
    """Groups at once, single rules where a word was begun; after a comma the next one."""
    groups = {"oa", "ALL", *GATES}
    assert offered(office, "check", "--select", "").keys() == groups
    assert offered(office, "check", "--ignore", "oa/e") == {"oa/error": "试验用词"}
    assert offered(office, "check", "--extend-select", "oa/error,oa/op").keys() == {"oa/error,oa/opt-in"}
    assert offered(office, "check", "--select", "政").keys() == {"政治关", "政策法律关"}
    assert offered(office, "rule", "oa/w").keys() == {"oa/warning"}
    assert offered(office, "rule", "try", "oa/i").keys() == {"oa/info"}
    assert offered(office, "rules", "--family", "o").keys() == {"oa"}
    assert offered(office, "rules", "--gate", "事").keys() == {"事实关"}


def test_rules_and_profiles_of_the_house_are_offered(office: Office) -> None:
    """Those of the packs that the configuration of this folder names; a broken one is no hindrance."""
    write_rule(office.folder / "pack", "house/one", "癸癸癸")
    office.write("pack/profiles.yml", "本单位:\n  title: 本单位文稿\n")
    file = office.write("wenshu-lint.toml", 'root = true\npacks = ["pack"]\n')
    assert offered(office, "check", "--select", "hou").keys() == {"house", "house/one"}
    assert offered(office, "check", "--profile", "公文，本")["公文，本单位"] == "本单位文稿"
    file.write_text("nonsense = 1\n", encoding="utf-8")
    assert offered(office, "check", "--select", "oa/e").keys() == {"oa/error"}


def test_files_are_left_to_the_shell(office: Office) -> None:
    """Drafts, configurations, folders of rules."""
    for words in (
        ["check", ""],
        ["check", "--config", "a"],
        ["report", "-o", ""],
        ["rule", "try", "oa/info", ""],
    ):
        assert offered(office, *words).keys() == {"<file>"}, words
    assert offered(office, "pack", "test", "").keys() == {"<dir>"}


def test_choices_are_offered(office: Office) -> None:
    """Formats, levels, encodings, shells."""
    assert offered(office, "check", "--format", "").keys() == FORMATS.keys()
    assert offered(office, "check", "--fail-level", "e").keys() == {"error"}
    assert offered(office, "check", "--encoding", "g").keys() == {"gb18030"}
    assert offered(office, "completion", "").keys() == HINTS.keys()
    assert offered(office, "schema", "re").keys() == {"report"}


def test_what_makes_no_sense_offers_nothing_loud(office: Office) -> None:
    """No error is written into the line that somebody types."""
    assert "check" in offered(office, "nonsense", "")
    assert offered(office, "check", "--nonsense") == {}


@pytest.mark.parametrize("shell", HINTS)
def test_a_script_says_how_to_install_it(office: Office, shell: str) -> None:
    """In its first lines, as a comment; zsh wants its own mark before it."""
    done = office.run("completion", shell)
    assert (done.exit_code, done.stdout) == (0, script(shell))
    lines = done.stdout.splitlines()
    assert lines[1 if shell == "zsh" else 0] == f"# {HINTS[shell]}"
    assert shell != "zsh" or lines[0] == "#compdef wenshu-lint"
    assert COMPLETING in done.stdout
    assert "没有“tcsh”这个选择" in office.run("completion", "tcsh").stderr


@pytest.mark.parametrize(
    ("shell", "words", "typed", "wanted"),
    [
        ("bash", "wenshu-lint check --format sar", "3", "plain,sarif"),
        ("zsh", "wenshu-lint check --format sar", "3", "plain\nsarif\n_"),
        ("zsh", "wenshu-lint schem", "1", "plain\nschema\n输出报告、配置、规则文件的 JSON Schema"),
        ("fish", "wenshu-lint check --format sar", "sar", "plain,sarif"),
        ("fish", "wenshu-lint schem", "schem", "plain,schema\t输出报告、配置、规则文件的 JSON Schema"),
    ],
)
def test_the_protocol_of_each_shell(office: Office, shell: str, words: str, typed: str, wanted: str) -> None:
    """What the script of a shell sends, and what it understands."""
    env = {COMPLETING: f"{shell}_complete", "COMP_WORDS": words, "COMP_CWORD": typed}
    found = office.run(env=env).stdout.strip()
    assert found.replace("\n\n", "\n") == wanted or found == wanted


def test_words_with_commas_reach_fish_whole() -> None:
    """Its script cuts off the kind of the word, and nothing else."""
    assert 'string split --max 1 ","' in script("fish")


def bash(folder: Path, *words: str) -> list[str]:
    """What a real bash would put into the line, its script read as its hint says."""
    shell = shutil.which("bash")
    assert shell is not None, "bash is needed"
    commands = (
        'eval "$(wenshu-lint completion bash)"\n'
        'compopt() { printf "%s " compopt "$@"; echo; }\n'
        'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()\n'
        "complete -p wenshu-lint >&2\n"
        "_wenshu_lint_completion wenshu-lint\n"
        'printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    env = {**os.environ, "PATH": path, "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [shell, "--norc", "-c", commands, "bash", "wenshu-lint", *words],
        cwd=folder, env=env, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert "complete -o nosort -F _wenshu_lint_completion wenshu-lint" in done.stderr
    return [line.strip() for line in done.stdout.splitlines() if line]


def test_a_real_bash(tmp_path: Path) -> None:
    """With the real rulebook: rules, profiles, formats, files."""
    rules = sorted(rule.id for rule in builtin_rules() if rule.id.startswith("numbering/"))
    assert sorted(bash(tmp_path, "check", "--select", "numbering/")) == rules
    profiles = [profile.name for profile in builtin_profiles() if profile.name.startswith("通")]
    assert bash(tmp_path, "check", "--profile", "通") == profiles
    assert bash(tmp_path, "check", "--profile", "请示,公开") == ["请示,公开发布"]
    assert bash(tmp_path, "check", "--format", "git") == ["github", "gitlab"]
    assert bash(tmp_path, "check", "--format", "=", "git") == ["github", "gitlab"], (
        "as bash cuts --format=git"
    )
    assert "sarif" in bash(tmp_path, "check", "--format", "=")
    assert bash(tmp_path, "rules", "--gate", "政治") == ["政治关"]
    assert bash(tmp_path, "check", "") == ["compopt -o default"]
