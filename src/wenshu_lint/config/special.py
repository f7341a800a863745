"""What holds for some drafts only: those in some places, those of some 文种."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .selection import Layer

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Terms(NamedTuple):
    """What one table says; ``None`` for what it leaves as it is."""

    layer: Layer
    profile: str | None = None
    fail_level: str | None = None

    def said(self) -> str:
        """Return everything that matters to the outcome, as one string."""
        return repr((self.profile, self.layer.said(), self.layer.depth))


class PerPath(NamedTuple):
    """Terms for some files: patterns as in ``.gitignore``, seen from a folder."""

    folder: Path
    patterns: tuple[str, ...]
    terms: Terms

    def holds_for(self, path: str | Path) -> bool:
        """Tell whether a file is one of them."""
        return matches(path, self.folder, self.patterns)


class PerGenre(NamedTuple):
    """Terms for drafts whose title names one of some 文种."""

    genres: tuple[str, ...]
    terms: Terms


def matches(path: str | Path, folder: Path, patterns: tuple[str, ...]) -> bool:
    """Tell whether patterns, seen from a folder, match a file or a folder."""
    place = Path(path)
    place = place.parent.resolve() / place.name
    try:
        inside = place.relative_to(folder.resolve()).as_posix()
    except ValueError:
        return False
    return _spec(patterns).match_file(f"{inside}/" if place.is_dir() else inside)


@lru_cache(maxsize=64)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)
