"""Says a phrase in the user's language; the Chinese one stands in the code, its English in a table."""

from __future__ import annotations


def say(language: str, phrase: str, *words: object) -> str:
    """Return a phrase in a language, with its places filled in.

    :param phrase: the Chinese form; ``KeyError`` where the table of English lacks it.
    """
    if language == "en":
        from .english import ENGLISH

        phrase = ENGLISH[phrase]
    return phrase.format(*words) if words else phrase
