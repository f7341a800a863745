"""Words as the generated pages show them."""

from __future__ import annotations

import re
from pathlib import Path

from wenshu_lint.reporters.display import visible

TOP = Path(__file__).parents[1]
MADE = "<!-- 本页由 python -m tests.pages --write 生成，请勿手改。 -->\n"


def escaped(text: str) -> str:
    """Return plain words so that Markdown shows them as they are."""
    return re.sub(r"([\\`*_<>|\[\]#~$])", r"\\\1", visible(text.replace("\n", " ")))
