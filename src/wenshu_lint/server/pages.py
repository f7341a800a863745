"""The page of a rule, as an editor shows it over a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..catalog.builtin import rules_folder
from ..diagnostic import Diagnostic
from ..reporters.display import visible
from ..reporters.wording import LEVELS
from ..source import WenshuError
from .drafts import Checked

if TYPE_CHECKING:
    from ..catalog.load import RuleFile
    from ..catalog.model import ExampleModel

_MARKS = re.compile(r"([\\`*_<>|\[\]#~$])")
_EXAMPLES = 2
"""How many examples of each sort are shown."""


def page(checked: Checked, found: Diagnostic) -> str:
    """Return what there is to know about a finding and its rule, as Markdown."""
    file = _file_of(checked, found.rule)
    facts = [f"`{found.rule}`", LEVELS[found.severity], found.gate]
    pieces = [f"**{_escaped(found.name)}**（{'，'.join(filter(None, facts))}）", _escaped(found.message)]
    if found.fix is not None:
        pieces.append(f"修改：{_escaped(found.fix.message)}")
    if found.hint:
        pieces.append(f"建议：{_escaped(found.hint)}")
    if file is not None and file.why:
        pieces.append(f"道理：{_escaped(file.why)}")
    if found.basis:
        pieces.append("依据：\n\n" + "\n".join(f"- {_escaped(label)}" for label in found.basis))
    if file is not None:
        pieces += _examples(file.examples)
    return "\n\n".join(pieces)


def plain(markdown: str) -> str:
    """Return a page for an editor that knows no Markdown."""
    words = re.sub(r"^```\w*\n|^```$\n?", "", markdown, flags=re.M).replace("**", "")
    return re.sub(r"\\([\\`*_<>|\[\]#~$])", r"\1", words)


def _file_of(checked: Checked, rule: str) -> RuleFile | None:
    """Return the file of a rule; ``None`` for one that is not written down, or no longer as it was."""
    from ..catalog.load import load_rule

    folders = (*checked.config.packs, rules_folder())
    path = next(
        (path for path in (Path(folder, f"{rule}.yml") for folder in folders) if path.is_file()), None
    )
    try:
        return None if path is None else load_rule(path)
    except WenshuError:
        return None


def _examples(examples: tuple[ExampleModel, ...]) -> Iterator[str]:
    wrong = [example.bad for example in examples if example.bad is not None]
    right = [example.good for example in examples if example.bad is None and example.good is not None]
    repaired = [example.good for example in examples if example.bad is not None and example.good is not None]
    for title, texts in (("误", wrong), ("正", [*repaired[:1], *right])):
        yield from (f"{title}：\n\n{_fenced(text)}" for text in texts[:_EXAMPLES])


def _fenced(text: str) -> str:
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    shown = "\n".join(visible(line) for line in text.rstrip("\n").split("\n"))
    return f"{fence}text\n{shown}\n{fence}"


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", visible(text.replace("\n", " ")))
