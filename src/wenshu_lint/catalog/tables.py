"""Reads word tables: tab-separated lines under a header that names the columns."""

from __future__ import annotations

from pathlib import Path

from ..complaints import of_system
from ..rule import RuleError

LIST_COLUMNS = frozenset({"exceptions", "anchors", "members"})
"""Columns that hold several values, separated by ``|``."""


def read_table(path: Path, columns: frozenset[str], needed: str = "") -> list[dict[str, str | list[str]]]:
    """Return the rows of a table as mappings; blank lines and lines that start with # are skipped.

    :param needed: a column that no row may leave empty, for the message of the rule shows it.
    :raises RuleError: naming file and line, for an unknown column or a line of another length.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(str(path), f"无法读取词表：{of_system(error)}") from error
    rows: list[dict[str, str | list[str]]] = []
    header: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            header = cells
            unknown = [name for name in header if name not in columns]
            if unknown:
                known = "、".join(sorted(columns))
                raise RuleError(str(path), f"词表没有“{unknown[0]}”这一列，可用：{known}", line=number)
        elif len(cells) > len(header):
            raise RuleError(str(path), f"本行有 {len(cells)} 格，表头只有 {len(header)} 列", line=number)
        else:
            row = {name: _cell(name, cell) for name, cell in zip(header, cells, strict=False) if cell}
            if needed and needed not in row:
                raise RuleError(
                    str(path), f"本行没有写“{needed}”，而规则的 message 用了 {{fix}}", line=number
                )
            rows.append(row)
    return rows


def _cell(name: str, cell: str) -> str | list[str]:
    return [part for part in cell.split("|") if part] if name in LIST_COLUMNS else cell
