"""Lays help out by the cells that characters take on the screen, not by their number."""

from __future__ import annotations

import re
from typing import Any

import click

from ..reporters.display import width


class Formatter(click.HelpFormatter):
    """Lays help out by the cells that characters take, not by their number."""

    def write_text(self, text: str) -> None:
        """Write paragraphs; every line of the source is one."""
        room = self.width - self.current_indent
        for line in text.splitlines():
            for piece in wrapped(line, room) or [""]:
                self.write(f"{'':{self.current_indent}}{piece}".rstrip() + "\n")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section; a Chinese one has a Chinese colon."""
        colon = ":" if heading.isascii() else "："
        self.write(f"{'':{self.current_indent}}{heading}{colon}\n")

    def write_dl(self, rows: Any, col_max: int = 30, col_spacing: int = 2) -> None:
        """Write terms and what they mean in two columns."""
        rows = list(rows)
        first = min(max(width(term) for term, _ in rows), col_max) + col_spacing
        pad = " " * (self.current_indent + first)
        for term, meaning in rows:
            lines = wrapped(meaning, self.width - len(pad)) or [""]
            head = f"{'':{self.current_indent}}{term}"
            if width(term) + col_spacing > first:
                lines.insert(0, "")
            self.write((head + " " * (len(pad) - width(head)) + lines[0]).rstrip() + "\n")
            for line in lines[1:]:
                self.write(f"{pad}{line}\n")


def wrapped(text: str, room: int) -> list[str]:
    """Return a text in lines of so many cells; a mark never begins a line."""
    lines: list[str] = []
    line = ""
    for piece in re.findall(r"[!-~]+|\s+|.[，。；：、）”》]*", text):
        if width(line + piece) > room and line:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines
