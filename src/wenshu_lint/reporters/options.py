"""How a report should look: the choices a user or a terminal makes."""

from __future__ import annotations

from typing import NamedTuple


class Options(NamedTuple):
    """Choices that reporters share; each uses those that concern it."""

    language: str = "zh"
    """``zh`` or ``en``, for the fixed phrases; messages of rules stay Chinese."""
    colour: bool = False
    columns: int = 100
    """Width of the screen; excerpts are cut to fit."""
    ambiguous: int = 1
    """Cells that the screen gives to characters of ambiguous width (“ ” … —): 1 or 2."""
    encoding: str = "utf-8"
    """What the receiver of the report can show."""
    show_all: bool = False
    """List every finding; otherwise repeats of a rule in one file are folded."""
    show_skipped: bool = False
    """Name the rules that were not checked, not only their number."""
    quiet: bool = False
    """Findings only: no notices and no summary."""
    time: str = ""
    """When the check was made, for people; left out where empty."""
    redact: bool = False
    """Places and rules, but no word of the draft."""
    version: str = ""
    """Our version, for reports that name it; empty leaves it out."""

    @property
    def is_unicode(self) -> bool:
        """Whether the receiver can show every character."""
        return self.encoding.lower().startswith("utf")

    @property
    def rulebook(self) -> str:
        """Name and version of the rulebook, for papers that are kept."""
        return f"wenshu-lint {self.version}".rstrip()
