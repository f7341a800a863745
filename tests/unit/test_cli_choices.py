"""The options that choose rules and configuration mean the same in every command that checks drafts."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import Result

from wenshu_lint.cli import watch
from wenshu_lint.cli.root import root
from wenshu_lint.http import running
from wenshu_lint.http.checking import Desk, Order, Setup
from wenshu_lint.watch.site import Site, View

from .cli_office import Office, opened
from .docx_builder import docx, p
from .saving import Scripted

WORDS = {"oa/error": "甲甲甲", "oa/warning": "丙丙丙", "oa/info": "戊戊戊", "oa/opt-in": "庚庚庚"}
TEXT = "，".join(WORDS.values())
PROFILES = """\
公文: {title: 公文, description: 缺省}
试验: {title: 试验, description: 少查一条, extends: 公文, ignore: [oa/error]}
"""

Told = Callable[[Office, str, list[str]], "set[str] | Result"]
"""Runs a command on a draft with options; gives the rules that spoke, or what it said when it refused."""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with opened(tmp_path, monkeypatch) as made:
        (made.rules / "profiles.yml").write_text(PROFILES, encoding="utf-8")
        made.write("wenshu-lint.toml", 'ignore = ["oa/info"]\n')
        made.write("other.toml", 'select = ["oa/info"]\n')
        made.write("a.txt", TEXT)
        made.write("a.docx", docx(p(TEXT)))
        made.write("big5.txt", TEXT.encode("big5"))
        made.write("big5.docx", docx(p(TEXT)))
        yield made


def named(words: str) -> set[str]:
    """The rules that are named in what a command wrote."""
    return {rule for rule in WORDS if rule in words}


def by_check(office: Office, draft: str, options: list[str]) -> set[str] | Result:
    result = office.run("check", draft, "--format", "json", *options)
    return result if result.exit_code == 2 else named(result.stdout)


def by_annotate(office: Office, draft: str, options: list[str]) -> set[str] | Result:
    result = office.run("annotate", draft.replace(".txt", ".docx"), "-o", "copy.docx", *options)
    if result.exit_code == 2:
        return result
    if not Path("copy.docx").exists():
        return set()
    with zipfile.ZipFile("copy.docx") as copy:
        remarks = copy.read("word/comments.xml").decode() if "word/comments.xml" in copy.namelist() else ""
    return {rule for rule, word in WORDS.items() if f"“{word}”" in remarks}


def by_watch(office: Office, draft: str, options: list[str]) -> set[str] | Result:
    views: list[View] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(watch, "Lookout", Scripted)
        patch.setattr(Scripted, "steps", [])
        patch.setattr(Site, "show", lambda _site, view: views.append(view))
        result = office.run("watch", "--no-open", draft, *options)
    return result if result.exit_code else named(views[-1].body)


def by_baseline(office: Office, draft: str, options: list[str]) -> set[str] | Result:
    result = office.run("baseline", "create", draft, "--baseline", "known.json", "--force", *options)
    return result if result.exit_code == 2 else named(Path("known.json").read_text(encoding="utf-8"))


def by_updating(office: Office, draft: str, options: list[str]) -> set[str] | Result:
    office.write("clean.txt", "无。")
    office.run("baseline", "create", "clean.txt", "--baseline", "known.json", "--force")
    result = office.run("baseline", "update", draft, "--baseline", "known.json", *options)
    return result if result.exit_code == 2 else named(Path("known.json").read_text(encoding="utf-8"))


def by_pruning(office: Office, draft: str, options: list[str]) -> set[str] | Result:
    draft_alone = ["--encoding", "big5"] if draft == "big5.txt" else []
    everything = ["--isolated", "--select", "ALL", *draft_alone]
    office.run("baseline", "create", draft, "--baseline", "known.json", "--force", *everything)
    result = office.run("baseline", "prune", draft, "--baseline", "known.json", *options)
    return result if result.exit_code == 2 else named(Path("known.json").read_text(encoding="utf-8"))


def by_census(office: Office, draft: str, options: list[str]) -> set[str] | Result:
    result = office.run("census", draft, *options)
    return result if result.exit_code == 2 else set(re.findall(r"^(oa/\S+)\t1\t", result.stdout, re.M))


def by_report(office: Office, draft: str, options: list[str]) -> set[str] | Result:
    result = office.run("report", draft, "--force", *options)
    return result if result.exit_code == 2 else named(Path("核稿单.html").read_text("utf-8"))


def by_serve(office: Office, draft: str, options: list[str]) -> set[str] | Result:
    setups: list[Setup] = []

    def serve(setup: Setup, *_: object) -> None:
        setups.append(setup)
        Desk(setup).config()  # as the service does before it starts

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "serve", serve)
        result = office.run("serve", *options)
    if result.exit_code:
        return result
    told = Desk(setups[0]).answer(Order("check", draft, Path(draft).read_bytes()))
    return {found["code"] for found in json.loads(told)["findings"]}


COMMANDS: dict[str, Told] = {
    "check": by_check,
    "annotate": by_annotate,
    "watch": by_watch,
    "baseline create": by_baseline,
    "baseline update": by_updating,
    "baseline prune": by_pruning,
    "census": by_census,
    "report": by_report,
    "serve": by_serve,
}
every = pytest.mark.parametrize("told", COMMANDS.values(), ids=COMMANDS)
ALL = set(WORDS)


@every
@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("--select oa/error,oa/opt-in", {"oa/error", "oa/opt-in"}),
        ("--select oa/error --select oa/opt-in", {"oa/error", "oa/opt-in"}),
        ("--select ALL --ignore oa/error,oa/warning", {"oa/info", "oa/opt-in"}),
        ("--select ALL --ignore oa/error --ignore oa/info", {"oa/warning", "oa/opt-in"}),
        ("--extend-select oa/opt-in", {"oa/error", "oa/warning", "oa/opt-in"}),
        ("--extend-select oa/opt-in --profile 试验", {"oa/warning", "oa/opt-in"}),
        ("--extend-select oa/opt-in --isolated", ALL),
        ("--extend-select oa/error --config other.toml", {"oa/error", "oa/info"}),
    ],
)
def test_the_same_rules_run(office: Office, told: Told, options: str, expected: set[str]) -> None:
    """Options win over the file of the folder, which holds where none says otherwise."""
    assert told(office, "a.txt", options.split()) == expected


@every
@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("--select oa/none", "oa/none"),
        ("--ignore oa/none", "oa/none"),
        ("--extend-select oa/none", "oa/none"),
        ("--profile 没有", "没有“没有”这个文种配置"),
        ("--config none.toml", "none.toml"),
    ],
)
def test_the_same_is_refused(office: Office, told: Told, options: str, words: str) -> None:
    """In words, with status 2, before anything is written."""
    result = told(office, "a.txt", options.split())
    assert isinstance(result, Result)
    assert result.exit_code == 2
    assert words in result.stderr


@every
def test_a_declared_encoding_is_followed(office: Office, told: Told) -> None:
    """Big5 is never guessed; a Word file has no encoding, and the option does not get in its way."""
    assert told(office, "big5.txt", ["--encoding", "big5", "--select", "ALL"]) == ALL


def test_no_command_is_forgotten() -> None:
    """Whatever takes the options is tried above, or with an editor at the other end."""
    assert set(_takers(root)) == {*COMMANDS, "server"}


def _takers(group: click.Group, prefix: str = "") -> Iterator[str]:
    with click.Context(group) as context:
        for name in group.list_commands(context):
            found = group.get_command(context, name)
            if isinstance(found, click.Group):
                yield from _takers(found, f"{prefix}{name} ")
            elif found and any("--select" in param.opts for param in found.params):
                yield f"{prefix}{name}"
