"""Runs one Python tool on texts: ``python run_python.py TOOL TEXTS.json`` prints what it finds as JSON.

Stands alone, for it is run by the Python into which the tools were installed.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import json
import logging
import subprocess
import sys
import types
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from pathlib import Path

Finder = Callable[[str, str], "list[tuple[int, int]]"]
"""Name and text → places."""
_NO_SPACES = (
    '{"rules": {"space-word": 0, "space-punctuation": 0, "space-bracket": 0, "space-backticks": 0,'
    ' "space-dash": 0, "space-dollar": 0}}'
)


def changes(before: str, after: str) -> list[tuple[int, int]]:
    """Return the places that a formatter would change."""
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [(start, end) for tag, start, end, _, _ in codes if tag != "equal"]


def by_lines(text: str, after: str) -> list[tuple[int, int]]:
    """Return the places that a formatter would change, line by line where it keeps the lines."""
    old, new = text.split("\n"), after.split("\n")
    if len(old) != len(new):
        return changes(text, after)
    found, start = [], 0
    for one, other in zip(old, new, strict=True):
        if one != other:
            found += [(start + begin, start + end) for begin, end in changes(one, other)]
        start += len(one) + 1
    return found


def autocorrect(quiet: bool) -> Finder:
    """The library of autocorrect; with ``quiet`` it leaves blanks between Chinese and Latin alone."""
    module = importlib.import_module("autocorrect_py")
    if quiet:
        module.load_config(_NO_SPACES)
    return lambda name, text: by_lines(text, module.format_for(text, name))


def languagetool() -> Finder:
    """The rules of LanguageTool for Chinese, in a port to Rust that needs no Java."""
    engine = importlib.import_module("lt_py").Engine("zh-CN")

    def find(_: str, text: str) -> list[tuple[int, int]]:
        data = text.encode()
        ends = [(match["offset"], match["offset"] + match["length"]) for match in engine.check(text)]
        return [(_characters(data, start), _characters(data, end)) for start, end in ends]

    return find


def _characters(data: bytes, offset: int) -> int:
    return len(data[:offset].decode(errors="ignore"))


def pycorrector(kind: str) -> Finder:
    """The parts of pycorrector that need no model; its package imports torch, so its modules are taken singly."""
    root = importlib.metadata.distribution("pycorrector").locate_file("pycorrector")
    bare = types.ModuleType("pycorrector")
    bare.__path__ = [str(root)]
    sys.modules["pycorrector"] = bare
    module = importlib.import_module(f"pycorrector.{kind}_corrector")
    if kind == "confusion":
        sys.exit("it brings no words of its own")
    corrector = getattr(module, f"{kind.capitalize()}Corrector")()

    def find(_: str, text: str) -> list[tuple[int, int]]:
        errors = corrector.correct(text)["errors"]
        return [(at, at + len(wrong)) for wrong, _, at in errors]

    return find


def ours() -> Finder:
    """wenshu-lint with its default rules."""
    module = importlib.import_module("wenshu_lint")
    return lambda name, text: [tuple(found.span) for found in module.check_text(text, name=name)]


def gongwen(paths: Iterable[str]) -> dict[str, list[str]]:
    """Return the rule of each finding of gongwen-skill in Word files."""
    said = {}
    for path in paths:
        command = [str(Path(sys.executable).with_name("gongwen")), "check", "--json", path]
        done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", errors="replace")
        said[path] = [issue["rule_id"] for issue in json.loads(done.stdout[done.stdout.index("[") :])]
    return said


TOOLS: dict[str, tuple[str, Callable[[], Finder]]] = {
    "wenshu-lint": ("wenshu-lint", ours),
    "autocorrect": ("autocorrect-py", lambda: autocorrect(False)),
    "autocorrect-quiet": ("autocorrect-py", lambda: autocorrect(True)),
    "languagetool": ("lingotweaker", languagetool),
    "pycorrector-confusion": ("pycorrector", lambda: pycorrector("confusion")),
    "pycorrector-proper": ("pycorrector", lambda: pycorrector("proper")),
}


def main() -> None:
    """Print the version and what was found."""
    logging.disable(logging.CRITICAL)
    tool, file = sys.argv[1:]
    texts: dict[str, str] = json.loads(Path(file).read_text(encoding="utf-8"))
    if tool == "gongwen-skill":
        print(
            json.dumps(
                {"version": importlib.metadata.version(tool), "said": gongwen(texts)}, ensure_ascii=False
            )
        )
        return
    package, make = TOOLS[tool]
    version = importlib.metadata.version(package)
    find = make()
    print(json.dumps({"version": version, "found": {name: find(name, text) for name, text in texts.items()}}))


if __name__ == "__main__":
    main()
