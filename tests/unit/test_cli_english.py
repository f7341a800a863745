"""What the library says in Chinese, told in English by the command line: errors and readers' notices."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wenshu_lint.catalog.builtin import builtin_profiles
from wenshu_lint.cli.english_errors import ENGLISH
from wenshu_lint.cli.translating import in_english
from wenshu_lint.cli.words import complaint
from wenshu_lint.rule import RuleError
from wenshu_lint.source import ConfigError, SourceError

from .cli_office import Office, opened

SOURCES = Path(__file__).parents[2] / "src" / "wenshu_lint"
ROOMS = (
    "api.py",
    "baseline.py",
    "catalog/options.py",
    "cli/fixing.py",
    "complaints.py",
    "config",
    "engine.py",
    "files.py",
    "http/labour.py",
    "http/running.py",
    "many.py",
    "nearest.py",
    "nodes.py",
    "readers",
    "source.py",
    "writers",
)
"""Where the words of errors and notices are written."""
NO_MESSAGES = {
    "complaints.py": {"_YAML"},
    "config/schema.py": {"_SELECTOR", "_CHOICE", "_GENRES", "SCHEMA", "config_schema"},
    "config/value.py": {"DEFAULT_PROFILE"},
    "engine.py": {"Linter"},
    "files.py": {"COPY"},
    "http/labour.py": {"_FIRST"},
    "many.py": {"check_many"},
    "nodes.py": {"ROLES"},
    "readers/docx/numerals.py": {"*"},
    "readers/docx/traces.py": {"*"},
    "readers/plausible.py": {"*"},
    "source.py": {"expect"},
    "writers/docx/comments.py": {"AUTHOR"},
}
"""Names, by file, whose strings tell no user of the command line anything.

