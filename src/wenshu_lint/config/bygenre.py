"""Checks each draft by the rules for its 文种, where a configuration says something of its own for some."""

from __future__ import annotations

from ..document import Document
from ..engine import Linter
from ..report import Report
from .value import Config


class LinterByGenre(Linter):
    """The linter of a configuration with per-genre tables.

    :attr:`rules` are those for drafts that no table names.

    :raises ConfigError: for a table that cannot be used, whether a draft asks for it or not.
    """

    def __init__(self, config: Config) -> None:
        super().__init__(config.rules(), known=config.names())
        made: dict[Config, Linter] = {}
        self._special: dict[str, Linter] = {}
        for table in config.per_genre:
            for genre in table.genres:
                special = config.for_genre(genre)
                if special not in made:
                    made[special] = Linter(special.rules(), known=special.names())
                self._special[genre] = made[special]

    def lint(self, document: Document) -> Report:
        """Check a document by the rules for its 文种."""
        special = self._special.get(document.genre)
        return super().lint(document) if special is None else special.lint(document)
