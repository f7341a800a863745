"""The two verbs: check and fix a text or a file in one call."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from wenshu_lint import api
from wenshu_lint.api import annotate_file, check_file, check_text, fix_file, fix_text, linter_for, rules
from wenshu_lint.config import Config, load_config
from wenshu_lint.document import Document
from wenshu_lint.engine import Linter
from wenshu_lint.fixer import Fixed
from wenshu_lint.many import check_many
from wenshu_lint.readers import read
from wenshu_lint.source import ConfigError, Source, SourceError
from wenshu_lint.writers import write

from .docx_builder import docx, p, r
from .packs import write_rule

TEXT = "示例市甲甲甲工作，又丙丙丙检查。\r\n某县甲甲甲。\r\n"


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """Two rules and no others: one with a safe fix, one with an unsafe one."""
    write_rule(tmp_path / "pack", "oa/safe", "甲甲甲", "乙")
    write_rule(tmp_path / "pack", "oa/unsafe", "丙丙丙", "丁", fix="unsafe")
    return load_config(isolated=True, packs=[str(tmp_path / "pack")], select=["oa"])


def flagged(config: Config, text: str = TEXT, **more: object) -> list[str]:
    report = check_text(text, config=config, **more)  # type: ignore[arg-type]
    return [d.span.of(report.document.text) for d in report]


def test_checking_a_text(config: Config) -> None:
    """Diagnostics come in the order of the text, and the report can be counted."""
    assert flagged(config) == ["甲甲甲", "丙丙丙", "甲甲甲"]
    report = check_text(TEXT, config=config, name="草稿")
    assert (len(report), report.document.name) == (3, "草稿")


def test_the_default_looks_for_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program is not led by files that happen to lie above a draft."""
    (tmp_path / "wenshu-lint.toml").write_text("nonsense = 1\n", encoding="utf-8")
    draft = tmp_path / "a.txt"
    draft.write_text("示例市开展工作。", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    check_text("示例市开展工作。")
    check_file(draft)
    with pytest.raises(ConfigError, match="nonsense"):
        check_file(draft, config=tmp_path / "wenshu-lint.toml")


def test_the_default_linter_is_made_once() -> None:
    """Equal configurations share it, however they were made."""
    assert linter_for(Config()) is linter_for(load_config(isolated=True))
    assert linter_for(Config(profile="函")) is not linter_for(Config())


def test_a_profile_wins_over_the_configuration(config: Config, tmp_path: Path) -> None:
    """It is said nearer to the call."""
    profiles = tmp_path / "pack" / "profiles.yml"
    profiles.write_text("静:\n  title: 静\n  ignore: oa/safe\n", encoding="utf-8")
    quiet = load_config(isolated=True, packs=[str(tmp_path / "pack")])
    assert "oa/safe" in {rule.id for rule in rules(config=quiet)}
    assert "oa/safe" not in {rule.id for rule in rules(config=quiet, profile="静")}
    with pytest.raises(ConfigError, match="没有“不存在”这个文种配置"):
        check_text(TEXT, profile="不存在")


def test_vocabulary_protects(config: Config) -> None:
    """A fix may not enter a name of the house."""
    named = load_config(
        isolated=True, packs=[str(p) for p in config.packs], select=["oa"], vocab=["某县甲甲甲"]
    )
    assert fix_text(TEXT, config=named).text.endswith("某县甲甲甲。\r\n")


def test_markdown_by_name(config: Config) -> None:
    """A tag in Markdown is no prose; in a plain text the same marks are words."""
    text = "示例<b title='甲甲甲'>。\n"
    assert flagged(config, text, name="a.md") == []
    assert flagged(config, text, name="a.txt") == ["甲甲甲"]
    assert fix_text("示例甲甲甲。\n", config=config, name="a.md").text == "示例乙。\n"


def test_fixing_a_text(config: Config) -> None:
    """Safe fixes only, unless the others are asked for."""
    fixed = fix_text(TEXT, config=config)
    assert isinstance(fixed, Fixed)
    assert fixed.text == "示例市乙工作，又丙丙丙检查。\r\n某县乙。\r\n"
    assert (fixed.count, len(fixed.report)) == (2, 1)
    assert fix_text(TEXT, config=config, unsafe=True).text == "示例市乙工作，又丁检查。\r\n某县乙。\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_fixing_a_file_keeps_encoding_mark_and_line_ends(
    config: Config, tmp_path: Path, encoding: str
) -> None:
    """Only the words change."""
    filler = "为进一步做好有关工作，现将有关事项通知如下。\r\n" * 5
    path = tmp_path / "a.txt"
    path.write_bytes((filler + TEXT).encode(encoding))
    fixed = fix_file(path, config=config)
    assert fixed.count == 2
    assert path.read_bytes() == (filler + TEXT.replace("甲甲甲", "乙")).encode(encoding)


def test_a_file_in_which_nothing_changes_is_not_touched(config: Config, tmp_path: Path) -> None:
    """Not even its time."""
    path = tmp_path / "a.txt"
    path.write_bytes("示例市工作。\r又一行\n".encode())
    os.utime(path, ns=(1, 1))
    assert fix_file(path, config=config).count == 0
    assert path.stat().st_mtime_ns == 1