They are numerals, samples, descriptions, mistakes of programs, what rules alone say.
"""
HAN = re.compile("[\u4e00-\u9fff]")
FILLED = "7"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with opened(tmp_path, monkeypatch) as made:
        yield made


# --- the table ----------------------------------------------------------------------


def strings(tree: ast.AST) -> Iterator[str]:
    """Every string with a 汉字 in it that is not documentation, its places filled."""
    inner: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            inner.add(id(node.value))
        elif isinstance(node, ast.JoinedStr):
            inner.update(map(id, node.values))
            yield "".join(str(v.value) if isinstance(v, ast.Constant) else FILLED for v in node.values)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inner:
            yield re.sub(r"\{\d?\}", FILLED, node.value)


def named(tree: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    """Every statement at the top of a module, with the name that it gives."""
    for statement in tree.body:
        names = (node.id for node in ast.walk(statement) if isinstance(node, ast.Name))
        yield getattr(statement, "name", "") or next(names, ""), statement


def messages() -> Iterator[tuple[str, str]]:
    """Every message of the library, or piece of one, with its file."""
    for room in ROOMS:
        top = SOURCES / room
        for path in sorted(top.rglob("*.py")) if top.is_dir() else [top]:
            file = path.relative_to(SOURCES).as_posix()
            left_out = NO_MESSAGES.get(file, set())
            for name, statement in named(ast.parse(path.read_text(encoding="utf-8"))):
                if not {name, "*"} & left_out:
                    yield from ((file, words) for words in strings(statement) if HAN.search(words))
    for folder, maker in (
        ("checks", "ValueError"),
        ("catalog", "RuleError"),
        ("cli", "RuleError"),
        ("cli", "Notice"),
        ("cli", "_GONE"),
        ("reporters", "ConfigError"),
    ):
        for path in sorted((SOURCES / folder).glob("*.py")):
            text = path.read_text(encoding="utf-8")
            for node in ast.walk(ast.parse(text)) if maker in text else ():
                if maker == name_of(node) and not has_line(node):
                    yield from ((path.name, words) for words in strings(node) if HAN.search(words))


def has_line(node: ast.AST) -> bool:
    """Whether an error points into a file of rules: those stay Chinese."""
    return isinstance(node, ast.Call) and any(keyword.arg == "line" for keyword in node.keywords)


def name_of(node: ast.AST) -> str:
    """The name of what is called, or to which something is assigned."""
    found = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "func", None)
    return found.id if isinstance(found, ast.Name) else ""


def test_every_message_of_the_library_has_its_english() -> None:
    """One without is told in Chinese to somebody who asked for English."""
    found = list(messages())
    assert len(found) > 150
    unknown = [(file, words) for file, words in found if HAN.search(in_english(words))]
    assert [(file, place) for file, place in unknown if HAN.search(in_english(f"{place}：键重复"))] == []


def test_every_phrase_of_the_table_is_said() -> None:
    """None is left in it when the library has changed its words."""
    said = "\n".join(words for _, words in messages())
    pieces = {chinese: re.split(r"\{\d(?:!\w)?\}", chinese) for chinese in ENGLISH}
    assert [chinese for chinese, words in pieces.items() if not all(piece in said for piece in words)] == []


def test_the_table_keeps_its_places() -> None:
    """What stands in the Chinese stands in the English, treated in the same way, and nothing is left Chinese."""
    places = re.compile(r"\{\d(?:!\w)?\}")
    for chinese, english in ENGLISH.items():
        said = {place[1] for place in places.findall(english)}
        assert said <= {place[1] for place in places.findall(chinese)}, chinese
        assert not HAN.search(english), english


# --- one text -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("稿.txt：没有这个文件或文件夹", "稿.txt: no such file or folder"),
        ("稿.txt：无法读取：没有权限", "稿.txt: cannot be read: permission denied"),
        (
            "稿.txt：第 3 行第 5 字节附近：按 UTF-8 读取时遇到无效字节，文件可能损坏，或编码另有其名",
            "稿.txt: line 3, near byte 5: invalid bytes when read as UTF-8; the file is damaged, "
            "or in another encoding",
        ),
        (
            "a.toml:3：per-path 第 2 项.selct：没有这个键，是不是“select”；可用：paths、select",
            "a.toml:3: per-path #2.selct: no such key; did you mean select? Known: paths, select",
        ),
        ("a.toml:3：select：应为一个列表 [ … ]，不是 3", "a.toml:3: select: must be a list [ … ], not 3"),
        (
            "select：没有规则与“甲、乙”相符，是不是“甲”“乙”“丙”",
            "select: no rule matches '甲、乙'; did you mean 甲, 乙 or 丙?",
        ),
        (
            "有未处理的修订（插入 2 处、删除 1 处），按全部接受修订后的文字检查",
            "tracked changes (2 insertion(s), 1 deletion(s)); checked as if all were accepted",
        ),
        (
            "上一稿：有 2 个图示或图表，其中的文字未检查",
            "previous draft: 2 diagram(s) or chart(s); their text was not checked",
        ),
        ("a.toml：缺少 paths\nb.toml：键重复", "a.toml: paths is missing\nb.toml: duplicate key"),
        ("不认得的话：第 3 行", "不认得的话：第 3 行"),
    ],
)
def test_one_text(chinese: str, english: str) -> None:
    """Names and values stay, places and problems are told, line by line."""
    assert in_english(chinese) == english


def test_names_stay_as_they_are() -> None:
    """Even those that look like places or problems."""
    name = "会议：第 3 行：没有权限"
    told = complaint("en", SourceError(name, "没有这个文件或文件夹"))
    assert told == f"Error: {name}: no such file or folder"
    assert complaint("en", SourceError(name, "unheard of", "")) == f"Error: {name}: unheard of"


def test_every_mistake_has_a_line() -> None:
    """Of several, each begins with the word for an error, in both languages."""
    error = ConfigError("表.toml", "没有这个键")
    error.others = (ConfigError("表：键重复.toml", "缺少 paths"),)
    assert complaint("zh", error) == "错误：表.toml：没有这个键\n错误：表：键重复.toml：缺少 paths"
    assert complaint("en", error) == "Error: 表.toml: no such key\nError: 表：键重复.toml: paths is missing"


def test_rules_speak_chinese() -> None:
    """An error of a rule file is told as it is."""
    error = RuleError("a.yml", "没有这个键", line=3, key="x")
    assert complaint("en", error) == "Error: a.yml:3：x：没有这个键"


@given(st.text())
@example("：，；、“”第 3 行 第 1 项\n{0}")
def test_other_words_are_left_alone(text: str) -> None:
    """A text without a known phrase comes back as it was, whatever it is."""
    known = (re.sub(r"\{.*?\}", "\0", chinese).split("\0") for chinese in ENGLISH)
    if not any(all(piece in text for piece in pieces) for pieces in known):
        assert in_english(text) == text


_PIECES = sorted(
    {piece for chinese in ENGLISH for piece in re.split(r"(\{.*?\})", chinese)} | {"：", "“", "甲"}
)


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_no_text_is_too_odd(text: str) -> None:
    """Phrases in any disorder raise nothing and lose no line."""
    assert in_english(text).count("\n") == text.count("\n")
    assert in_english(text, [text[:3]]).startswith(text[:3])


# --- the command --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("check", "none.txt"), "no such file or folder"),
        (("check", "broken.docx"), "damaged"),
        (("check", "gb.txt", "--encoding", "utf-8"), "line 1, near byte 1: invalid bytes"),
        (("check", "gb.txt", "--encoding", "klingon"), "unsupported encoding 'klingon'"),
        (("check", "gb.txt", "--config", "bad.toml"), "bad.toml:1: not valid TOML"),
        (("check", "gb.txt", "--config", "unknown.toml"), "unknown.toml:1: ignor: no such key; did you mean"),
        (("check", "gb.txt", "--config", "none.toml"), "no such configuration file"),
        (("check", "gb.txt", "--config", "type.toml"), "type.toml:1: select: must be a list"),
        (
            ("check", "gb.txt", "--select", "oa/eror"),
            "select: no rule matches 'oa/eror'; did you mean oa/error",
        ),
        (("check", "gb.txt", "--profile", "letter"), "profile: no profile 'letter'"),
        (("check", "gb.txt", "-o", "none/report"), "cannot be written: no such file or folder"),
        (("check", "gb.txt", "--format", "concise"), "gb.txt: Note: read as GB18030"),
        (("check", "empty"), "no drafts"),
        (("census", "none.txt"), "no such file or folder"),
        (("annotate", "gb.txt"), "only Word drafts (.docx) can bear comments"),
        (("baseline", "create", "none.txt"), "no such file or folder"),
        (("baseline", "show", "--baseline", "bad.toml"), "the baseline is damaged"),
        (("rule", "try", "oa/error", "broken.docx"), "damaged"),
        (("config", "show", "none/x", "--config", "none.toml"), "no such configuration file"),
    ],
)
def test_commands_tell_in_english(office: Office, args: tuple[str, ...], words: str) -> None:
    """Standard error has no Chinese but the names of profiles, and Chinese users read what they always did."""
    office.write("broken.docx", b"PK\x03\x04 and no more")
    office.write("gb.txt", "各单位要认真抓好落实，确保按期完成有关工作。\n".encode("gb18030"))
    office.write("bad.toml", "select = \n")
    office.write("unknown.toml", 'ignor = ["oa"]\n')
    office.write("type.toml", "select = 3\n")
    (office.folder / "empty").mkdir()
    told = office.run(*args, "--lang", "en").stderr
    assert words in told
    for profile in builtin_profiles():
        told = told.replace(profile.name, "")
    assert not HAN.search(told)
    assert HAN.search(office.run(*args).stderr)


def test_each_mistake_of_a_file_in_english(office: Office) -> None:
    """Several are told, a line for each, and every line has the word before it."""
    office.write("a.txt", "某市。\n")
    office.write("two.toml", 'ignor = ["oa"]\nselect = 3\n')
    first, second = office.run("check", "a.txt", "--config", "two.toml", "--lang", "en").stderr.splitlines()
    assert re.fullmatch(r"Error: .*two\.toml:1: ignor: no such key; did you mean ignore\? Known: .*", first)
    assert re.fullmatch(r"Error: .*two\.toml:2: select: must be a list \[ … \], not 3", second)


def test_english_is_loaded_only_when_asked() -> None:
    """A Chinese user does not wait for it."""
    code = "import sys; from wenshu_lint.cli.words import complaint; complaint('{}', '没有权限'); print(*sys.modules)"
    for language, loaded in (("zh", False), ("en", True)):
        run = [sys.executable, "-c", code.format(language)]
        modules = subprocess.run(run, capture_output=True, text=True, check=True).stdout.split()
        assert ("wenshu_lint.cli.english_errors" in modules) is loaded


def test_notices_in_english(office: Office) -> None:
    """The report for people has them in English, reports for machines have everything as it is."""
    office.write("broken.docx", b"PK\x03\x04 and no more")
    office.write("gb.txt", "各单位要认真抓好落实，确保按期完成有关工作。\n".encode("gb18030"))
    assert "gb.txt Note: read as GB18030" in office.run("check", "gb.txt", "--lang", "en").stdout
    assert "文件损坏" in office.run("check", "broken.docx", "--lang", "en", "--format", "junit").stdout
    assert "gb.txt 说明：按 GB18030 读取" in office.run("check", "gb.txt").stdout


def test_reasons_in_english(office: Office) -> None:
    """Why a rule was not checked is told in English too."""
    office.write("a.txt", "The office files its papers in good order and keeps them for years. " * 3)
    assert "not checked oa/error: not in Chinese" in office.run("check", "a.txt", "-v", "--lang", "en").stdout
