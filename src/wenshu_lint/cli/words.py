"""Says a phrase in the user's language; the Chinese one stands in the code, its English in a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..report import FileReport


def say(language: str, phrase: str, *words: object) -> str:
    """Return a phrase in a language, with its places filled in.

    :param phrase: the Chinese form; ``KeyError`` where the table of English lacks it.
    """
    if language == "en":
        from .english import ENGLISH

        phrase = ENGLISH[phrase]
    return phrase.format(*words) if words else phrase


def complaint(language: str, error: Exception | str, name: str = "") -> str:
    """Return the lines that tell an error of the library, one for each mistake.

    Errors in a file of rules stay as they are: rules speak Chinese.

    :param name: the file it is about, where ``error`` is only the text of one.
    """
    word = say(language, "错误：")
    return word + plainly(language, error, name).replace("\n", f"\n{word}")


def plainly(language: str, error: Exception | str, name: str = "") -> str:
    """Return what :func:`complaint` tells without the word before; notices, too, are told so."""
    if language == "en":
        from ..rule import RuleError
        from .translating import in_english

        if not (isinstance(error, RuleError) and error.line):
            return in_english(str(error), {name, *_names(error)})
    return str(error)


def _names(error: Exception | str) -> Iterator[str]:
    """Yield the names of the files that an error is about."""
    yield getattr(error, "name", "") or getattr(error, "file", "")
    for other in getattr(error, "others", ()):
        yield from _names(other)


def retold(language: str, report: FileReport) -> FileReport:
    """Return a report whose notices, and whose reasons not to check, are in a language."""
    if language == "en":
        from .translating import report_in_english

        return report_in_english(report)
    return report
