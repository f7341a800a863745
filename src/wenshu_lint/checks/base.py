"""What every kind of check is: a frozen value whose fields are the options of a rule file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from ..diagnostic import Finding
from ..document import Document
from ..span import Span


class Check:
    """Finds one kind of fault.

    A kind is a frozen dataclass that derives from this class. Its fields are the
    keys a rule file may give; its instances keep no state between documents.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    needs: ClassVar[str] = ""
    """``word`` for a check that can only run on a Word document, else empty."""
    raw = False
    """True when literals are looked for in the text as typed, not in its simplified shadow."""

    def words(self) -> frozenset[str]:
        """Return the names that a message may use, besides ``match``."""
        return frozenset()

    def literals(self) -> Iterable[str]:
        """Return the strings one of which must occur before the check can find anything.

        A check without literals runs on every document, with no hits.
        """
        return ()

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Yield the faults of a document.

        :param hits: where the literals stand, sorted; overlapping ones included.
        """
        raise NotImplementedError

    def prepared(self) -> Check:
        """Return the check with everything derived that is worth storing (see the catalog).

        :raises ValueError: with a message for the author of the rule.
        """
        return self
