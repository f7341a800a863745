"""What every kind of check is: a frozen value whose fields are the options of a rule file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, ClassVar

from ..diagnostic import Edit, Finding
from ..document import Document
from ..span import Span
from .value import Value

Occasion = tuple[str, str]
"""A kind of thing and its name: ``("element", "标题")``."""


class Check(Value):
    """Finds one kind of fault.

    A kind is a class that derives from this one. Its annotated attributes are the keys
    a rule file may give; its instances keep no state between documents.
    """

    needs: ClassVar[str] = ""
    """``word`` for a check that can only run on a Word document, else empty."""
    derived: ClassVar[frozenset[str]] = frozenset()
    """Options that :meth:`prepared` works out; no author and no reader needs them."""
    raw = False
    """True when literals are looked for in the text as typed, not in its simplified shadow."""
    either = False
    """True for a check with literals that an occasion wakes as well; it then gets no hits."""

    def words(self) -> frozenset[str]:
        """Return the names that a message may use, besides ``match``."""
        return frozenset()

    def literals(self) -> Iterable[str]:
        """Return the strings one of which must occur before the check can find anything.

        A check without literals runs on every document, with no hits.
        """
        return ()

    def occasions(self) -> Iterable[Occasion]:
        """Return what a document must show before a check without literals can find anything.

        One of them suffices; none means every document. Literals do without, unless ``either``.
        What there is to ask for stands in :func:`~wenshu_lint.occasions.present`.
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

    def built(self) -> Check:
        """Return the check itself; a :class:`Deferred` one is built now."""
        return self


class Deferred(Check):
    """A check of the compiled rulebook: its literals are known, the rest is built when one is found.

    Most drafts hold few of the literals, so most kinds of check are never even imported.
    """

    _build: Callable[[], Check]
    _literals: Sequence[str]
    _occasions: Sequence[Occasion]
    _made: Check | None = None

    def __init__(
        self,
        build: Callable[[], Check],
        literals: Sequence[str],
        occasions: Sequence[Occasion],
        **known: Any,
    ) -> None:
        own = {"_build": build, "_literals": literals, "_occasions": occasions, **known}
        self.__dict__.update(own)

    def words(self) -> frozenset[str]:
        """What the check itself offers."""
        return self.built().words()

    def literals(self) -> Iterable[str]:
        """The literals of the check, as compiled."""
        return self._literals

    def occasions(self) -> Iterable[Occasion]:
        """The occasions of the check, as compiled."""
        return self._occasions

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Finding]:
        """Build the check, then let it find."""
        return self.built().find(document, hits)

    def built(self) -> Check:
        """Return the check itself, built once; from then on ``find`` is its own."""
        made = self._made
        if made is None:
            made = self._build()
            self.__dict__.update(_made=made, find=made.find)
        return made


def said_once(found: Iterable[Finding], document: Document) -> Iterator[Finding]:
    """Yield the first finding about each thing flagged, with the edits of all that no protected place holds.

    What a conversion did to a draft it did everywhere: that is one thing to decide. ``places`` in the
    message is how many places there are.
    """
    kinds: dict[str, list[Finding]] = {}
    for finding in found:
        kinds.setdefault(finding.words.get("code") or finding.span.of(document.text), []).append(finding)
    for same in kinds.values():
        first = same[0]
        edits = tuple(
            Edit(span, right)
            for span, _, right, *_ in same
            if right is not None and not document.touches(("protected",), span)
        )
        yield first._replace(words={**first.words, "places": str(len(same))}, replacement=None, edits=edits)
