"""Reads YAML strictly and remembers the line of every key, so that errors can point at it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..complaints import of_system, of_yaml
from ..rule import RuleError

Key = tuple[str | int, ...]


class YamlFile:
    """The values of a YAML file and the lines they stand on.

    Only text, whole numbers, decimals, true/false and null are values; anything
    else that YAML would guess (dates, yes/no, octals) stays the text that was typed.
    """

    def __init__(self, path: Path, text: str) -> None:
        import yaml

        self.name = str(path)
        self._lines: dict[Key, int] = {}
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            node = yaml.compose(text, Loader=loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            words = f"不是合格的 YAML：{of_yaml(error.problem)}"
            raise RuleError(self.name, words, line=mark.line + 1 if mark else 0) from error
        except yaml.YAMLError as error:
            raise RuleError(self.name, f"不是合格的 YAML：{of_yaml(str(error))}") from error
        self.value: Any = None if node is None else self._value(node, ())

    @classmethod
    def read(cls, path: Path) -> YamlFile:
        """Read a file; raise :class:`RuleError` where it cannot be read or parsed."""
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise RuleError(str(path), f"无法读取：{of_system(error)}") from error
        return cls(path, text)

    def error(self, key: Key, problem: str) -> RuleError:
        """Return an error that points at a key, or at the nearest key above it."""
        return RuleError(self.name, problem, line=self.line(key), key=".".join(map(str, key)))

    def line(self, key: Key) -> int:
        """Return the line of a key, or of the nearest key above it."""
        while key and key not in self._lines:
            key = key[:-1]
        return self._lines.get(key, 1)

    def _value(self, node: Any, key: Key) -> Any:
        self._lines.setdefault(key, node.start_mark.line + 1)
        kind = node.id
        if kind == "scalar":
            return self._scalar(node)
        if kind == "sequence":
            return [self._value(child, (*key, i)) for i, child in enumerate(node.value)]
        result: dict[str, Any] = {}
        for name_node, child in node.value:
            name = str(name_node.value)
            self._lines[(*key, name)] = name_node.start_mark.line + 1
            if name in result:
                raise self.error((*key, name), "键重复")
            result[name] = self._value(child, (*key, name))
        return result

    @staticmethod
    def _scalar(node: Any) -> Any:
        if node.style in ("'", '"', "|", ">"):
            return node.value
        kind = node.tag.rpartition(":")[2]
        if kind == "null":
            return None
        if kind == "bool" and node.value in ("true", "false"):
            return node.value == "true"
        if kind == "int" and (node.value == "0" or not node.value.startswith("0")):
            return int(node.value) if node.value.lstrip("-").isdigit() else node.value
        if kind == "float":
            try:
                return float(node.value)
            except ValueError:
                return node.value
        return node.value
