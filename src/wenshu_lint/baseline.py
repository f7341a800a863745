"""Known findings of old drafts, remembered without their words, so that only new ones are reported."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from .diagnostic import Diagnostic
from .document import Document
from .report import Report
from .source import ConfigError
from .writers.files import replace_file

FILE = "wenshu-lint-baseline.json"
"""The usual name of a baseline."""

_FORMAT = 1


class Key(NamedTuple):
    """What makes a finding the same one after an edit elsewhere: its rule and its paragraph."""

    rule: str
    block: str
    """The start of a hash of the paragraph; no line number, none of its words."""


Counts = Mapping[Key, int]


@dataclass(frozen=True, slots=True)
class Baseline:
    """The known findings of files, named by their path from the folder of the baseline."""

    path: Path
    files: Mapping[str, Counts] = field(default_factory=dict)

    def name_of(self, file: str | Path) -> str:
        """Return the name under which a file is remembered."""
        place, folder = Path(file).resolve(), self.path.resolve().parent
        try:
            return Path(os.path.relpath(place, folder)).as_posix()
        except ValueError:  # another drive
            return place.as_posix()


def read_baseline(path: Path) -> Baseline:
    """Read a baseline; a missing file is one without entries.

    :raises ConfigError: for a file that is none, with the line where it is broken.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Baseline(path)
    except (OSError, UnicodeDecodeError) as error:
        from .complaints import of_system

        raise ConfigError(str(path), f"无法读取存量问题文件：{of_system(error)}") from error
    except ValueError as error:
        line = getattr(error, "lineno", 0)
        raise ConfigError(str(path), "存量问题文件已损坏，请恢复或重新生成", line=line) from error
    if not isinstance(data, dict) or data.get("format") != _FORMAT:
        raise ConfigError(str(path), "不是本版本的存量问题文件，请重新生成", key="format")
    try:
        return Baseline(path, {name: _counts(entries) for name, entries in data["files"].items()})
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ConfigError(str(path), "存量问题文件已损坏，请恢复或重新生成", key="files") from error


def apply_baseline(
    baseline: Baseline, report: Report, *, mandatory: Collection[str] = ()
) -> tuple[Report, Counts]:
    """Return the report without the known findings, and the known ones that still occur.

    Of several like findings in one paragraph as many are known as were counted, the first ones.

    :param mandatory: ids of rules whose findings are always reported.
    """
    known = baseline.files.get(baseline.name_of(report.document.name))
    if not known:
        return report, {}
    left = Counter(known)
    used: Counter[Key] = Counter()
    kept: list[Diagnostic] = []
    for diagnostic in report.diagnostics:
        key = _key(report.document, diagnostic)
        if diagnostic.rule in mandatory or not left[key]:
            kept.append(diagnostic)
            continue
        left[key] -= 1
        used[key] += 1
    return Report(report.document, kept, report.skipped, report.failures, report.suppressed), used


def make_baseline(path: Path, reports: Iterable[Report], *, mandatory: Collection[str] = ()) -> Baseline:
    """Return a baseline in which every finding of the reports is known, those of mandatory rules apart."""
    empty = Baseline(path)
    files = {empty.name_of(r.document.name): counted(r, mandatory=mandatory) for r in reports}
    return Baseline(path, {name: counts for name, counts in files.items() if counts})


def counted(report: Report, *, mandatory: Collection[str] = ()) -> Counts:
    """Return the findings of a report as a baseline counts them."""
    return Counter(_key(report.document, d) for d in report.diagnostics if d.rule not in mandatory)


def shrunk(baseline: Baseline, used: Mapping[str, Counts]) -> Baseline:
    """Return the baseline without what no longer occurs; the very same one where all still does.

    :param used: for every file that was checked, by its name here, the known findings that occur.
    """
    files: dict[str, Counts] = {}
    for name, counts in baseline.files.items():
        found = used.get(name, counts)
        less = {key: min(count, found.get(key, 0)) for key, count in counts.items() if found.get(key)}
        if less:
            files[name] = less
    return baseline if files == baseline.files else Baseline(baseline.path, files)


def updated(baseline: Baseline, fresh: Baseline, names: Collection[str]) -> Baseline:
    """Return the baseline with some files as another has them; the very same one where they agree."""
    files = {name: counts for name, counts in baseline.files.items() if name not in names}
    files |= {name: counts for name, counts in fresh.files.items() if name in names}
    return baseline if files == baseline.files else Baseline(baseline.path, files)


def write_baseline(baseline: Baseline) -> None:
    """Write a baseline in one step; the same entries give the same bytes, one line for each.

    :raises SourceError: where the system refuses.
    """
    files = ",\n".join(
        f"{json.dumps(name, ensure_ascii=False)}: [\n{_lines(counts)}\n]"
        for name, counts in sorted(baseline.files.items())
    )
    text = f'{{"format": {_FORMAT}, "files": {{\n{files}\n}}}}\n'
    replace_file(baseline.path, text.encode("utf-8", "surrogatepass"))


def _lines(counts: Counts) -> str:
    return ",\n".join(json.dumps([*key, count]) for key, count in sorted(counts.items()))


def _counts(entries: Any) -> Counts:
    found: Counter[Key] = Counter()
    for rule, block, count in entries:
        if not (isinstance(rule, str) and isinstance(block, str) and isinstance(count, int) and count > 0):
            raise ValueError("an entry is a rule, a hash and a count")
        found[Key(rule, block)] += count
    return found


def _key(document: Document, diagnostic: Diagnostic) -> Key:
    block = document.block_at(diagnostic.span.start)
    words = "" if block is None else "".join(block.span.of(document.text).split())
    return Key(diagnostic.rule, sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16])