def test_word_files_are_not_rewritten(
    config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says what to do instead, and the file stays."""

    def read(source: Source, **_: object) -> Document:
        return Document("示例市甲甲甲。", name=source.name, is_word=True)

    monkeypatch.setattr(api, "read", read)
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK")
    assert len(check_file(path, config=config)) == 1
    with pytest.raises(SourceError, match="Word 文件不就地改写"):
        fix_file(path, config=config)
    assert path.read_bytes() == b"PK"


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """Missing ones and foreign ones are errors, not clean drafts."""
    with pytest.raises(SourceError, match="无法读取"):
        check_file(tmp_path / "none.txt")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-")
    with pytest.raises(SourceError, match="PDF"):
        fix_file(tmp_path / "a.pdf")


def test_per_path_tables_and_encoding_apply_to_files(tmp_path: Path) -> None:
    """A file is checked as its configuration says for its place."""
    write_rule(tmp_path / "pack", "oa/safe", "甲甲甲", "乙")
    toml = tmp_path / "house.toml"
    toml.write_text(
        "packs = ['pack']\nselect = ['oa']\nencoding = 'big5'\n"
        "[[per-path]]\npaths = ['old/*']\nignore = ['oa']\n",
        encoding="utf-8",
    )
    (tmp_path / "old").mkdir()
    for name in ("a.txt", "old/a.txt"):
        (tmp_path / name).write_bytes("示例市甲甲甲".encode("big5"))
    assert len(check_file(tmp_path / "a.txt", config=toml)) == 1
    assert len(check_file(tmp_path / "old" / "a.txt", config=str(toml))) == 0


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: check_text(None), "text 应为 str，不是 NoneType"),
        (lambda: check_text(b"text"), "text 应为 str，不是 bytes"),
        (lambda: check_text("", name=Path("a.md")), "name 应为 str，不是 (Posix|Windows)Path"),
        (lambda: check_text("", profile=["通知"]), "profile 应为 str、None，不是 list"),
        (lambda: check_text("", config={}), "config 应为 Config、str、PathLike、None，不是 dict"),
        (lambda: fix_text(1), "text 应为 str，不是 int"),
        (lambda: check_file(None), "path 应为 str、PathLike，不是 NoneType"),
        (lambda: check_file(Document("")), "path 应为 str、PathLike，不是 Document"),
        (lambda: fix_file(["a.txt"]), "path 应为 str、PathLike，不是 list"),
        (lambda: rules(profile=1), "profile 应为 str、None，不是 int"),
        (lambda: load_config({}), "path 应为 str、PathLike、None，不是 dict"),
        (lambda: load_config(start=1), "start 应为 str、PathLike、None，不是 int"),
        (lambda: read("a.txt"), "source 应为 Source，不是 str"),
        (lambda: read(Source("a", "words")), "Source.data 应为 bytes，不是 str"),
        (lambda: read(Source(1, b"")), "Source.name 应为 str，不是 int"),
        (lambda: list(check_many([Source("a", "words")], processes=1)), "Source.data 应为 bytes，不是 str"),
        (lambda: fix_text("", unsafe="no"), "unsafe 应为 bool，不是 str"),
        (lambda: annotate_file("a.docx", "b.docx", revise=1), "revise 应为 bool，不是 int"),
        (lambda: Linter("numbering"), "rules 的一项 应为 Rule，不是 str"),
        (lambda: Document(3), "text 应为 str，不是 int"),
        (lambda: Linter([]).lint("words"), "document 应为 Document，不是 str"),
        (lambda: write(Document(""), None), "text 应为 str，不是 NoneType"),
    ],
)  # fmt: skip
def test_an_argument_of_another_type_is_refused_at_the_door(call: Callable[[], object], told: str) -> None:
    """The name of the argument and what it should be, not an error from somewhere inside."""
    with pytest.raises(TypeError, match=f"^{told}$"):
        call()


@pytest.mark.parametrize("name", ["a\0b.txt", "a\ud800.txt"])
def test_what_is_no_path_is_an_error_in_words(tmp_path: Path, name: str) -> None:
    """NUL and half characters, at which Python stops before the system is asked."""
    bad, draft = tmp_path / name, tmp_path / "a.docx"
    draft.write_bytes(docx(p(r("示例市开展工作,按期完成。"))))
    for call in (check_file, fix_file, lambda path: annotate_file(path, tmp_path / "b.docx")):
        with pytest.raises(SourceError, match="无法读取"):
            call(bad)
    with pytest.raises(SourceError, match="无法写入"):
        annotate_file(draft, tmp_path / "没有" / name)
    for choose in (load_config, lambda path: check_text("文", config=path)):
        with pytest.raises(ConfigError, match="配置"):
            choose(bad)


def test_a_path_with_nul_is_named_in_the_message() -> None:
    """So that a caller sees which argument it was."""
    with pytest.raises(SourceError, match="无法读取：path 里有空字符"):
        check_file("a\0b.txt")


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("odd", ["\ud800", "\ufeff", "\0"])
def test_half_characters_and_marks_stay_where_they_are(name: str, odd: str) -> None:
    """A text that somebody holds may have them anywhere: it is checked, and every place is in that text."""
    text = f"{odd}# 关于{odd}做好工作的通知\n\n各{odd}单位要做好准备,{odd}按期完成。\n\n[链接]: <a{odd}b>\n"
    report = check_text(text, name=name)
    assert report.document.text == text
    assert report.failures == ()
    assert [d.span.of(text) for d in report if d.rule == "punctuation/half-width-mark"] == [","]
    assert fix_text(text, name=name).text.replace(odd, "") == text.replace(odd, "").replace(",", "，")
